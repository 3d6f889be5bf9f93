namespace VideoDesk.Grains.Time;

/// <summary>How often a wall time happens.</summary>
public enum WallTimeKind
{
    /// <summary>Once, like almost every one.</summary>
    Once,

    /// <summary>Never: the clocks jumped over it (2027-03-28 02:30).</summary>
    Skipped,

    /// <summary>Twice: the clocks went back over it (2026-10-25 02:30).</summary>
    Repeated,
}

/// <summary>
/// Wall time in Rome and instants (UTC, cut to milliseconds). Two nights of a year are special, and decided so:
/// a wall time that the clocks jump over means the instant as far after the jump as it was meant to be after the last real minute
/// (02:30 becomes 03:30 summer time, 01:30Z); one that happens twice means the first time (02:30 summer time, 00:30Z), so that no
/// deadline comes later than somebody may have read it. Slots avoid both (<see cref="Agendas.SlotPlan"/>).
/// "Three days before" is counted in the calendar and then converted, never as 72 hours.
/// </summary>
public static class RomeTime
{
    /// <summary>The name of the zone in the IANA database.</summary>
    public const string ZoneId = "Europe/Rome";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>Whether it happens once, never or twice.</summary>
    public static WallTimeKind KindOf(WallTime wallTime)
    {
        var local = wallTime.ToDateTime();
        if (Zone.IsInvalidTime(local))
        {
            return WallTimeKind.Skipped;
        }

        return Zone.IsAmbiguousTime(local) ? WallTimeKind.Repeated : WallTimeKind.Once;
    }

    /// <summary>The instant that a wall time means.</summary>
    public static DateTimeOffset Instant(WallTime wallTime)
    {
        var local = wallTime.ToDateTime();
        var offset = KindOf(wallTime) switch
        {
            // The offset that held before the jump; no jump is longer than three hours.
            WallTimeKind.Skipped => Zone.GetUtcOffset(local.AddHours(-3)),
            WallTimeKind.Repeated => Zone.GetAmbiguousTimeOffsets(local).Max(),
            _ => Zone.GetUtcOffset(local),
        };
        return CutToMilliseconds(new DateTimeOffset(local, offset));
    }

    /// <summary>The instant of a date and time in Rome.</summary>
    public static DateTimeOffset Instant(DateOnly date, TimeOnly time) => Instant(new WallTime(date, time));

    /// <summary>The offset that holds all through a date, so that a day's slots need one look at the zone; null on a date with a change of the clocks.</summary>
    internal static TimeSpan? OffsetAllDay(DateOnly date)
    {
        var offset = Zone.GetUtcOffset(date.ToDateTime(TimeOnly.MinValue));
        return offset == Zone.GetUtcOffset(date.AddDays(1).ToDateTime(TimeOnly.MinValue)) ? offset : null;
    }

    /// <summary>What the clocks in Rome show at an instant.</summary>
    public static WallTime WallTimeAt(DateTimeOffset instant) => WallTime.From(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The date in Rome at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => WallTimeAt(instant).Date;

    /// <summary>The same time of day so many calendar days later (or earlier, when negative).</summary>
    public static DateTimeOffset AddCalendarDays(DateTimeOffset instant, int days)
    {
        var wallTime = WallTimeAt(instant);
        return Instant(wallTime with { Date = wallTime.Date.AddDays(days) });
    }

    /// <summary>UTC, without what is finer than a millisecond: what is stored and hashed.</summary>
    public static DateTimeOffset CutToMilliseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
