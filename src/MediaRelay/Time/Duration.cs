namespace VideoDesk.MediaRelay.Time;

/// <summary>A span of monotonic time in microseconds.</summary>
internal readonly record struct Duration(long Microseconds)
{
    public static readonly Duration Zero;

    public static Duration FromMilliseconds(long milliseconds) => new(milliseconds * 1000);

    public static Duration FromSeconds(long seconds) => new(seconds * 1_000_000);

    public static Duration From(TimeSpan span) => new(span.Ticks / TimeSpan.TicksPerMicrosecond);

    public double TotalMilliseconds => Microseconds / 1000.0;

    public double TotalSeconds => Microseconds / 1_000_000.0;

    public static Duration operator +(Duration a, Duration b) => new(a.Microseconds + b.Microseconds);

    public static Duration operator *(Duration a, int times) => new(a.Microseconds * times);

    public static bool operator <(Duration a, Duration b) => a.Microseconds < b.Microseconds;

    public static bool operator >(Duration a, Duration b) => a.Microseconds > b.Microseconds;

    public static bool operator <=(Duration a, Duration b) => a.Microseconds <= b.Microseconds;

    public static bool operator >=(Duration a, Duration b) => a.Microseconds >= b.Microseconds;
}
