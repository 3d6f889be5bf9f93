using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Receives once from a connection and walks through the frames that are complete; marks a connection that ended or broke the rules.</summary>
internal unsafe ref struct ReceivedFrames
{
    private readonly TcpConnection _connection;
    private readonly LoopCounters _counters;

    /// <summary>What is left of the stream, the kept beginning of a frame included.</summary>
    private Span<byte> _rest;

    public ReceivedFrames(TcpConnection connection, NativeBuffer memory, Timestamp now, LoopCounters counters)
    {
        _connection = connection;
        _counters = counters;
        var kept = connection.TakePartial(new(memory.Start, memory.Length));
        var received = (int)Syscalls.Receive(
            connection.Descriptor, memory.Start + kept, (nuint)(memory.Length - kept), SocketConstants.MSG_DONTWAIT);
        counters.ReceiveCalls++;
        if (received > 0)
        {
            connection.LastReceivedAt = now;
            counters.MessagesIn++;
        }
        else
        {
            connection.Broken = received == 0 || Syscalls.LastError is not (Errno.EAGAIN or Errno.EINTR);
        }

        _rest = new(memory.Start, kept + Math.Max(0, received));
    }

    /// <summary>The datagram in the frame: scratch memory until the next receive.</summary>
    public Span<byte> Current { get; private set; }

    public bool MoveNext()
    {
        while (true)
        {
            var outcome = TcpFraming.Read(_rest, out var length);
            if (outcome != FrameOutcome.Complete)
            {
                return End(outcome);
            }

            Current = _rest.Slice(TcpFraming.PrefixLength, length);
            _rest = _rest[(TcpFraming.PrefixLength + length)..];
            if (length > 0)
            {
                return Accept(length);
            }
        }
    }

    /// <summary>Whatever does not begin like ICE (a web crawler, TLS) is not worth a second frame.</summary>
    private bool Accept(int length)
    {
        if (!_connection.BeganWithStun && DatagramClassifier.Classify(Current) != DatagramKind.Stun)
        {
            _connection.Broken = true;
            return false;
        }

        _connection.BeganWithStun = true;
        _counters.DatagramsIn++;
        _counters.BytesIn += length;
        return true;
    }

    private readonly bool End(FrameOutcome outcome)
    {
        if (outcome == FrameOutcome.TooLong)
        {
            _connection.Broken = true;
        }
        else
        {
            _connection.KeepPartial(_rest);
        }

        return false;
    }
}
