using VideoDesk.Grains.Appointments;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

/// <summary>A.9: which messages a story leads to, when, until when, and which are dropped.</summary>
public sealed class NotificationsTests
{
    private static readonly AppointmentPolicy DayBefore = new() { LinkDelivery = LinkDelivery.DayBefore };

    [Fact]
    [Trait("Requirement", "ADER-11")]
    [Trait("Requirement", "ADER-12")]
    [Trait("Requirement", "SD-07")]
    [Trait("Requirement", "SD-08")]
    [Trait("Requirement", "VC-03")]
    [Trait("Requirement", "A.9")]
    [Trait("Requirement", "N1")]
    [Trait("Requirement", "N2")]
    [Trait("Requirement", "N3")]
    [Trait("Requirement", "N4")]
    [Trait("Requirement", "N5")]
    public void QuietLife_UpToTheCall_SendsEachMessageOnceAtItsInstant()
    {
        var story = Story.Booked(DayBefore).Given("T+1:00 tick");

        (NotificationKind, DateTimeOffset, DateTimeOffset)[] expected =
        [
            (NotificationKind.Confirmation, Story.TwoWeeksBefore, Story.Instant("T+30:00")),
            (NotificationKind.PreCallTask, Story.Instant("2026-11-22T10:00"), Story.T),
            (NotificationKind.Link, Story.Instant("2026-11-24T08:00"), Story.T),
            (NotificationKind.Reminder, Story.Instant("2026-11-24T18:00"), Story.T),
            (NotificationKind.LastReminder, Story.Instant("T-10:00"), Story.Instant("T+5:00")),
        ];
        Assert.Equal(expected, Requests(story).Select(static request => (request.Kind, request.DueAt, request.ExpiresAt)));
    }

    [Theory]
    [InlineData("2026-11-22T10:00", LinkDelivery.DayBefore, "Confirmation PreCallTask Link Reminder LastReminder")]
    [InlineData("2026-11-24T08:00", LinkDelivery.DayBefore, "Confirmation PreCallTask Reminder LastReminder")]
    [InlineData("2026-11-24T18:00", LinkDelivery.DayBefore, "Confirmation LastReminder")]
    [InlineData("2026-11-25T07:00", LinkDelivery.DayOf, "Confirmation Link LastReminder")]
    [InlineData("2026-11-25T08:00", LinkDelivery.DayOf, "Confirmation LastReminder")]
    [InlineData("2026-11-25T09:50", LinkDelivery.DayOf, "Confirmation")]
    [InlineData("2026-11-11T10:00", LinkDelivery.ReservedArea, "Confirmation PreCallTask Reminder LastReminder")]
    [Trait("Requirement", "A.8.3-15")]
    [Trait("Requirement", "A.8.3-5")]
    [Trait("Requirement", "N1")]
    public void BookedLate_MessagesOfThePast_AreInTheConfirmationAndNowhereElse(string bookedAt, LinkDelivery delivery, string kinds)
    {
        var story = Story.Booked(new AppointmentPolicy { LinkDelivery = delivery }, Story.Instant(bookedAt)).Given("T tick");

        Assert.Equal(kinds, Kinds(story));
        Assert.Equal(story.State.Merged, Requests(story)[0].Data.Merged);
        Assert.Equal(story.State.Merged.HasFlag(MergedNotices.Link) ? 1 : 0, Requests(story)[0].Data.LinkRevision);
    }

    [Fact]
    [Trait("Requirement", "SD-08")]
    [Trait("Requirement", "N3")]
    public void PreCallThatReached_SendsNoReminder()
    {
        var story = Story.Booked().Given("2026-11-23T10:00 pre-call Reached; T-10:00 tick");

        Assert.Equal("Confirmation PreCallTask LastReminder", Kinds(story));
    }

    [Fact]
    [Trait("Requirement", "ADER-19")]
    [Trait("Requirement", "N7")]
    public void OfficialMissing_SendsTheCallbackNotice_AndAnOfficialWhoComesWithdrawsIt()
    {
        var story = Story.Booked(new AppointmentPolicy { PreCall = false }).Given("T taxpayer; T+5:00 tick");
        var notice = Requests(story)[^1];

        Assert.Equal((NotificationKind.CallbackNotice, Story.Instant("T+5:00"), Story.Instant("T+125:00")), (notice.Kind, notice.DueAt, notice.ExpiresAt));
        Assert.Equal((CallbackReason.OfficialLate, Story.Instant("T+125:00")), (notice.Data.CallbackReason, notice.Data.CallbackDueAt));

        story.Given("T+6:00 official");
        Assert.Equal([NotificationKind.CallbackNotice], story.Plans[^1].Withdrawn);
    }

    [Fact]
    [Trait("Requirement", "ADER-19")]
    [Trait("Requirement", "N7")]
    public void OfficialMissing_NoticedOnlyWhenTheOfficialComes_SendsNoNotice()
    {
        var story = Story.Booked(new AppointmentPolicy { PreCall = false }).Given("T taxpayer; T+6:00 official");

        Assert.DoesNotContain(NotificationKind.CallbackNotice, Requests(story).Select(static request => request.Kind));
    }

    [Theory]
    [InlineData("cancel", Side.Taxpayer, CancellationReason.CannotAttend)]
    [InlineData("office-cancels", Side.Office, CancellationReason.OfficialUnavailable)]
    [Trait("Requirement", "ADER-15")]
    [Trait("Requirement", "N8")]
    public void Cancellation_ByEitherSide_CancelsTheCalendarEntryAndDropsWhatWasUnderWay(string command, Side by, CancellationReason reason)
    {
        var story = Story.Booked().Given($"2026-11-12T10:00 {command}");
        var mail = Requests(story)[^1];

        Assert.Equal((NotificationKind.Cancellation, CalendarMethod.Cancel, 1), (mail.Kind, mail.Data.Calendar, mail.Data.CalendarSequence));
        Assert.Equal((by, reason), (mail.Data.CancelledBy, mail.Data.CancellationReason));
        Assert.Equal(
            [NotificationKind.PreCallTask, NotificationKind.Reminder, NotificationKind.Link, NotificationKind.LastReminder],
            story.Plans[^1].Withdrawn);
    }

    [Fact]
    [Trait("Requirement", "INPS-15")]
    [Trait("Requirement", "N9")]
    public void EarlyResolution_TellsTheOutcomeAndCancelsTheCalendarEntry()
    {
        var mail = Requests(Story.Booked().Given("2026-11-12T10:00 resolve"))[^1];

        Assert.Equal((NotificationKind.EarlyResolution, CalendarMethod.Cancel, NextSteps.WaitForWrittenAnswer), (mail.Kind, mail.Data.Calendar, mail.Data.NextSteps));
    }

    [Fact]
    [Trait("Requirement", "SD-17")]
    [Trait("Requirement", "N11")]
    public void Closing_ByTheOfficial_SendsOneClosingMail()
    {
        var story = Story.Booked().Given("T taxpayer; T official; T admit; T+9:00 close ToBeContinued; T+10:00 taxpayer-leaves; T+10:00 official-leaves; T+90:00 tick");
        var closing = Assert.Single(Requests(story), static request => request.Kind == NotificationKind.Closing);

        Assert.Equal((AppointmentOutcome.ToBeContinued, Story.Instant("T+9:00")), (closing.Data.Outcome, closing.DueAt));
    }

    [Fact]
    [Trait("Requirement", "A.8.3-14")]
    [Trait("Requirement", "N11")]
    public void Interruption_TellsTheCallbackInTheClosingMail()
    {
        var story = Story.Booked().Given("T taxpayer; T official; T admit; T+1:00 taxpayer-drops; T+8:00 official-drops; T+11:00 tick; T+20:00 callback Reached");
        var closing = Assert.Single(Requests(story), static request => request.Kind == NotificationKind.Closing);

        Assert.Equal((AppointmentOutcome.Interrupted, Story.Instant("T+131:00")), (closing.Data.Outcome, closing.Data.CallbackDueAt));
        Assert.DoesNotContain("CallbackNotice", Kinds(story), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "N11")]
    public void Callback_ThatEndsTheAppointment_SendsTheClosingMail()
    {
        var closing = Requests(Story.Booked().Given("T taxpayer; T+9:00 callback NotReached"))[^1];

        Assert.Equal((NotificationKind.Closing, CallbackOutcome.NotReached), (closing.Kind, closing.Data.CallbackOutcome));
    }

    [Theory]
    [InlineData("2026-11-12T10:00 transfer bruno; T tick", "0f8fad5bd9cb469fa16570867728950e/N4/2")]
    [InlineData("2026-11-24T08:00 tick; 2026-11-24T09:00 transfer bruno", "0f8fad5bd9cb469fa16570867728950e/N4/1 0f8fad5bd9cb469fa16570867728950e/N4/2")]
    [Trait("Requirement", "N4")]
    public void Transfer_BeforeTheCall_SendsTheNewLinkOnce(string steps, string keys)
    {
        var links = Requests(Story.Booked(DayBefore).Given(steps)).Where(static request => request.Kind == NotificationKind.Link);

        Assert.Equal(keys, string.Join(' ', links.Select(static link => link.TriggerKey)));
    }

    [Fact]
    [Trait("Requirement", "ADER-17")]
    [Trait("Requirement", "A.9")]
    public void LongOutage_OverTheWholeAppointment_StillSendsNothingAfterItsEnd()
    {
        var story = Story.Booked(DayBefore).Given("T+600:00 tick");

        Assert.Equal("Confirmation", Kinds(story));
    }

    private static List<NotificationRequest> Requests(Story story) => [.. story.Plans.SelectMany(static plan => plan.Requests)];

    private static string Kinds(Story story) => string.Join(' ', Requests(story).Select(static request => request.Kind));
}
