using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Sender reports.</content>
internal sealed partial class OutgoingTrack
{
    /// <summary>CNAME of the sender, in ASCII: streams of one sender share it, so that the viewer keeps them in step (RFC 3550 §6.5.1).</summary>
    public byte[] CanonicalName { get; }

    /// <summary>
    /// The report about this stream: the sender's own clock, moved to now, and the viewer's timestamps. False while nothing was sent or the
    /// sender's clock is unknown.
    /// </summary>
    public bool TryReport(Timestamp now, in ReportClock clock, out SenderReport report)
    {
        report = default;
        if (Current is not { } current || !_rewriter.HasSource || Sent.Packets == 0)
        {
            return false;
        }

        var clockRate = Producer.Format.ClockRate;
        var since = current.Reception.SenderClock is { } known ? now - known.Arrival : now - _last.Arrival;
        var atReference = current.Reception.SenderClock is { } reference
            ? reference.RtpTimestamp + _rewriter.TimestampOffset
            : _last.RtpTimestamp;
        report = new SenderReport
        {
            Sender = Format.Ssrc,
            NtpTime = clock.At(now),
            RtpTimestamp = (uint)(atReference + (since.Microseconds * clockRate / 1_000_000)),
            PacketCount = (uint)Sent.Packets,
            OctetCount = (uint)Sent.Bytes,
        };
        return true;
    }
}
