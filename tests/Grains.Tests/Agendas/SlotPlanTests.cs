using System.Globalization;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Time;
using Xunit;
using static VideoDesk.Grains.Tests.Agendas.Samples;

namespace VideoDesk.Grains.Tests.Agendas;

public sealed class SlotPlanTests
{
    [Fact]
    public void Generate_RandomLinesAndClosures_GiveOnlyOpenExactAndDistinctSlots()
    {
        var random = new Random(20261025);
        for (var round = 0; round < 30; round++)
        {
            var office = RandomOffice(random);
            var lines = Enumerable.Range(0, 12).Select(number => RandomLine(random, number)).ToList();
            var first = new DateOnly(2026, 10, 1).AddDays(random.Next(200));

            var slots = SlotPlan.Generate(office, lines, first, first.AddDays(45)).ToList();

            Assert.Equal(slots.Count, slots.Select(static slot => slot.Key).Distinct().Count());
            Assert.Equal(slots.OrderBy(static slot => slot.StartsAt).Select(static slot => slot.StartsAt), slots.Select(static slot => slot.StartsAt));
            Assert.All(slots, slot => AssertSound(slot, office, lines));
        }
    }

    [Theory]
    [InlineData("2026-10-25T01:00", 30, true)]
    [InlineData("2026-10-25T01:30", 30, false)]
    [InlineData("2026-10-25T02:00", 30, false)]
    [InlineData("2026-10-25T02:30", 30, false)]
    [InlineData("2026-10-25T03:00", 30, true)]
    [InlineData("2026-10-25T01:00", 120, false)]
    [InlineData("2027-03-28T01:00", 30, true)]
    [InlineData("2027-03-28T01:30", 30, false)]
    [InlineData("2027-03-28T02:00", 30, false)]
    [InlineData("2027-03-28T02:30", 30, false)]
    [InlineData("2027-03-28T03:00", 30, true)]
    [InlineData("2027-03-28T01:00", 120, false)]
    [InlineData("2027-03-27T01:00", 120, true)]
    [InlineData("2027-03-27T02:00", 30, true)]
    [Trait("Requirement", "A.8.1")]
    public void Find_InTheNightOfTheClocks_LeavesOutWhatHasNoPlainInstant(string text, int minutes, bool exists)
    {
        Assert.True(WallTime.TryParse(text, out var start));
        var line = Line(start.Date.DayOfWeek) with { Start = start.Time, End = start.Time.AddMinutes(minutes), SlotMinutes = minutes };

        Assert.Equal(exists, SlotPlan.Find(new SlotKey(SampleOffice.Id, line.Id, start, 1), [line]) is not null);
    }

    [Fact]
    public void Generate_LineOutsideItsValidity_GivesNothing()
    {
        var line = Line(DayOfWeek.Tuesday) with { ValidFrom = new DateOnly(2026, 12, 2), ValidUntil = new DateOnly(2026, 12, 15) };

        var dates = SlotPlan.Generate(SampleOffice, [line], new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)).Select(static slot => slot.Key.Start.Date).Distinct();

        Assert.Equal([new DateOnly(2026, 12, 15)], dates);
    }

    [Fact]
    public void Generate_LineThatDoesNotDivide_EndsBeforeTheRest()
    {
        var line = Line(DayOfWeek.Tuesday) with { SlotMinutes = 50, Desks = 1 };

        var slots = SlotPlan.Generate(SampleOffice, [line], new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 1)).ToList();

        Assert.Equal(["09:00", "09:50", "10:40"], slots.Select(static slot => slot.Key.ToString()[^7..^2]));
    }

    [Fact]
    public void Generate_LineThatEndsBeforeMidnight_DoesNotRunIntoTheNextDay()
    {
        var line = Line(DayOfWeek.Tuesday) with { Start = new TimeOnly(23, 0), End = new TimeOnly(23, 59), Desks = 1 };

        Assert.Single(SlotPlan.Generate(SampleOffice, [line], new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public void Problems_OfASoundLine_AreNone() => Assert.Empty(Line(DayOfWeek.Monday).Problems());

    [Theory]
    [InlineData(0, 2, "09:00", "12:00", "slot-line-length")]
    [InlineData(4, 2, "09:00", "12:00", "slot-line-length")]
    [InlineData(241, 2, "09:00", "18:00", "slot-line-length")]
    [InlineData(30, 0, "09:00", "12:00", "slot-line-desks")]
    [InlineData(30, 101, "09:00", "12:00", "slot-line-desks")]
    [InlineData(30, 2, "09:00", "09:29", "slot-line-hours")]
    [InlineData(30, 2, "12:00", "09:00", "slot-line-hours")]
    [InlineData(30, 2, "09:00:01", "12:00", "slot-line-hours")]
    public void Problems_OfALineThatMakesNoSense_SayWhich(int minutes, int desks, string start, string end, string code)
    {
        var line = Line(DayOfWeek.Monday) with
        {
            SlotMinutes = minutes,
            Desks = desks,
            Start = TimeOnly.Parse(start, CultureInfo.InvariantCulture),
            End = TimeOnly.Parse(end, CultureInfo.InvariantCulture),
        };

        Assert.Equal(code, Assert.Single(line.Problems()).Code);
    }

    [Theory]
    [InlineData("milano/line-2/2026-12-01T09:00/1", true)]
    [InlineData("milano/line-2/2026-12-01T09:00/01", false)]
    [InlineData("milano/line-2/2026-12-01T09:00", false)]
    [InlineData("milano/line-2/2026-12-01T09:00/1/", false)]
    [InlineData("mil ano/line-2/2026-12-01T09:00/1", false)]
    [InlineData("/line-2/2026-12-01T09:00/1", false)]
    [InlineData("milano/line-2/2026-12-01T9:00/1", false)]
    [InlineData("milano/line-2/2026-12-01T09:00/-1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void SlotKey_TryParse_ReadsItsOwnFormOnly(string? text, bool expected)
    {
        Assert.Equal(expected, SlotKey.TryParse(text, out var key));
        Assert.True(!expected || key.ToString() == text);
    }

    private static void AssertSound(Slot slot, Office office, List<SlotLine> lines)
    {
        var line = lines.Single(line => line.Id == slot.Key.Line);
        var start = slot.Key.Start;
        var end = start with { Time = start.Time.AddMinutes(line.SlotMinutes) };
        Assert.True(office.Calendar.IsWorkingDay(start.Date), slot.ToString());
        Assert.True(office.Calendar.IsOpen(start.Date, start.Time, end.Time), slot.ToString());
        Assert.True(start.Time >= line.Start && end.Time <= line.End && end > start, slot.ToString());
        Assert.Equal(TimeSpan.FromMinutes(line.SlotMinutes), slot.EndsAt - slot.StartsAt);
        Assert.Equal((start, end), (RomeTime.WallTimeAt(slot.StartsAt), RomeTime.WallTimeAt(slot.EndsAt)));
        Assert.Equal((WallTimeKind.Once, WallTimeKind.Once), (RomeTime.KindOf(start), RomeTime.KindOf(end)));
        Assert.Equal(slot, SlotPlan.Find(slot.Key, lines));
        Assert.True(SlotKey.TryParse(slot.Key.ToString(), out var read) && read == slot.Key);
    }

    private static Office RandomOffice(Random random) => SampleOffice with
    {
        Calendar = new OfficeCalendar
        {
            Weekdays = [.. Enum.GetValues<DayOfWeek>()],
            Closures = [.. Enumerable.Range(0, 8).Select(_ => RandomClosure(random))],
        },
    };

    private static Closure RandomClosure(Random random)
    {
        var first = new DateOnly(2026, 10, 1).AddDays(random.Next(250));
        ClosureDays days = random.Next(3) switch
        {
            0 => new ClosureDays.Yearly(first.Month, first.Day),
            1 => new ClosureDays.AfterEaster(random.Next(-60, 60)),
            _ => new ClosureDays.Between(first, first.AddDays(random.Next(5))),
        };
        TimeOnly? from = random.Next(2) == 0 ? null : new TimeOnly(random.Next(24), 0);
        return new Closure(ClosureKind.Extraordinary, days) { ClosedFrom = from, ClosedUntil = from?.Hour is < 23 ? from.Value.AddMinutes(59) : null };
    }

    private static SlotLine RandomLine(Random random, int number)
    {
        var start = random.Next(0, 22 * 60);
        return new SlotLine(
            new SlotLineId($"line-{number}"),
            SampleOffice.Id,
            Refunds,
            (DayOfWeek)random.Next(7),
            TimeOnly.MinValue.AddMinutes(start),
            TimeOnly.MinValue.AddMinutes(random.Next(start + 60, 24 * 60)),
            SlotMinutes: random.Next(5, 91),
            Desks: random.Next(1, 4),
            new DateOnly(2026, 1, 1).AddDays(random.Next(400)),
            random.Next(2) == 0 ? null : new DateOnly(2027, 1, 1).AddDays(random.Next(100)));
    }
}
