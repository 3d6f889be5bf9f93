using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>Monotonic time as NTP time, and the round trip from reports that quote it back (RFC 3550 §6.4.1).</summary>
internal readonly struct ReportClock(long unixMicrosecondsAtZero)
{
    public NtpTime At(Timestamp now) => NtpTime.FromUnixMicroseconds(unixMicrosecondsAtZero + now.Microseconds);

    public bool TryGetRoundTrip(in ReportBlock block, Timestamp now, out Duration roundTrip) => block.TryGetRoundTrip(At(now), out roundTrip);
}
