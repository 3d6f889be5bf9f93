using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// All rooms of one loop: pure, single-threaded, driven by datagrams, commands and deadlines. The loop calls, in this order:
/// commands, <see cref="HandleDatagram"/> for each datagram of a batch, <see cref="EndOfBatch"/>, <see cref="HandleTimeouts"/>.
/// </summary>
internal sealed class RelayCore
{
    /// <summary>When <see cref="HandleTimeouts"/> wants to be called next.</summary>
    public Timestamp NextDeadline { get; private set; } = Timestamp.Never;

    /// <summary>Takes one datagram. The span is scratch memory for the core until the method returns.</summary>
    public void HandleDatagram<TSink>(Timestamp now, in TransportAddress from, Span<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
    }

    /// <summary>Forwards what the batch brought, viewer by viewer, each viewer's packets in one run.</summary>
    public void EndOfBatch<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
    }

    /// <summary>Does everything whose deadline has come, including what commands left to be sent.</summary>
    public void HandleTimeouts<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
    }

    /// <summary>A TCP connection is gone: the pair on it can no longer be used.</summary>
    public void HandlePathClosed(Timestamp now, in TransportAddress path)
    {
    }
}
