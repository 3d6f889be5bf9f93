namespace VideoDesk.MediaRelay.Time;

/// <summary>A reading of the loop's monotonic clock, in microseconds since an arbitrary start. The core never reads a clock itself.</summary>
internal readonly record struct Timestamp(long Microseconds) : IComparable<Timestamp>
{
    /// <summary>Later than every instant that can be reached.</summary>
    public static readonly Timestamp Never = new(long.MaxValue);

    public static Timestamp FromMilliseconds(long milliseconds) => new(milliseconds * 1000);

    public long Milliseconds => Microseconds / 1000;

    /// <summary>This instant moved by a duration; <see cref="Never"/> stays never.</summary>
    public Timestamp Plus(Duration duration) => Microseconds == long.MaxValue ? this : new(Microseconds + duration.Microseconds);

    public static Timestamp operator +(Timestamp at, Duration duration) => at.Plus(duration);

    public static Duration operator -(Timestamp later, Timestamp earlier) => new(later.Microseconds - earlier.Microseconds);

    public static bool operator <(Timestamp a, Timestamp b) => a.Microseconds < b.Microseconds;

    public static bool operator >(Timestamp a, Timestamp b) => a.Microseconds > b.Microseconds;

    public static bool operator <=(Timestamp a, Timestamp b) => a.Microseconds <= b.Microseconds;

    public static bool operator >=(Timestamp a, Timestamp b) => a.Microseconds >= b.Microseconds;

    public static Timestamp Earlier(Timestamp a, Timestamp b) => a < b ? a : b;

    public int CompareTo(Timestamp other) => Microseconds.CompareTo(other.Microseconds);
}
