using System.Collections.Immutable;

namespace VideoDesk.Grains.Time;

/// <summary>
/// The working days of an office: its weekdays (Monday to Friday unless it decides otherwise) without national holidays and without
/// its own closures (A.8.3 point 7).
/// </summary>
public sealed record OfficeCalendar
{
    /// <summary>No search for a working day goes farther: an office closed that long has none.</summary>
    private const int LongestSearchDays = 3 * 366;

    /// <summary>Monday to Friday, national holidays only: what deadlines that belong to no office count with.</summary>
    public static readonly OfficeCalendar National = new();

    /// <summary>On which weekdays the office works at all.</summary>
    public ImmutableHashSet<DayOfWeek> Weekdays { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Its own closures.</summary>
    public ImmutableArray<Closure> Closures { get; init; } = [];

    /// <summary>The office works on this date, if only for some hours.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        Weekdays.Contains(date.DayOfWeek)
        && !NationalHolidays.Contains(date)
        && !Closures.Any(closure => closure.IsWholeDay && closure.FallsOn(date));

    /// <summary>The office is open from <paramref name="from"/> up to, not including, <paramref name="until"/> on this date, without a break.</summary>
    public bool IsOpen(DateOnly date, TimeOnly from, TimeOnly until) =>
        IsWorkingDay(date) && !Closures.Any(closure => closure.FallsOn(date) && closure.Touches(from, until));

    /// <summary>The working days after a date, in order; ends when none comes for three years.</summary>
    public IEnumerable<DateOnly> WorkingDaysAfter(DateOnly date)
    {
        var last = date;
        while (NextWorkingDay(last) is { } next)
        {
            yield return next;
            last = next;
        }
    }

    /// <summary>The date that is so many working days after another; the first date itself does not count.</summary>
    /// <param name="date">Any date.</param>
    /// <param name="workingDays">At least 1.</param>
    /// <exception cref="InvalidOperationException">The office has no working day in three years: its calendar is wrong.</exception>
    public DateOnly AddWorkingDays(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var days = WorkingDaysAfter(date).Skip(workingDays - 1);
        return days.Select(static day => (DateOnly?)day).FirstOrDefault()
            ?? throw new InvalidOperationException("The calendar of this office has no working day in three years.");
    }

    /// <summary>
    /// The dates that may be booked (ADER-08): today, if it is a working day, and the working days that follow. Only the days are
    /// looked at: whether enough of today is left is a matter of each slot.
    /// </summary>
    /// <param name="today">The date in Rome.</param>
    /// <param name="following">How many working days after today: 9.</param>
    public IReadOnlyList<DateOnly> BookableDates(DateOnly today, int following) =>
        [.. WorkingDaysAfter(today.AddDays(-1)).TakeWhile(date => date == today), .. WorkingDaysAfter(today).Take(following)];

    private DateOnly? NextWorkingDay(DateOnly date)
    {
        for (var day = date.AddDays(1); day.DayNumber <= date.DayNumber + LongestSearchDays; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
            {
                return day;
            }
        }

        return null;
    }
}
