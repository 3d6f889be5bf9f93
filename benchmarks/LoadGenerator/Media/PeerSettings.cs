using System.Net;
using VideoDesk.MediaRelay.Dtls;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>What all peers of a run have in common.</summary>
internal sealed record PeerSettings(IPAddress Local, IDtlsEngineFactory Engines, DelaySamples Delays)
{
    /// <summary>Whether the kernel hands over runs as they were sent (UDP_GRO).</summary>
    public bool ReceiveJoined { get; init; }

    /// <summary>One packet in so many is decrypted, verified and asked for its delay.</summary>
    public int DecryptEvery { get; init; }

    /// <summary>Whether viewers report arrivals as browsers do.</summary>
    public bool TransportFeedback { get; init; }
}

/// <summary>What a peer saw that belongs to no stream.</summary>
internal sealed class PeerCounters
{
    /// <summary>RTP packets of known streams.</summary>
    public long Packets { get; set; }

    /// <summary>RTP packets of streams that nobody announced.</summary>
    public long Unknown { get; set; }

    public long Undecryptable { get; set; }

    /// <summary>Packets that the server asked for again.</summary>
    public long AskedFor { get; set; }

    public long KeyFramesAskedFor { get; set; }
}
