using System.Diagnostics;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>The only clock of the relay: monotonic, in microseconds, the same for all loops of a process.</summary>
internal static class MonotonicClock
{
    private static readonly long TicksPerMicrosecond = Math.Max(1, Stopwatch.Frequency / 1_000_000);

    public static Timestamp Now => new(Stopwatch.GetTimestamp() / TicksPerMicrosecond);
}
