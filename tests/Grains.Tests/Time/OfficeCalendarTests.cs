using System.Globalization;
using VideoDesk.Grains.Time;
using Xunit;

namespace VideoDesk.Grains.Tests.Time;

public sealed class OfficeCalendarTests
{
    private static readonly OfficeCalendar Milan = With(new Closure(ClosureKind.PatronSaint, new ClosureDays.Yearly(12, 7)));

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", "2026-12-04", 10)]
    [InlineData("2026-12-01", "2026-12-01", "2026-12-15", 10)]
    [InlineData("2026-12-21", "2026-12-21", "2027-01-05", 10)]
    [InlineData("2027-03-22", "2027-03-22", "2027-04-05", 10)]
    [InlineData("2026-11-28", "2026-11-30", "2026-12-11", 9)]
    [InlineData("2027-04-19", "2027-04-19", "2027-04-30", 10)]
    // A holiday within the week does not count today either.
    [InlineData("2026-12-08", "2026-12-09", "2026-12-21", 9)]
    [Trait("Requirement", "ADER-08")]
    [Trait("Requirement", "A.8.3-7")]
    public void BookableDates_NationalCalendar_AreTheVectorsOfTheConventions(string today, string first, string last, int count)
    {
        var dates = OfficeCalendar.National.BookableDates(Date(today), following: 9);

        Assert.Equal((Date(first), Date(last), count), (dates[0], dates[^1], dates.Count));
        Assert.Equal(dates.Distinct().Order(), dates);
    }

    [Fact]
    [Trait("Requirement", "ADER-08")]
    [Trait("Requirement", "A.8.3-7")]
    public void BookableDates_WithThePatronSaintOfMilan_EndADayLater()
    {
        var dates = Milan.BookableDates(Date("2026-12-01"), following: 9);

        Assert.Equal(Date("2026-12-16"), dates[^1]);
        Assert.DoesNotContain(Date("2026-12-07"), dates);
    }

    [Fact]
    [Trait("Requirement", "ADER-08")]
    [Trait("Requirement", "A.8.3-7")]
    public void BookableDates_OnThePatronSaintsDay_BeginTomorrow() =>
        Assert.Equal(9, Milan.BookableDates(Date("2026-12-07"), following: 9).Count);

    [Theory]
    [InlineData("2026-12-01", 10, "2026-12-16")]
    [InlineData("2026-12-16", 7, "2026-12-28")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    public void AddWorkingDays_NationalCalendar_IsTheVectorOfTheConventions(string from, int days, string expected) =>
        Assert.Equal(Date(expected), OfficeCalendar.National.AddWorkingDays(Date(from), days));

    [Fact]
    public void AddWorkingDays_OfficeThatNeverOpens_IsAnErrorAndNoEndlessSearch()
    {
        var closed = OfficeCalendar.National with { Weekdays = [] };

        Assert.Throws<InvalidOperationException>(() => closed.AddWorkingDays(Date("2026-12-01"), 1));
        Assert.Empty(closed.BookableDates(Date("2026-12-01"), following: 9));
    }

    [Theory]
    [InlineData("2027-05-17", false)]
    [InlineData("2027-05-18", true)]
    [Trait("Requirement", "A.8.3-7")]
    public void IsWorkingDay_PentecostMondayOfBolzano_IsNone(string date, bool expected)
    {
        var bolzano = With(new Closure(ClosureKind.PatronSaint, new ClosureDays.AfterEaster(50)));

        Assert.Equal(expected, bolzano.IsWorkingDay(Date(date)));
    }

    [Theory]
    [InlineData("2026-04-23", true)]
    [InlineData("2027-04-23", false)]
    [InlineData("2028-04-23", true)]
    public void IsWorkingDay_ClosureWithValidity_HoldsOnlyWithin(string date, bool expected)
    {
        var saint = new Closure(ClosureKind.PatronSaint, new ClosureDays.Yearly(4, 23))
        {
            ValidFrom = Date("2026-04-24"),
            ValidUntil = Date("2028-04-22"),
        };

        // 23 April 2028 is a Sunday: Sundays are made working days so that only the closure decides.
        Assert.Equal(expected, (With(saint) with { Weekdays = [.. Enum.GetValues<DayOfWeek>()] }).IsWorkingDay(Date(date)));
    }

    [Theory]
    [InlineData("2026-12-23", true)]
    [InlineData("2026-12-24", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-04", true)]
    [Trait("Requirement", "A.8.3-7")]
    public void IsWorkingDay_ExtraordinaryClosure_IsClosedOnBothEnds(string date, bool expected) =>
        Assert.Equal(expected, With(new Closure(ClosureKind.Extraordinary, new ClosureDays.Between(Date("2026-12-24"), Date("2026-12-31")))).IsWorkingDay(Date(date)));

    [Theory]
    [InlineData("2026-12-24", "12:30", "13:00", true)]
    [InlineData("2026-12-24", "12:45", "13:15", false)]
    [InlineData("2026-12-24", "13:00", "13:30", false)]
    [InlineData("2026-12-24", "17:00", "17:30", false)]
    [InlineData("2026-12-23", "13:00", "13:30", true)]
    public void IsOpen_HalfDay_IsClosedFromTheHourOn(string date, string from, string until, bool expected)
    {
        var half = With(new Closure(ClosureKind.Extraordinary, new ClosureDays.Yearly(12, 24)) { ClosedFrom = new TimeOnly(13, 0) });

        Assert.Equal(expected, half.IsOpen(Date(date), Time(from), Time(until)));
        Assert.True(half.IsWorkingDay(Date(date)));
    }

    [Theory]
    [InlineData("08:30", "09:00", true)]
    [InlineData("08:30", "09:30", false)]
    [InlineData("10:30", "11:00", false)]
    [InlineData("11:00", "11:30", true)]
    public void IsOpen_ClosedForSomeHours_IsOpenBeforeAndAfter(string from, string until, bool expected)
    {
        var assembly = new Closure(ClosureKind.Strike, new ClosureDays.Yearly(12, 10)) { ClosedFrom = Time("09:00"), ClosedUntil = Time("11:00") };

        Assert.Equal(expected, With(assembly).IsOpen(Date("2026-12-10"), Time(from), Time(until)));
    }

    [Theory]
    [InlineData("12-07")]
    [InlineData("02-29")]
    [InlineData("easter+50")]
    [InlineData("easter-2")]
    [InlineData("easter+0")]
    [InlineData("2026-12-24/2026-12-31")]
    public void ClosureDays_AsText_ComeBack(string text)
    {
        Assert.True(ClosureDays.TryParse(text, out var days));
        Assert.Equal(text, days.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("02-30")]
    [InlineData("13-01")]
    [InlineData("easter")]
    [InlineData("easter+81")]
    [InlineData("2026-12-31/2026-12-24")]
    [InlineData("2026-12-31")]
    public void ClosureDays_OtherText_IsRefused(string? text) => Assert.False(ClosureDays.TryParse(text, out _));

    private static OfficeCalendar With(params Closure[] closures) => OfficeCalendar.National with { Closures = [.. closures] };

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
