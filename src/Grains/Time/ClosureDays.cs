using System.Globalization;

namespace VideoDesk.Grains.Time;

/// <summary>On which days an office closure falls. One line of text says it, for a column or a settings file (<see cref="ToString"/>).</summary>
public abstract record ClosureDays
{
    private const string DateForm = "yyyy-MM-dd";
    private const string EasterMark = "easter";

    private ClosureDays()
    {
    }

    /// <summary>The rule holds on this date.</summary>
    public abstract bool Contains(DateOnly date);

    /// <summary>Reads <c>12-07</c> (every year), <c>easter+50</c> (every year, days after Easter Sunday) or <c>2026-12-24/2026-12-31</c> (both included).</summary>
    public static bool TryParse(string? text, out ClosureDays days)
    {
        days = Read(text ?? "")!;
        return days is not null;
    }

    private static ClosureDays? Read(string text)
    {
        if (text.StartsWith(EasterMark, StringComparison.Ordinal))
        {
            return int.TryParse(text.AsSpan(EasterMark.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var after)
                && Math.Abs(after) <= AfterEaster.MostDays ? new AfterEaster(after) : null;
        }

        // 2000 was a leap year: 29 February is read, and falls only where it exists.
        if (DateOnly.TryParseExact("2000-" + text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var yearly))
        {
            return new Yearly(yearly.Month, yearly.Day);
        }

        var ends = text.Split('/');
        return ends.Length == 2
            && DateOnly.TryParseExact(ends[0], DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && DateOnly.TryParseExact(ends[1], DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            && first <= last ? new Between(first, last) : null;
    }

    /// <summary>The same date every year, such as a patron saint's.</summary>
    public sealed record Yearly(int Month, int Day) : ClosureDays
    {
        public override bool Contains(DateOnly date) => date.Month == Month && date.Day == Day;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
    }

    /// <summary>So many days after Easter Sunday, every year: 50 is Pentecost Monday (Bolzano).</summary>
    public sealed record AfterEaster(int Days) : ClosureDays
    {
        /// <summary>Farther from Easter than this could be another year.</summary>
        internal const int MostDays = 80;

        public override bool Contains(DateOnly date) => date.DayNumber - NationalHolidays.EasterSunday(date.Year).DayNumber == Days;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{EasterMark}{Days:+0;-0;+0}");
    }

    /// <summary>From one date to another, both included; the same twice is a single day.</summary>
    public sealed record Between(DateOnly First, DateOnly Last) : ClosureDays
    {
        public override bool Contains(DateOnly date) => date >= First && date <= Last;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First:yyyy-MM-dd}/{Last:yyyy-MM-dd}");
    }
}
