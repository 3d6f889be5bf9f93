using VideoDesk.Grains.Appointments;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

/// <summary>A.8.3 points 3 and 14: drops, the reconnect grace, callbacks and ends.</summary>
public sealed class CallTests
{
    private const string Live = "T-2:00 taxpayer; T-1:00 official; T admit; ";

    [Theory]
    [InlineData("T+1:00 taxpayer-drops", "T+4:00 taxpayer", "taxpayer-connected", AppointmentPhase.Live)]
    [InlineData("T+1:00 taxpayer-drops", "T+10:59.999 tick", "", AppointmentPhase.Suspended)]
    [InlineData("T+1:00 taxpayer-drops", "T+11:00.000 tick", "reconnect-grace-ended", AppointmentPhase.Suspended)]
    [InlineData("T+1:00 taxpayer-drops; T+11:00 tick", "T+12:00 taxpayer", "taxpayer-connected", AppointmentPhase.Live)]
    [InlineData("T+1:00 taxpayer-drops; T+8:00 official-drops", "T+10:59.999 tick", "", AppointmentPhase.Suspended)]
    [InlineData("T+1:00 taxpayer-drops; T+8:00 official-drops", "T+11:00.000 tick", "callback-opened(Interrupted) closed(Interrupted)", AppointmentPhase.Closed)]
    [InlineData("T+1:00 taxpayer-drops; T+2:00 official-drops", "T+7:00.000 tick", "callback-opened(OfficialDropped)", AppointmentPhase.CallbackDue)]
    [InlineData("T+1:00 official-drops", "T+5:59.999 tick", "", AppointmentPhase.Suspended)]
    [InlineData("T+1:00 official-drops", "T+6:00.000 tick", "callback-opened(OfficialDropped)", AppointmentPhase.CallbackDue)]
    [InlineData("T+1:00 official-drops", "T+5:59.999 official", "official-joined", AppointmentPhase.Live)]
    [InlineData("T+1:00 official-drops; T+6:00 tick; T+7:00 official", "T+8:00 admit", "admitted callback-settled(ServedInVideo)", AppointmentPhase.Live)]
    [InlineData("T+1:00 taxpayer-drops; T+11:00 tick; T+12:00 official-drops", "T+17:00.000 tick", "callback-opened(Interrupted) closed(Interrupted)", AppointmentPhase.Closed)]
    [Trait("Requirement", "A.8.3-3")]
    [Trait("Requirement", "A.8.3-14")]
    public void Drop_InACall_KeepsThePlaceForTheGrace(string given, string when, string then, AppointmentPhase phase)
    {
        var story = Story.Booked().Given("T-10:00 tick").Given(Live + given);

        Assert.Equal(then, story.When(when));
        Assert.Equal(phase, story.State.Phase);
    }

    [Theory]
    [InlineData("T-9:00 taxpayer; T-8:00 taxpayer-drops; T-1:00 official", "T+9:59.999 tick", "")]
    [InlineData("T-9:00 taxpayer; T-8:00 taxpayer-drops; T-1:00 official", "T+10:00.000 tick", "reconnect-grace-ended")]
    [InlineData("T-9:00 taxpayer; T+3:00 taxpayer-drops; T-1:00 official", "T+13:00.000 tick", "reconnect-grace-ended")]
    [Trait("Requirement", "A.8.3-3")]
    public void TaxpayerWhoWasInTime_AndDropped_IsNeverExpired(string given, string when, string then) =>
        Assert.Equal(then, Story.Booked().Given("T-10:00 tick").Given(given).When(when));

    [Theory]
    [InlineData("T+2:00 close", "closed(Served)")]
    [InlineData("T+2:00 close NotServed", "closed(NotServed)")]
    [InlineData("T+2:00 close Interrupted", "! outcome-reserved")]
    [InlineData("T+2:00 close Ended", "! outcome-reserved")]
    [InlineData("T+2:00 cancel", "! call-under-way")]
    [InlineData("T+2:00 office-cancels", "! call-under-way")]
    [InlineData("T+2:00 resolve", "! call-under-way")]
    [InlineData("T+2:00 choose-callback", "! call-under-way")]
    [InlineData("T+2:00 callback Reached", "! no-callback-owed")]
    [InlineData("T+2:00 transfer bruno", "official-left transferred-to-colleague")]
    [InlineData("T+2:00 transfer anna", "! transfer-to-same")]
    [InlineData("T+2:00 transfer-office roma", "! transfer-to-same")]
    [InlineData("T+2:00 transfer-office milano", "transferred-to-office")]
    [InlineData("T+2:00 assign bruno", "official-left assigned(bruno)")]
    [InlineData("T+2:00 assign anna", "")]
    [InlineData("T+2:00 official bruno", "! assigned-to-another-official")]
    [InlineData("T+2:00 official-drops bruno", "")]
    [InlineData("T+2:00 book", "! appointment-already-booked")]
    [InlineData("T+2:00 taxpayer", "")]
    [InlineData("T+2:00 official", "")]
    [Trait("Requirement", "SD-17")]
    public void Command_InACall_IsJudged(string when, string then) =>
        Assert.Equal(then, Story.Booked().Given("T-10:00 tick").Given(Live).When(when));

    [Theory]
    [InlineData("", "T+1:00 close", "! call-not-begun")]
    [InlineData("T taxpayer; T official", "T+1:00 close", "! call-not-begun")]
    [InlineData("T taxpayer; T official; T taxpayer-drops", "T+1:00 close", "! reconnect-grace-running")]
    [InlineData("T taxpayer; T official; T taxpayer-drops", "T+1:00 choose-callback", "! reconnect-grace-running")]
    [InlineData("T taxpayer; T official; T taxpayer-drops", "T+10:00.000 choose-callback", "reconnect-grace-ended callback-opened(OfficialChose)")]
    [InlineData("T taxpayer; T official; T taxpayer-drops", "T+10:00.000 close TaxpayerDidNotReturn", "reconnect-grace-ended closed(TaxpayerDidNotReturn)")]
    [InlineData("T taxpayer; T official; T admit; T+1:00 taxpayer-drops", "T+2:00 close NotServed", "! reconnect-grace-running")]
    [InlineData("T taxpayer; T official; T admit; T+1:00 taxpayer-drops", "T+2:00 close Served", "closed(Served)")]
    [InlineData("T taxpayer; T official; T admit; T+1:00 taxpayer-leaves", "T+2:00 close NotServed", "closed(NotServed)")]
    [InlineData("T official", "T+1:00 choose-callback", "! call-not-begun")]
    [InlineData("T taxpayer", "T+1:00 choose-callback", "! official-not-connected")]
    [Trait("Requirement", "A.8.3-14")]
    public void Closing_WhileAPlaceIsKept_WaitsForTheGrace(string given, string when, string then) =>
        Assert.Equal(then, Story.Booked().Given("T-10:00 tick").Given(given).When(when));

    [Theory]
    [InlineData("T+9:00 taxpayer-leaves; T+9:00 official-leaves", "T+59:59.999 tick", "")]
    [InlineData("T+9:00 taxpayer-leaves; T+9:00 official-leaves", "T+60:00.000 tick", "closed(Ended)")]
    [InlineData("T+9:00 taxpayer-leaves", "T+70:00 tick", "")]
    [InlineData("T+9:00 taxpayer-leaves", "T+70:00 official-leaves", "official-left closed(Ended)")]
    [InlineData("T+9:00 taxpayer-leaves; T+9:00 official-leaves; T+50:00 taxpayer", "T+54:59.999 tick", "")]
    [InlineData("T+9:00 taxpayer-leaves; T+9:00 official-leaves; T+50:00 taxpayer", "T+55:00.000 tick", "callback-opened(OfficialDropped)")]
    [InlineData("T+9:00 taxpayer-leaves; T+9:00 official-leaves; T+50:00 taxpayer; T+51:00 taxpayer-leaves", "T+60:00.000 tick", "closed(Ended)")]
    [Trait("Requirement", "A.8.3-14")]
    public void NobodyCloses_ThirtyMinutesAfterTheEnd_WithNobodyThere_ItClosesItself(string given, string when, string then) =>
        Assert.Equal(then, Story.Booked().Given("T-10:00 tick").Given(Live + given).When(when));

    [Theory]
    [InlineData("", "T+9:00 callback Reached", "callback-settled(Reached)", AppointmentPhase.CallbackDone)]
    [InlineData("", "T+9:00 callback NotReached", "callback-settled(NotReached)", AppointmentPhase.CallbackFailed)]
    [InlineData("", "T+9:00 callback ServedInVideo", "! outcome-reserved", AppointmentPhase.CallbackDue)]
    [InlineData("", "T+9:00 close", "! callback-owed", AppointmentPhase.CallbackDue)]
    [InlineData("", "T+9:00 cancel", "! callback-owed", AppointmentPhase.CallbackDue)]
    [InlineData("", "T+9:00 office-cancels", "! callback-owed", AppointmentPhase.CallbackDue)]
    [InlineData("", "T+9:00 choose-callback", "! callback-owed", AppointmentPhase.CallbackDue)]
    [InlineData("", "T+9:00 transfer-office milano", "! callback-owed", AppointmentPhase.CallbackDue)]
    [InlineData("", "T+9:00 assign bruno", "assigned(bruno)", AppointmentPhase.CallbackDue)]
    [InlineData("T+9:00 taxpayer-drops", "T+59:59.999 tick", "", AppointmentPhase.CallbackDue)]
    [InlineData("T+9:00 taxpayer-drops", "T+60:00.000 tick", "meeting-ended", AppointmentPhase.CallbackDue)]
    [InlineData("T+9:00 taxpayer-drops; T+60:00 tick", "T+61:00 taxpayer", "! appointment-over", AppointmentPhase.CallbackDue)]
    [InlineData("T+9:00 taxpayer-drops; T+60:00 tick", "T+61:00 official", "! appointment-over", AppointmentPhase.CallbackDue)]
    [InlineData("T+9:00 taxpayer-drops; T+60:00 tick", "T+61:00 callback Reached", "callback-settled(Reached)", AppointmentPhase.CallbackDone)]
    [InlineData("T+9:00 callback Reached", "T+10:00 callback Reached", "! no-callback-owed", AppointmentPhase.CallbackDone)]
    [InlineData("T+9:00 callback Reached", "T+10:00 taxpayer-drops", "taxpayer-disconnected", AppointmentPhase.CallbackDone)]
    [Trait("Requirement", "ADER-20")]
    public void Callback_UntilItsOutcome_IsOwed(string given, string when, string then, AppointmentPhase phase)
    {
        var story = Story.Booked().Given("T-10:00 tick; T taxpayer; T+5:00 tick").Given(given);

        Assert.Equal(then, story.When(when));
        Assert.Equal(phase, story.State.Phase);
    }

    [Fact]
    [Trait("Requirement", "ADER-20")]
    public void Callback_OfAnInterruptedAppointment_IsRecordedAfterItClosed()
    {
        var story = Story.Booked().Given("T-10:00 tick").Given(Live + "T+1:00 taxpayer-drops; T+8:00 official-drops; T+11:00 tick");
        Assert.Equal(AppointmentMessageKind.CallbackExpected, story.Session.MessageAt(Story.Instant("T+12:00")).Kind);

        Assert.Equal("assigned(bruno)", story.When("T+15:00 assign bruno"));
        Assert.Equal("callback-settled(Reached)", story.When("T+20:00 callback Reached"));
        Assert.Equal((AppointmentPhase.Closed, AppointmentOutcome.Interrupted), (story.State.Phase, story.State.Outcome));
        Assert.Equal("! appointment-over", story.When("T+21:00 assign carla"));
    }

    [Fact]
    [Trait("Requirement", "ADER-20")]
    public void Callback_OwedASecondTime_HasItsOwnNumber()
    {
        var story = Story.Booked().Given("T-10:00 tick; T taxpayer; T+6:00 official; T+7:00 admit; T+8:00 official-drops; T+13:00 tick");

        Assert.Equal((2, CallbackReason.OfficialDropped), (story.State.Callback!.Number, story.State.Callback.Reason));
    }

    [Fact]
    public void Transfer_ToAColleague_WhoDoesNotCome_OwesACallback()
    {
        var story = Story.Booked().Given("T-10:00 tick").Given(Live + "T+2:00 transfer bruno");

        Assert.Equal("! assigned-to-another-official", story.When("T+3:00 official"));
        Assert.Equal("callback-opened(OfficialDropped)", story.When("T+7:00.000 tick"));
        Assert.Equal("official-joined", story.When("T+8:00 official bruno"));
    }
}
