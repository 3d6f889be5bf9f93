using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// What a loop drives. Implemented by structs that hold the real core, so that the loop is compiled for each of them and calls them
/// directly: an interface at the seam, none on the path of a packet.
/// </summary>
internal interface ILoopCore
{
    /// <summary>When <see cref="HandleTimeouts"/> wants to be called next.</summary>
    Timestamp NextDeadline { get; }

    /// <summary>Takes one datagram: scratch memory until the method returns.</summary>
    void HandleDatagram(Timestamp now, in TransportAddress from, Span<byte> datagram, ref EgressSink sink);

    void EndOfBatch(Timestamp now, ref EgressSink sink);

    void HandleTimeouts(Timestamp now, ref EgressSink sink);

    /// <summary>A TCP connection is gone.</summary>
    void HandlePathClosed(Timestamp now, in TransportAddress path);

    /// <summary>The turn is over and everything is sent: what happened may be told to others.</summary>
    void EndOfTurn(Timestamp now);
}
