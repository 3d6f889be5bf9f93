using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace VideoDesk.Grains.Time;

/// <summary>What a clock on a wall in Rome shows: a date and a time, without an offset. Agendas are made of these; instants follow from them.</summary>
public readonly record struct WallTime(DateOnly Date, TimeOnly Time) : IComparable<WallTime>
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm";

    public int CompareTo(WallTime other) => Date != other.Date ? Date.CompareTo(other.Date) : Time.CompareTo(other.Time);

    public static bool operator <(WallTime left, WallTime right) => left.CompareTo(right) < 0;

    public static bool operator >(WallTime left, WallTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(WallTime left, WallTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WallTime left, WallTime right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the form that <see cref="ToString"/> writes, to the minute.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WallTime wallTime)
    {
        var parsed = DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        wallTime = From(value);
        return parsed;
    }

    /// <summary>For example <c>2026-11-23T09:30</c>.</summary>
    public override string ToString() => ToDateTime().ToString(Pattern, CultureInfo.InvariantCulture);

    internal static WallTime From(DateTime value) => new(DateOnly.FromDateTime(value), TimeOnly.FromDateTime(value));

    internal DateTime ToDateTime() => Date.ToDateTime(Time, DateTimeKind.Unspecified);
}
