namespace VideoDesk.Grains.Time;

/// <summary>Why an office is closed.</summary>
public enum ClosureKind
{
    /// <summary>The day of the town's patron saint.</summary>
    PatronSaint,

    /// <summary>Works, a local event, an order of the authorities.</summary>
    Extraordinary,

    /// <summary>A strike.</summary>
    Strike,
}

/// <summary>
/// A time when one office is closed: whole days, or the same hours of each of those days (a half day). A day that is closed for some
/// hours is still a working day.
/// </summary>
/// <param name="Kind">Why.</param>
/// <param name="Days">On which days.</param>
public sealed record Closure(ClosureKind Kind, ClosureDays Days)
{
    /// <summary>Wall time from which it is closed; null: from midnight.</summary>
    public TimeOnly? ClosedFrom { get; init; }

    /// <summary>Wall time at which it opens again, itself open; null: not before midnight.</summary>
    public TimeOnly? ClosedUntil { get; init; }

    /// <summary>The first day on which this rule is in force; null: always was.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day on which this rule is in force, included; null: no end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>It takes the whole day.</summary>
    public bool IsWholeDay => ClosedFrom is null && ClosedUntil is null;

    /// <summary>It concerns this date, in part or as a whole.</summary>
    public bool FallsOn(DateOnly date) => !(date < ValidFrom) && !(date > ValidUntil) && Days.Contains(date);

    /// <summary>It leaves none of these hours open; the end does not belong to them.</summary>
    internal bool Touches(TimeOnly from, TimeOnly until) => !(until <= ClosedFrom) && !(from >= ClosedUntil);
}
