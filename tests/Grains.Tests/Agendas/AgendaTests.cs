using System.Collections.Immutable;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Time;
using Xunit;
using static VideoDesk.Grains.Tests.Agendas.Samples;

namespace VideoDesk.Grains.Tests.Agendas;

[Trait("Requirement", "ADER-08")]
public sealed class AgendaTests
{
    /// <summary>Tuesday 1 December 2026, 08:00 in Rome.</summary>
    private static readonly DateTimeOffset Morning = Utc("2026-12-01T07:00:00Z");

    private static readonly ImmutableHashSet<SlotKey> Nothing = [];

    [Theory]
    [InlineData("2026-12-01T09:00", "2026-12-01T07:00:00Z", null)]
    // Lead time: half an hour, to the millisecond.
    [InlineData("2026-12-01T09:00", "2026-12-01T07:29:59.999Z", null)]
    [InlineData("2026-12-01T09:00", "2026-12-01T07:30:00Z", null)]
    [InlineData("2026-12-01T09:00", "2026-12-01T07:30:00.001Z", "slot-too-soon")]
    [InlineData("2026-12-01T09:00", "2026-12-01T08:00:00Z", "slot-too-soon")]
    [InlineData("2026-12-01T09:00", "2026-12-01T08:00:00.001Z", "slot-in-the-past")]
    [InlineData("2026-11-30T09:00", "2026-12-01T07:00:00Z", "slot-in-the-past")]
    // Horizon with the patron saint: up to 16 December, and a day more from the next midnight of Rome on.
    [InlineData("2026-12-16T11:30", "2026-12-01T07:00:00Z", null)]
    [InlineData("2026-12-17T09:00", "2026-12-01T07:00:00Z", "slot-outside-horizon")]
    [InlineData("2026-12-17T09:00", "2026-12-01T22:59:59.999Z", "slot-outside-horizon")]
    [InlineData("2026-12-17T09:00", "2026-12-01T23:00:00Z", null)]
    // Closed: patron saint, national holiday, half day.
    [InlineData("2026-12-07T09:00", "2026-12-01T07:00:00Z", "office-closed")]
    [InlineData("2026-12-08T09:00", "2026-12-01T07:00:00Z", "office-closed")]
    [InlineData("2026-12-10T10:30", "2026-12-01T07:00:00Z", null)]
    [InlineData("2026-12-10T11:00", "2026-12-01T07:00:00Z", "office-closed")]
    // On the closed day itself: closed, too, before anything is said about the lead time.
    [InlineData("2026-12-07T09:00", "2026-12-07T07:59:00Z", "office-closed")]
    // Beyond the horizon a holiday is just beyond the horizon.
    [InlineData("2026-12-25T09:00", "2026-12-01T07:00:00Z", "slot-outside-horizon")]
    // No such slot: off the grid, after the end, on a Saturday.
    [InlineData("2026-12-01T09:10", "2026-12-01T07:00:00Z", "slot-unknown")]
    [InlineData("2026-12-01T12:00", "2026-12-01T07:00:00Z", "slot-unknown")]
    [InlineData("2026-12-05T09:00", "2026-12-01T07:00:00Z", "slot-unknown")]
    [Trait("Requirement", "A.8.3-7")]
    public void Check_AWantedSlot_IsAnsweredOrRefusedWithItsOwnCode(string start, string now, string? code)
    {
        var answer = SampleAgenda.Check(Key(start), isOccupied: false, Utc(now));

        Assert.Equal(code, answer.Refusal?.Code);
        Assert.Equal(code is null, answer.Slot?.Key == Key(start));
    }

    [Fact]
    public void Check_OccupiedSlot_IsTakenUnlessSomethingElseIsWrong()
    {
        Assert.Equal("slot-taken", SampleAgenda.Check(Key("2026-12-02T09:00"), isOccupied: true, Morning).Refusal?.Code);
        Assert.Equal("office-closed", SampleAgenda.Check(Key("2026-12-07T09:00"), isOccupied: true, Morning).Refusal?.Code);
    }

    [Fact]
    public void Check_OtherOfficeLineDeskOrService_IsUnknown()
    {
        var key = Key("2026-12-02T09:00");

        Assert.Equal("slot-unknown", Refused(key with { Office = new OfficeId("roma") }));
        Assert.Equal("slot-unknown", Refused(key with { Line = new SlotLineId("other") }));
        Assert.Equal("slot-unknown", Refused(key with { Desk = 3 }));
        Assert.Equal("slot-unknown", Refused(key with { Desk = 0 }));
        Assert.Equal("slot-unknown", Refused(default));
        Assert.Equal("slot-unknown", (SampleAgenda with { Service = new ServiceId("deeds") }).Check(key, isOccupied: false, Morning).Refusal?.Code);

        static string? Refused(SlotKey key) => SampleAgenda.Check(key, isOccupied: false, Morning).Refusal?.Code;
    }

    [Fact]
    public void Check_OfficeThatNeverOpens_HasNoHorizon()
    {
        var closed = SampleAgenda with { Office = SampleOffice with { Calendar = OfficeCalendar.National with { Weekdays = [] } } };

        Assert.Equal("slot-outside-horizon", closed.Check(Key("2026-12-02T09:00"), isOccupied: false, Morning).Refusal?.Code);
        Assert.Empty(closed.Available(Nothing, Morning));
    }

    [Fact]
    [Trait("Requirement", "A.8.3-7")]
    public void Available_OnAWorkingDay_ShowsTenDatesWithBothDesks()
    {
        var days = SampleAgenda.Available(Nothing, Morning);

        Assert.Equal(10, days.Count);
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 16)), (days[0].Date, days[^1].Date));
        Assert.All(days, static day => Assert.Equal(day.Date == new DateOnly(2026, 12, 10) ? 4 : 6, day.Times.Length));
        Assert.All(days.SelectMany(static day => day.Times), static time => Assert.Equal([1, 2], time.Slots.Select(static slot => slot.Key.Desk)));
    }

    [Fact]
    public void Available_LateInTheDay_KeepsTheEmptyDate()
    {
        var today = SampleAgenda.Available(Nothing, Utc("2026-12-01T15:00:00Z"))[0];

        Assert.Equal(new DateOnly(2026, 12, 1), today.Date);
        Assert.Empty(today.Times);
    }

    [Fact]
    public void Available_OneDeskOccupied_OffersTheOther()
    {
        ImmutableHashSet<SlotKey> occupied = [Key("2026-12-02T09:00"), Key("2026-12-02T09:30"), Key("2026-12-02T09:30", desk: 2)];

        var times = SampleAgenda.Available(occupied, Morning)[1].Times;

        Assert.Equal(Key("2026-12-02T09:00", desk: 2), Assert.Single(times[0].Slots).Key);
        Assert.Equal(Key("2026-12-02T10:00").Start, times[1].Start);
    }

    [Fact]
    public void Available_AtAnyMinuteOfAMonth_IsExactlyWhatCheckAccepts()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 60; round++)
        {
            var now = Utc("2026-12-01T00:00:00Z").AddMinutes(random.Next(40 * 24 * 60));
            var offered = SampleAgenda.Available(Nothing, now).SelectMany(static day => day.Times).SelectMany(static time => time.Slots).Select(static slot => slot.Key).ToHashSet();
            var open = SampleOffice with { Calendar = OfficeCalendar.National with { Weekdays = [.. Enum.GetValues<DayOfWeek>()] } };
            var today = RomeTime.DateAt(now);
            foreach (var slot in SlotPlan.Generate(open, SampleAgenda.Lines, today.AddDays(-3), today.AddDays(30)))
            {
                Assert.Equal(offered.Contains(slot.Key), SampleAgenda.Check(slot.Key, isOccupied: false, now).Refusal is null);
            }
        }
    }
}
