using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>What went out on one stream and what the viewer says of it.</summary>
internal sealed class SendStatistics
{
    public long Packets { get; private set; }

    /// <summary>Payload bytes, as sender reports count them (RFC 3550 §6.4.1).</summary>
    public long Bytes { get; private set; }

    /// <summary>When the last packet went out.</summary>
    public Timestamp LastSent { get; private set; }

    public long Retransmitted { get; set; }

    public long NacksReceived { get; set; }

    /// <summary>Packets that a viewer asked for and that the history no longer had, or that had not come themselves.</summary>
    public long Unanswered { get; set; }

    public long KeyFrameRequestsReceived { get; set; }

    /// <summary>Share of packets lost by the viewer's last report, 0 to 1; null before any.</summary>
    public double? LossFraction { get; private set; }

    public void Count(int payloadLength, Timestamp now)
    {
        Packets++;
        Bytes += payloadLength;
        LastSent = now;
    }

    public void OnReport(in ReportBlock block) => LossFraction = block.FractionLost / 256.0;
}
