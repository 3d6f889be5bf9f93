using System.Globalization;
using VideoDesk.Grains.Time;
using Xunit;

namespace VideoDesk.Grains.Tests.Time;

public sealed class NationalHolidaysTests
{
    [Theory]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2028, "2028-04-16")]
    [InlineData(2029, "2029-04-01")]
    [InlineData(2030, "2030-04-21")]
    // The earliest, the latest, and a year where the plain rule would give 26 April.
    [InlineData(1818, "1818-03-22")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(1981, "1981-04-19")]
    public void EasterSunday_OfAYear_IsTheOneOfTheTables(int year, string date) =>
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), NationalHolidays.EasterSunday(year));

    [Fact]
    [Trait("Requirement", "A.8.3-7")]
    public void InYear_Of2026_IsTheWholeList() => Assert.Equal(
        "01-01 01-06 04-05 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26",
        List(2026));

    [Fact]
    [Trait("Requirement", "A.8.3-7")]
    public void InYear_Before2026_HasNoFourthOfOctober() => Assert.Equal(
        "01-01 01-06 04-20 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26",
        List(2025));

    [Fact]
    public void Contains_OrdinarySundayAndFourthOfNovember_AreNone()
    {
        Assert.False(NationalHolidays.Contains(new DateOnly(2026, 11, 22)));
        Assert.False(NationalHolidays.Contains(new DateOnly(2026, 11, 4)));
    }

    private static string List(int year) =>
        string.Join(' ', NationalHolidays.InYear(year).Select(static date => date.ToString("MM-dd", CultureInfo.InvariantCulture)));
}
