using System.Globalization;
using VideoDesk.Grains.Time;
using Xunit;

namespace VideoDesk.Grains.Tests.Time;

public sealed class RomeTimeTests
{
    [Theory]
    [InlineData("2026-11-23T09:30", "2026-11-23T08:30:00Z")]
    [InlineData("2026-07-01T09:30", "2026-07-01T07:30:00Z")]
    // The night that is an hour longer: the repeated hour means its first run.
    [InlineData("2026-10-25T01:59", "2026-10-24T23:59:00Z")]
    [InlineData("2026-10-25T02:00", "2026-10-25T00:00:00Z")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T02:59", "2026-10-25T00:59:00Z")]
    [InlineData("2026-10-25T03:00", "2026-10-25T02:00:00Z")]
    // The night that is an hour shorter: the missing hour moves behind the jump.
    [InlineData("2027-03-28T01:59", "2027-03-28T00:59:00Z")]
    [InlineData("2027-03-28T02:00", "2027-03-28T01:00:00Z")]
    [InlineData("2027-03-28T02:30", "2027-03-28T01:30:00Z")]
    [InlineData("2027-03-28T03:00", "2027-03-28T01:00:00Z")]
    [InlineData("2027-03-28T03:30", "2027-03-28T01:30:00Z")]
    [Trait("Requirement", "A.8.1")]
    public void Instant_OfAWallTime_IsTheDecidedOne(string wallTime, string instant)
    {
        var result = RomeTime.Instant(At(wallTime));

        Assert.Equal(Utc(instant), result);
        Assert.Equal(TimeSpan.Zero, result.Offset);
    }

    [Theory]
    [InlineData("2026-10-25T01:59", WallTimeKind.Once)]
    [InlineData("2026-10-25T02:00", WallTimeKind.Repeated)]
    [InlineData("2026-10-25T02:59", WallTimeKind.Repeated)]
    [InlineData("2026-10-25T03:00", WallTimeKind.Once)]
    [InlineData("2027-03-28T01:59", WallTimeKind.Once)]
    [InlineData("2027-03-28T02:00", WallTimeKind.Skipped)]
    [InlineData("2027-03-28T02:59", WallTimeKind.Skipped)]
    [InlineData("2027-03-28T03:00", WallTimeKind.Once)]
    [InlineData("2027-10-31T02:30", WallTimeKind.Repeated)]
    [InlineData("2028-03-26T02:30", WallTimeKind.Skipped)]
    [InlineData("2028-10-29T02:30", WallTimeKind.Repeated)]
    public void KindOf_AWallTime_SaysHowOftenItHappens(string wallTime, WallTimeKind expected) =>
        Assert.Equal(expected, RomeTime.KindOf(At(wallTime)));

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T02:30")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T02:30")]
    [InlineData("2027-03-28T00:59:00Z", "2027-03-28T01:59")]
    [InlineData("2027-03-28T01:00:00Z", "2027-03-28T03:00")]
    [InlineData("2026-12-31T23:30:00Z", "2027-01-01T00:30")]
    public void WallTimeAt_AnInstant_IsWhatTheClocksShow(string instant, string wallTime)
    {
        Assert.Equal(At(wallTime), RomeTime.WallTimeAt(Utc(instant)));
        Assert.Equal(At(wallTime).Date, RomeTime.DateAt(Utc(instant)));
    }

    [Theory]
    [InlineData("2026-10-27T08:30:00Z", -3, "2026-10-24T07:30:00Z")]
    [InlineData("2027-03-30T07:30:00Z", -3, "2027-03-27T08:30:00Z")]
    [InlineData("2027-03-27T01:30:00Z", 1, "2027-03-28T01:30:00Z")]
    [InlineData("2026-11-23T08:30:00Z", -1, "2026-11-22T08:30:00Z")]
    [Trait("Requirement", "SD-07")]
    public void AddCalendarDays_AcrossANightOfTheClocks_KeepsTheTimeOfDay(string from, int days, string expected) =>
        Assert.Equal(Utc(expected), RomeTime.AddCalendarDays(Utc(from), days));

    [Fact]
    public void CutToMilliseconds_AnInstantWithTicks_LosesThemAndIsUtc()
    {
        var instant = new DateTimeOffset(2026, 11, 23, 10, 0, 0, 123, TimeSpan.FromHours(1)).AddTicks(9_999);

        var cut = RomeTime.CutToMilliseconds(instant);

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 9, 0, 0, 123, TimeSpan.Zero), cut);
        Assert.Equal(TimeSpan.Zero, cut.Offset);
    }

    [Fact]
    public void Instant_EveryQuarterOfAnHourOfTwoYears_ComesBackUnlessSkipped()
    {
        for (var date = new DateOnly(2026, 1, 1); date.Year < 2028; date = date.AddDays(1))
        {
            for (var minute = 0; minute < 24 * 60; minute += 15)
            {
                var wallTime = new WallTime(date, TimeOnly.MinValue.AddMinutes(minute));
                var back = RomeTime.WallTimeAt(RomeTime.Instant(wallTime));
                var expected = RomeTime.KindOf(wallTime) == WallTimeKind.Skipped ? wallTime with { Time = wallTime.Time.AddHours(1) } : wallTime;
                Assert.Equal(expected, back);
            }
        }
    }

    [Theory]
    [InlineData("2026-11-23T9:30")]
    [InlineData("2026-11-23 09:30")]
    [InlineData("2026-02-30T09:30")]
    [InlineData("2026-11-23T24:00")]
    [InlineData("2026-11-23T09:30Z")]
    [InlineData("")]
    [InlineData(null)]
    public void WallTime_TryParse_AnythingElse_IsRefused(string? text) => Assert.False(WallTime.TryParse(text, out _));

    private static WallTime At(string text)
    {
        Assert.True(WallTime.TryParse(text, out var wallTime));
        Assert.Equal(text, wallTime.ToString());
        return wallTime;
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
