using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>What a receiver report needs to know of one stream (RFC 3550 §6.4.1, §A.3, §A.8).</summary>
internal sealed class ReceptionStatistics
{
    /// <summary>Packets expected and received at the last report.</summary>
    private (long Expected, long Received) _atLastReport;

    /// <summary>Packets received since the numbers last started anew.</summary>
    private long _receivedSinceStart;

    /// <summary>Arrival minus timestamp of the last packet in clock units; null before the first.</summary>
    private long? _lastTransit;

    /// <summary>The newest sender report.</summary>
    public SenderClock? SenderClock { get; private set; }

    /// <summary>Extended sequence number of the first packet.</summary>
    public long First { get; set; }

    /// <summary>Highest extended sequence number.</summary>
    public long Highest { get; set; }

    /// <summary>Packets taken, each once.</summary>
    public long Packets { get; private set; }

    /// <summary>Payload bytes of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Packets that came again, or too late to be wanted.</summary>
    public long Duplicates { get; set; }

    /// <summary>Packets that came because they were asked for.</summary>
    public long Recovered { get; set; }

    public long KeyFrames { get; set; }

    public long NacksSent { get; set; }

    /// <summary>Interarrival jitter in units of the codec's clock.</summary>
    public double Jitter { get; private set; }

    /// <summary>Share of packets missing in the last report interval, 0 to 1.</summary>
    public double LossFraction { get; private set; }

    /// <summary>Counts a packet. Retransmissions say nothing about jitter.</summary>
    public void OnPacket(in IncomingPacket packet, Timestamp now, int clockRate)
    {
        Packets++;
        _receivedSinceStart++;
        Bytes += packet.Payload.Length;
        if (packet.IsRetransmission)
        {
            return;
        }

        var transit = (now.Microseconds * clockRate / 1_000_000) - packet.RtpTimestamp;
        if (_lastTransit is { } last)
        {
            // Both are counted modulo 2^32: the difference is what wraps.
            var difference = Math.Abs((long)(int)(uint)(transit - last));
            Jitter += (difference - Jitter) / 16;
        }

        _lastTransit = transit;
    }

    public void OnSenderReport(Timestamp now, in SenderReport report) =>
        SenderClock = new(report.NtpTime, report.RtpTimestamp, now);

    /// <summary>The numbers start anew: another SSRC sends the same track.</summary>
    public void Restart()
    {
        _lastTransit = null;
        _receivedSinceStart = 0;
        _atLastReport = default;
        SenderClock = null;

        // Nothing is expected until the first packet says where the new numbers begin.
        First = Highest + 1;
    }

    /// <summary>The report block about this stream since the block before.</summary>
    public ReportBlock WriteBlock(Timestamp now, Ssrc source)
    {
        var expected = Highest - First + 1;
        var expectedNow = expected - _atLastReport.Expected;
        var lostNow = Math.Clamp(expectedNow - (_receivedSinceStart - _atLastReport.Received), 0, Math.Max(0, expectedNow));
        LossFraction = expectedNow > 0 ? (double)lostNow / expectedNow : 0;
        _atLastReport = (expected, _receivedSinceStart);
        return new ReportBlock
        {
            Source = source,
            FractionLost = (byte)Math.Min(255, LossFraction * 256),
            CumulativeLost = (int)Math.Clamp(expected - _receivedSinceStart, -0x80_0000, 0x7F_FFFF),
            ExtendedHighestSequence = (uint)(Highest - (First & ~0xFFFFL)),
            Jitter = (uint)Jitter,
            LastSenderReport = SenderClock?.Ntp.Middle ?? 0,
            DelaySinceLastSenderReport = SenderClock is { } clock ? NtpTime.ToShort(now - clock.Arrival) : 0,
        };
    }
}

/// <summary>A sender report kept: the sender's wall clock and media clock at one instant, and when the relay heard of it.</summary>
internal readonly record struct SenderClock(NtpTime Ntp, uint RtpTimestamp, Timestamp Arrival);
