using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

/// <summary>Booking, pre-call, link mails, cancelling and early resolution.</summary>
public sealed class BeforeTheCallTests
{
    private static readonly AppointmentPolicy DayBefore = new() { LinkDelivery = LinkDelivery.DayBefore };
    private static readonly AppointmentPolicy DayOf = new() { LinkDelivery = LinkDelivery.DayOf };

    [Theory]
    [InlineData("T-0:00.001 book", "booked(Reminder, LastReminder) opened")]
    [InlineData("T book", "! slot-in-the-past")]
    [InlineData("T+1:00 book", "! slot-in-the-past")]
    [InlineData("2026-11-11T10:00 book", "booked")]
    [InlineData("2026-11-22T10:00 book", "booked pre-call-opened")]
    [InlineData("2026-11-24T17:59:59.999 book", "booked pre-call-opened")]
    [InlineData("2026-11-24T18:00 book", "booked(Reminder)")]
    [InlineData("2026-11-25T09:49:59.999 book", "booked(Reminder)")]
    [InlineData("2026-11-25T09:50 book", "booked(Reminder, LastReminder) opened")]
    [Trait("Requirement", "A.8.3-15")]
    public void Book_AtAnInstant_MergesWhatIsAlreadyPast(string when, string then) =>
        Assert.Equal(then, Story.NotBooked().When(when));

    [Theory]
    [InlineData(LinkDelivery.DayBefore, "2026-11-24T07:59:59.999", MergedNotices.None)]
    [InlineData(LinkDelivery.DayBefore, "2026-11-24T08:00", MergedNotices.Link)]
    [InlineData(LinkDelivery.DayOf, "2026-11-25T07:59:59.999", MergedNotices.Reminder)]
    [InlineData(LinkDelivery.DayOf, "2026-11-25T08:00", MergedNotices.Reminder | MergedNotices.Link)]
    [InlineData(LinkDelivery.ReservedArea, "2026-11-25T08:00", MergedNotices.Reminder)]
    [Trait("Requirement", "A.8.3-15")]
    [Trait("Requirement", "A.8.3-5")]
    public void Book_AfterTheLinkMailsInstant_MergesTheLink(LinkDelivery delivery, string bookedAt, MergedNotices merged)
    {
        var story = Story.Booked(new AppointmentPolicy { LinkDelivery = delivery }, Story.Instant(bookedAt));

        Assert.Equal(merged, story.State.Merged);
        Assert.Equal(delivery != LinkDelivery.ReservedArea && !merged.HasFlag(MergedNotices.Link), !story.State.LinkMailIsDue);
    }

    [Fact]
    public void Book_InALanguageThatIsNotOffered_IsRefusedWithItsField()
    {
        var policy = new AppointmentPolicy { OfferedLanguages = Languages.Italian | Languages.German };
        var session = new AppointmentSession(AppointmentState.NotBooked);

        var english = session.Decide(new Book(Story.Id, Story.SlotAt(Story.Start), policy, Language: Language.English), Story.TwoWeeksBefore);
        var german = session.Decide(new Book(Story.Id, Story.SlotAt(Story.Start), policy, Language: Language.German), Story.TwoWeeksBefore);

        Assert.Equal(new Refusal(AppointmentRefusals.LanguageNotOffered, "language"), english.Refusal);
        Assert.Null(german.Refusal);
    }

    [Theory]
    [InlineData("", "2026-11-22T09:59:59.999 tick", "")]
    [InlineData("", "2026-11-22T10:00 tick", "pre-call-opened")]
    [InlineData("", "2026-11-22T09:59:59.999 pre-call Reached", "! pre-call-not-open-yet")]
    [InlineData("", "2026-11-22T10:00 pre-call Reached", "pre-call-opened pre-call-recorded(Reached)")]
    [InlineData("2026-11-22T10:00 pre-call NotReached", "2026-11-23T10:00 pre-call Reached", "pre-call-recorded(Reached)")]
    [InlineData("2026-11-22T10:00 tick", "2026-11-24T17:59:59.999 tick", "")]
    [InlineData("2026-11-22T10:00 tick", "2026-11-24T18:00 tick", "pre-call-window-ended(remind)")]
    [InlineData("2026-11-22T10:00 tick", "2026-11-24T18:00 pre-call Reached", "pre-call-window-ended(remind) ! pre-call-window-over")]
    [InlineData("2026-11-22T10:00 pre-call Reached", "2026-11-24T18:00 tick", "pre-call-window-ended(reached)")]
    [InlineData("2026-11-22T10:00 pre-call NotReached", "2026-11-24T18:00 tick", "pre-call-window-ended(remind)")]
    [InlineData("2026-11-22T10:00 pre-call NotDone", "2026-11-24T18:00 tick", "pre-call-window-ended(remind)")]
    [InlineData("", "2026-11-24T18:00 tick", "pre-call-opened pre-call-window-ended(remind)")]
    [Trait("Requirement", "SD-07")]
    [Trait("Requirement", "SD-08")]
    public void PreCall_WithinItsWindow_DecidesAboutTheReminder(string given, string when, string then) =>
        Assert.Equal(then, Story.Booked().Given(given).When(when));

    [Fact]
    [Trait("Requirement", "SD-07")]
    public void PreCall_Reached_IsAPhase()
    {
        var story = Story.Booked().Given("2026-11-22T10:00 pre-call Reached");
        Assert.Equal(AppointmentPhase.PreCalled, story.State.Phase);

        story.Given("T-10:00 tick");
        Assert.Equal(AppointmentPhase.Open, story.State.Phase);
    }

    [Fact]
    [Trait("Requirement", "SD-08")]
    public void PreCall_WhereThePolicyHasNone_NeitherOpensNorReminds()
    {
        var story = Story.Booked(new AppointmentPolicy { PreCall = false });

        Assert.Equal("! pre-call-window-over", story.When("2026-11-23T10:00 pre-call Reached"));
        Assert.Equal("opened", story.When("T-10:00 tick"));
    }

    [Theory]
    [InlineData(LinkDelivery.DayBefore, "2026-11-24T07:59:59.999 tick", "")]
    [InlineData(LinkDelivery.DayBefore, "2026-11-24T08:00 tick", "link-mail-due")]
    [InlineData(LinkDelivery.DayOf, "2026-11-25T07:59:59.999 tick", "")]
    [InlineData(LinkDelivery.DayOf, "2026-11-25T08:00 tick", "link-mail-due")]
    [InlineData(LinkDelivery.ReservedArea, "2026-11-25T08:00 tick", "")]
    [Trait("Requirement", "VC-03")]
    [Trait("Requirement", "SD-09")]
    [Trait("Requirement", "A.8.3-5")]
    public void LinkMail_ByDeliveryPolicy_IsDueAtEight(LinkDelivery delivery, string when, string then) =>
        Assert.Equal(then, Story.Booked(new AppointmentPolicy { LinkDelivery = delivery, PreCall = false }).When(when));

    [Theory]
    [InlineData("2026-11-12T10:00 cancel", "cancelled slot-released")]
    [InlineData("T-10:00.001 cancel", "cancelled slot-released")]
    [InlineData("T-0:00.001 cancel", "opened cancelled slot-released")]
    [InlineData("T cancel", "opened ! too-late-to-cancel")]
    [InlineData("T+4:00 office-cancels", "opened cancelled")]
    [InlineData("T+6:00 office-cancels", "opened expired(office-absent) ! appointment-no-longer-usable")]
    [InlineData("T-0:00.001 office-cancels", "opened cancelled slot-released")]
    [InlineData("T-0:00.001 resolve", "opened resolved-early slot-released")]
    [InlineData("T resolve", "opened ! too-late-to-resolve-early")]
    [InlineData("2026-11-12T10:00 transfer-office milano", "transferred-to-office slot-released")]
    [InlineData("2026-11-12T10:00 close", "! call-not-begun")]
    [InlineData("2026-11-12T10:00 taxpayer-drops", "")]
    [InlineData("2026-11-12T10:00 official-drops", "")]
    [Trait("Requirement", "ADER-13")]
    [Trait("Requirement", "ADER-15")]
    [Trait("Requirement", "INPS-15")]
    public void Leaving_BeforeT_FreesTheSlot(string when, string then) =>
        Assert.Equal(then, Story.Booked(new AppointmentPolicy { PreCall = false }).When(when));

    [Theory]
    [InlineData("cancel", "appointment-cancelled")]
    [InlineData("office-cancels", "appointment-cancelled")]
    [InlineData("resolve", "appointment-resolved-early")]
    [InlineData("transfer-office milano", "appointment-transferred")]
    [Trait("Requirement", "A.8.2")]
    public void EveryCommand_AfterTheEnd_IsRefusedWithTheReason(string end, string code)
    {
        string[] commands = ["cancel", "office-cancels", "resolve", "taxpayer", "official", "admit", "close", "transfer bruno",
            "transfer-office torino", "pre-call Reached", "choose-callback", "assign bruno"];
        foreach (var command in commands)
        {
            Assert.Equal($"! {code}", Story.Booked().Given($"2026-11-12T10:00 {end}").When($"T {command}"));
        }

        Assert.Equal(string.Empty, Story.Booked().Given($"2026-11-12T10:00 {end}").When("T+60:00 tick"));
    }

    [Fact]
    [Trait("Requirement", "A.8.2")]
    public void EveryCommand_OnNothingBooked_IsUnknown()
    {
        string[] commands = ["cancel", "resolve", "taxpayer", "taxpayer-drops", "official", "official-drops", "admit", "close",
            "transfer bruno", "transfer-office torino", "pre-call Reached", "choose-callback", "callback Reached", "assign bruno"];

        Assert.All(commands, command => Assert.Equal("! appointment-unknown", Story.NotBooked().When($"T {command}")));
        Assert.Equal(string.Empty, Story.NotBooked().When("T tick"));
    }

    [Theory]
    [InlineData("2026-11-12T10:00", "transferred-to-colleague(link-renewed)")]
    [InlineData("T-0:00.001", "link-mail-due opened transferred-to-colleague(link-renewed)")]
    [InlineData("T", "link-mail-due opened transferred-to-colleague")]
    public void Transfer_BeforeTheCall_RenewsTheLink(string at, string then)
    {
        var story = Story.Booked(DayOf with { PreCall = false });

        Assert.Equal(then, story.When($"{at} transfer bruno"));
        Assert.Equal(new OfficialId("bruno"), story.State.Official);
    }

    [Theory]
    [InlineData("2026-10-26T10:00", "2026-10-23T10:00", "2026-10-25T18:00", "2026-10-25T08:00")]
    [InlineData("2027-03-29T10:00", "2027-03-26T10:00", "2027-03-28T18:00", "2027-03-28T08:00")]
    [InlineData("2026-11-25T10:00", "2026-11-22T10:00", "2026-11-24T18:00", "2026-11-24T08:00")]
    [Trait("Requirement", "A.8.3-15")]
    public void Timetable_OverANightWithAnotherOffset_CountsCalendarDays(string start, string opens, string ends, string link)
    {
        Assert.True(WallTime.TryParse(start, out var local));

        var timetable = AppointmentTimetable.From(Story.SlotAt(local), DayBefore);

        Assert.Equal(Story.Instant(opens), timetable.PreCallOpensAt);
        Assert.Equal(Story.Instant(ends), timetable.PreCallEndsAt);
        Assert.Equal(Story.Instant(link), timetable.LinkMailAt);
    }

    [Fact]
    [Trait("Requirement", "A.8.3-15")]
    public void Timetable_OverTheNightOf25October2026_IsNotAMultipleOf24Hours()
    {
        var timetable = AppointmentTimetable.From(Story.SlotAt(new WallTime(new DateOnly(2026, 10, 26), new TimeOnly(10, 0))), DayBefore);

        Assert.Equal(TimeSpan.FromHours(73), timetable.StartsAt - timetable.PreCallOpensAt);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 7, 0, 0, TimeSpan.Zero), timetable.LinkMailAt);
    }

    [Fact]
    public void Policy_ChangedAfterBooking_MovesNoDeadline()
    {
        var frozen = Story.Booked(new AppointmentPolicy { Version = 1, TaxpayerLateLimit = TimeSpan.FromMinutes(10), PreCall = false });

        Assert.Equal(1, frozen.State.Policy.Version);
        Assert.Equal("opened taxpayer-connected callback-opened(OfficialLate)", frozen.When("T+10:00.000 taxpayer"));
    }

    [Fact]
    [Trait("Requirement", "A.8.3-1")]
    public void Instants_FinerThanAMillisecond_AreCut()
    {
        var story = Story.Booked().Given("T official");
        var decision = story.Decide(new TaxpayerConnect(), Story.Instant("T+5:00.000").AddTicks(9_999));

        Assert.Null(decision.Refusal);
        Assert.Equal(Story.Instant("T+5:00.000"), decision.Events[^1].At);
    }

    [Fact]
    public void Clock_ThatRunsBackwards_IsTakenToStandStill()
    {
        var story = Story.Booked().Given("T-10:00 taxpayer");
        var decision = story.Decide(new TaxpayerDisconnect(), Story.Instant("T-10:30"));

        Assert.Equal(Story.Instant("T-10:00"), Assert.Single(decision.Events).At);
    }

    [Fact]
    [Trait("Requirement", "A.8.1")]
    public void LateWakeUp_HoursAfter_LeavesTheSameTrace()
    {
        var punctual = Story.Booked(DayBefore).Given("2026-11-22T10:00 tick; 2026-11-24T08:00 tick; 2026-11-24T18:00 tick; T-10:00 tick; T+5:00.001 tick");
        var late = Story.Booked(DayBefore).Given("T+600:00 tick");

        Assert.Equal(punctual.Events, late.Events);
    }
}
