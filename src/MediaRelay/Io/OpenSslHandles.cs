using System.Runtime.InteropServices;

namespace VideoDesk.MediaRelay.Io;

/// <summary>One reference to an SSL_CTX. Every SSL made from it holds another, so the context outlives the handle until the last session ends.</summary>
internal sealed class SslContextHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpenSslNative.ContextFree(handle);
        return true;
    }
}

/// <summary>An SSL with its BIO and the memory that the BIO exchanges datagrams through.</summary>
internal sealed unsafe class SslHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <summary>Freed after the SSL, which frees the BIO.</summary>
    private OpenSslDatagrams* _datagrams;

    /// <summary>Where this handle is counted while it lives.</summary>
    private OpenSslLiveCount? _count;

    public override bool IsInvalid => handle == 0;

    /// <summary>Takes over the memory and counts itself.</summary>
    public void Own(OpenSslDatagrams* datagrams, OpenSslLiveCount count)
    {
        _datagrams = datagrams;
        _count = count;
        count.Add(1);
    }

    protected override bool ReleaseHandle()
    {
        OpenSslNative.Free(handle);
        NativeMemory.Free(_datagrams);
        _count?.Add(-1);
        return true;
    }
}

/// <summary>How many native sessions of one factory have not been freed.</summary>
internal sealed class OpenSslLiveCount
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Add(int difference) => Interlocked.Add(ref _value, difference);
}
