namespace VideoDesk.Grains.Time;

/// <summary>
/// The holidays of the whole country, computed (L. 260/1949 as amended; L. 151/2025 for 4 October). Right from 2001 on.
/// 4 November is not among them: it is celebrated on a Sunday.
/// </summary>
public static class NationalHolidays
{
    /// <summary>From this year on Saint Francis, 4 October, is a holiday again.</summary>
    private const int FirstYearOfSaintFrancis = 2026;

    /// <summary>Whether a date is a national holiday. Ordinary Sundays are not.</summary>
    public static bool Contains(DateOnly date) => IsFixed(date) || IsEaster(date);

    /// <summary>Those of a year, in order.</summary>
    public static IReadOnlyList<DateOnly> InYear(int year) =>
        [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).Where(Contains)];

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms, ch. 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * late) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static bool IsFixed(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) or (1, 6) or (4, 25) or (5, 1) or (6, 2) or (8, 15) or (11, 1) or (12, 8) or (12, 25) or (12, 26) => true,
        (10, 4) => date.Year >= FirstYearOfSaintFrancis,
        _ => false,
    };

    // Easter and its Monday fall between 22 March and 26 April.
    private static bool IsEaster(DateOnly date) =>
        date.Month is 3 or 4 && (date.DayNumber - EasterSunday(date.Year).DayNumber) is 0 or 1;
}
