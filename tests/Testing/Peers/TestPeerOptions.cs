using System.Net;
using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.Testing.Peers;

/// <summary>What a test peer begins with.</summary>
internal sealed record TestPeerOptions
{
    /// <summary>What the relay said when the transport was created.</summary>
    public required TransportDescription Remote { get; init; }

    /// <summary>The relay's address through each local socket: see <see cref="PathTo"/>.</summary>
    public required IReadOnlyList<TransportAddress> Paths { get; init; }

    /// <summary>A client engine; the peer disposes it.</summary>
    public required IDtlsEngine Engine { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Unix time at zero of the clock that is handed in, for sender reports.</summary>
    public long UnixMicrosecondsAtZero { get; init; } = 1_700_000_000_000_000;

    /// <summary>The path to a candidate through one of the local sockets.</summary>
    public static TransportAddress PathTo(IceCandidate candidate, byte socket) => TransportAddress.From(
        new IPEndPoint(IPAddress.Parse(candidate.Address), candidate.Port),
        candidate.Protocol == "tcp" ? PathKind.Tcp : PathKind.Udp,
        socket);
}
