using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Sends runs to one destination at a time, in one system call each where the kernel can. Never throws: what fails is counted.</summary>
internal sealed unsafe class UdpSender : IDisposable
{
    private readonly LoopCounters _counters;

    /// <summary>Memory of everything below.</summary>
    private readonly NativeBuffer _memory = new(192);

    /// <summary>Argument of sendmsg for a run; points to the three things that follow.</summary>
    private readonly MessageHeader* _message;
    private readonly IoVector* _vector;

    /// <summary>The destination as the kernel wants it.</summary>
    private readonly byte* _address;

    /// <summary>Ancillary data: the length at which the kernel cuts the run.</summary>
    private readonly ushort* _segmentLength;

    /// <summary>Socket of the destination.</summary>
    private UdpPort? _port;

    /// <summary>0 when the destination cannot be reached through the socket.</summary>
    private uint _addressLength;

    /// <summary>
    /// Whether a full send buffer may be waited for. Cleared by a wait in vain until something could be sent again, so that a dead
    /// network card costs the loop a millisecond once and not once per run.
    /// </summary>
    private bool _mayWait = true;

    public UdpSender(LoopCounters counters)
    {
        const int controlLength = ControlHeader.Size + sizeof(ushort);
        _counters = counters;
        _message = (MessageHeader*)_memory.Start;
        _vector = (IoVector*)(_message + 1);
        var control = (ControlHeader*)(_vector + 1);
        _segmentLength = (ushort*)((byte*)control + ControlHeader.Size);
        _address = (byte*)control + ControlHeader.Size + sizeof(ulong);
        *control = new() { Length = controlLength, Level = SocketConstants.SOL_UDP, Type = SocketConstants.UDP_SEGMENT };
        *_message = new()
        {
            Name = _address,
            Vectors = _vector,
            VectorCount = 1,
            Control = (byte*)control,
            ControlLength = ControlHeader.Size + sizeof(ulong),
        };
    }

    /// <summary>Turns to a destination.</summary>
    public void Open(UdpPort? port, in TransportAddress to)
    {
        _port = port;
        _addressLength = port is null ? 0 : port.WriteAddress(to, _address);
    }

    /// <summary>Sends datagrams of <paramref name="segmentLength"/> bytes, of which the last may be shorter.</summary>
    public void Send(Span<byte> run, int segmentLength)
    {
        var count = (run.Length + segmentLength - 1) / segmentLength;
        if (_port is null || _addressLength == 0)
        {
            _counters.SendFailures += count;
            return;
        }

        fixed (byte* start = run)
        {
            if (count == 1 || !_port.SegmentationOffload || !TrySendSegmented(_port, start, (run.Length, segmentLength, count)))
            {
                SendSingly(_port, start, (run.Length, segmentLength));
            }
        }
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>False when the kernel refused segmentation, so that the run has to be sent singly.</summary>
    private bool TrySendSegmented(UdpPort port, byte* start, (int Length, int Segment, int Count) run)
    {
        *_segmentLength = (ushort)run.Segment;
        var error = SendWaiting(port.Descriptor, start, run.Length, segmented: true);
        switch (error)
        {
            case Errno.EIO or Errno.EOPNOTSUPP or Errno.ENOPROTOOPT:
                // The interface or the kernel cannot: it will not learn it.
                port.SegmentationOffload = false;
                _counters.RunsSplit++;
                return false;
            case Errno.EINVAL or Errno.EMSGSIZE:
                // The datagrams are longer than what this path carries unfragmented. A viewer on a narrow link must not be able to
                // switch segmentation off for all others, therefore only this run is split.
                _counters.RunsSplit++;
                return false;
            default:
                Count(error, run.Count, run.Length);
                return true;
        }
    }

    private void SendSingly(UdpPort port, byte* start, (int Length, int Segment) run)
    {
        for (var offset = 0; offset < run.Length; offset += run.Segment)
        {
            var length = Math.Min(run.Segment, run.Length - offset);
            Count(SendWaiting(port.Descriptor, start + offset, length, segmented: false), 1, length);
        }
    }

    /// <summary>The error number, 0 for success. A full buffer is waited for once, a millisecond at most.</summary>
    private int SendWaiting(int descriptor, byte* start, int length, bool segmented)
    {
        var error = SendOnce(descriptor, start, length, segmented);
        if (error == Errno.EINTR)
        {
            error = SendOnce(descriptor, start, length, segmented);
        }

        if (error == Errno.EAGAIN && _mayWait)
        {
            WaitUntilWritable(descriptor);
            error = SendOnce(descriptor, start, length, segmented);
        }

        _mayWait = error != Errno.EAGAIN;
        return error;
    }

    private int SendOnce(int descriptor, byte* start, int length, bool segmented)
    {
        const int flags = SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_NOSIGNAL;
        if (!segmented)
        {
            return Syscalls.SendTo(descriptor, start, (nuint)length, flags, _address, _addressLength) < 0 ? Syscalls.LastError : 0;
        }

        *_vector = new() { Start = start, Length = (nuint)length };
        _message->NameLength = _addressLength;
        return Syscalls.SendMessage(descriptor, _message, flags) < 0 ? Syscalls.LastError : 0;
    }

    private static void WaitUntilWritable(int descriptor)
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = SocketConstants.POLLOUT };
        var timeout = TimeSpecification.FromMicroseconds(1000);
        _ = Syscalls.Poll(&poll, 1, &timeout, null);
    }

    private void Count(int error, int datagrams, int bytes)
    {
        switch (error)
        {
            case 0:
                _counters.DatagramsOut += datagrams;
                _counters.BytesOut += bytes;
                break;
            case Errno.EAGAIN or Errno.ENOBUFS:
                _counters.SendDrops += datagrams;
                break;
            default:
                _counters.SendFailures += datagrams;
                break;
        }
    }
}
