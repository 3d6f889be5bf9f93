using VideoDesk.MediaRelay.Rtcp;

namespace VideoDesk.Testing.Peers;

/// <summary>What one encoding sent and what it was told.</summary>
internal sealed class SenderCounters
{
    public long Frames { get; set; }

    public long KeyFrames { get; set; }

    /// <summary>RTP packets, retransmissions and padding included.</summary>
    public long Packets { get; set; }

    public long PayloadBytes { get; set; }

    public long PacketsAskedFor { get; set; }

    public long Retransmitted { get; set; }

    /// <summary>PLI received.</summary>
    public long PictureLosses { get; set; }

    /// <summary>FIR received.</summary>
    public long IntraRequests { get; set; }

    /// <summary>The newest report block about this stream; null before any.</summary>
    public ReportBlock? LastReport { get; set; }
}
