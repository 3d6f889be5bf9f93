using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// What a BIO reads from and writes to, in native memory: the callbacks touch no managed object, so nothing has to be pinned or rooted.
/// One write is one datagram; OpenSSL's own memory BIOs would lose the boundaries.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct OpenSslDatagrams
{
    /// <summary>Several times the longest flight of one small certificate; what does not fit is lost as on any network.</summary>
    private const int OutputCapacity = 8 * 1024;

    private const int LengthPrefix = sizeof(ushort);

    private const int BioTypeSourceSink = 0x0400;

    private const int BioFlagRead = 0x01;

    private const int BioFlagsReadWriteSpecialRetry = 0x0F;

    private const int BioFlagShouldRetry = 0x08;

    private const int BioControlFlush = 11;

    /// <summary>One table of callbacks for the whole process, never freed.</summary>
    private static readonly nint Method = CreateMethod();

    /// <summary>The datagram that is being fed; null when it was read. Borrowed from the caller of Feed.</summary>
    private byte* _input;

    private int _inputLength;

    /// <summary>Where the first datagram that was not taken starts, at its length.</summary>
    private int _outputStart;

    private int _outputEnd;

    private fixed byte _output[OutputCapacity];

    public static OpenSslDatagrams* Allocate() => (OpenSslDatagrams*)NativeMemory.AllocZeroed((nuint)sizeof(OpenSslDatagrams));

    /// <summary>A BIO over this memory, which must outlive it. Zero when there is no memory.</summary>
    public static nint CreateBio(OpenSslDatagrams* datagrams)
    {
        var bio = OpenSslNative.BioNew(Method);
        if (bio != 0)
        {
            OpenSslNative.BioSetData(bio, datagrams);
            OpenSslNative.BioSetInit(bio, 1);
        }

        return bio;
    }

    /// <summary>Lends a datagram to the BIO; a null pointer ends the loan.</summary>
    public void SetInput(byte* input, int length)
    {
        _input = input;
        _inputLength = length;
    }

    /// <summary>The oldest datagram that was written and not taken; valid until the next write.</summary>
    public bool TryTake(out ReadOnlySpan<byte> datagram)
    {
        if (_outputStart == _outputEnd)
        {
            (_outputStart, _outputEnd) = (0, 0);
            datagram = default;
            return false;
        }

        var output = MemoryMarshal.CreateReadOnlySpan(ref _output[_outputStart], _outputEnd - _outputStart);
        var length = MemoryMarshal.Read<ushort>(output);
        datagram = output.Slice(LengthPrefix, length);
        _outputStart += LengthPrefix + length;
        return true;
    }

    private static nint CreateMethod()
    {
        var method = OpenSslNative.BioMethodNew(OpenSslNative.BioNewIndex() | BioTypeSourceSink, "datagrams");
        if (method == 0)
        {
            throw OpenSslNative.Failure("BIO_meth_new");
        }

        _ = OpenSslNative.BioMethodSetWrite(method, &Write);
        _ = OpenSslNative.BioMethodSetRead(method, &Read);
        _ = OpenSslNative.BioMethodSetControl(method, &Control);
        return method;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint bio, byte* bytes, int length)
    {
        var datagrams = (OpenSslDatagrams*)OpenSslNative.BioGetData(bio);
        var end = datagrams->_outputEnd;
        if (length is > 0 and <= ushort.MaxValue && end + LengthPrefix + length <= OutputCapacity)
        {
            var into = new Span<byte>(datagrams->_output + end, LengthPrefix + length);
            MemoryMarshal.Write(into, (ushort)length);
            new ReadOnlySpan<byte>(bytes, length).CopyTo(into[LengthPrefix..]);
            datagrams->_outputEnd = end + LengthPrefix + length;
        }

        return length;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(nint bio, byte* into, int capacity)
    {
        var datagrams = (OpenSslDatagrams*)OpenSslNative.BioGetData(bio);
        OpenSslNative.BioClearFlags(bio, BioFlagsReadWriteSpecialRetry);
        if (datagrams->_input is null)
        {
            OpenSslNative.BioSetFlags(bio, BioFlagRead | BioFlagShouldRetry);
            return -1;
        }

        var length = Math.Min(datagrams->_inputLength, capacity);
        new ReadOnlySpan<byte>(datagrams->_input, length).CopyTo(new Span<byte>(into, capacity));
        datagrams->_input = null;
        return length;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Control(nint bio, int command, nint number, nint pointer) => command == BioControlFlush ? 1 : 0;
}
