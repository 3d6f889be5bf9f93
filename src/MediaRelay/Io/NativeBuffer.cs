using System.Runtime.InteropServices;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Zeroed memory outside the garbage collector's heap, aligned to a cache line, so that system calls need no pinning.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int CacheLine = 64;

    /// <summary>Null once disposed.</summary>
    private byte* _start;

    public NativeBuffer(int length)
    {
        _start = (byte*)NativeMemory.AlignedAlloc((nuint)length, CacheLine);
        Length = length;
        NativeMemory.Clear(_start, (nuint)length);
    }

    ~NativeBuffer() => Free();

    public byte* Start => _start;

    public int Length { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
