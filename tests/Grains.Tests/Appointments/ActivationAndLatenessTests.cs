using VideoDesk.Grains.Appointments;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

/// <summary>A.8.1 and A.8.3 points 1 to 4 and 13: given · when · then, at the millisecond around each boundary.</summary>
public sealed class ActivationAndLatenessTests
{
    [Theory]
    [InlineData("T-10:00.001 taxpayer", "! appointment-not-open-yet")]
    [InlineData("T-10:00.000 taxpayer", "opened taxpayer-connected")]
    [InlineData("T-9:59.999 taxpayer", "opened taxpayer-connected")]
    [InlineData("T-10:00.001 official", "! appointment-not-open-yet")]
    [InlineData("T-10:00.000 official", "opened assigned(anna) official-joined")]
    [InlineData("T-10:00.001 tick", "")]
    [InlineData("T-10:00.000 tick", "opened")]
    [Trait("Requirement", "ADER-14")]
    public void Entering_AroundActivation_IsAllowedFromTenMinutesBefore(string when, string then) =>
        Assert.Equal(then, BookedAndQuietUntilTheDay().When(when));

    [Theory]
    [InlineData("", "T+4:59.999 taxpayer", "taxpayer-connected")]
    [InlineData("", "T+5:00.000 taxpayer", "taxpayer-connected callback-opened(OfficialLate)")]
    [InlineData("", "T+5:00.001 taxpayer", "expired(office-absent) ! appointment-no-longer-usable")]
    [InlineData("T-1:00 official", "T+4:59.999 taxpayer", "taxpayer-connected")]
    [InlineData("T-1:00 official", "T+5:00.000 taxpayer", "taxpayer-connected")]
    [InlineData("T-1:00 official", "T+5:00.001 taxpayer", "expired(counts) ! appointment-no-longer-usable")]
    [InlineData("T-1:00 official", "T+6:00.000 taxpayer", "expired(counts) ! appointment-no-longer-usable")]
    [InlineData("T-1:00 official", "T+4:59.999 tick", "")]
    [InlineData("T-1:00 official", "T+5:00.000 tick", "")]
    [InlineData("T-1:00 official", "T+5:00.001 tick", "expired(counts)")]
    [Trait("Requirement", "ADER-16")]
    [Trait("Requirement", "ADER-17")]
    [Trait("Requirement", "A.8.3-1")]
    public void TaxpayerWhoNeverConnected_AfterTheFifthMinute_IsTooLate(string given, string when, string then) =>
        Assert.Equal(then, Open().Given(given).When(when));

    [Theory]
    [InlineData("", "T+5:00.001 tick", "expired(office-absent)")]
    [InlineData("T+5:00.000 official", "T+5:00.001 tick", "expired(counts)")]
    [InlineData("T-5:00 official; T-0:00.001 official-drops", "T+5:00.001 tick", "expired(office-absent)")]
    [InlineData("T-5:00 official; T+0:00.000 official-drops", "T+5:00.001 tick", "expired(office-absent)")]
    [InlineData("T-5:00 official; T+0:01.000 official-drops", "T+5:00.001 tick", "expired(counts)")]
    [InlineData("T-5:00 official; T+4:00 official-drops", "T+5:00.001 tick", "expired(counts)")]
    [Trait("Requirement", "ADER-16")]
    [Trait("Requirement", "A.8.3-4")]
    public void NobodyThere_AtTheFifthMinute_DoesNotCountAsCarriedOut(string given, string when, string then) =>
        Assert.Equal(then, Open().Given(given).When(when));

    [Fact]
    [Trait("Requirement", "A.8.3-12")]
    public void CountsAsCarriedOut_OnExpiry_IsAFlagBesideTheState()
    {
        var withOffice = Open().Given("T official; T+5:00.001 tick").State;
        var withoutOffice = Open().Given("T+5:00.001 tick").State;

        Assert.Equal((AppointmentPhase.ExpiredTaxpayerLate, true, false), (withOffice.Phase, withOffice.CountsAsCarriedOut, withOffice.OfficeWasAbsent));
        Assert.Equal((AppointmentPhase.ExpiredTaxpayerLate, false, true), (withoutOffice.Phase, withoutOffice.CountsAsCarriedOut, withoutOffice.OfficeWasAbsent));
    }

    [Fact]
    [Trait("Requirement", "ADER-16")]
    public void CountsAsCarriedOut_WherePolicySaysNo_IsNotSet()
    {
        var story = Story.Booked(new AppointmentPolicy { AbsenceCountsAsCarriedOut = false }).Given("T official; T+5:00.001 tick");

        Assert.False(story.State.CountsAsCarriedOut);
        Assert.False(story.State.OfficeWasAbsent);
    }

    [Theory]
    [InlineData("T-9:00 taxpayer", "T+4:59.999 tick", "")]
    [InlineData("T-9:00 taxpayer", "T+5:00.000 tick", "callback-opened(OfficialLate)")]
    [InlineData("T-9:00 taxpayer", "T+5:00.001 tick", "callback-opened(OfficialLate)")]
    [InlineData("T-9:00 taxpayer", "T+4:59.999 official", "assigned(anna) official-joined")]
    [InlineData("T-9:00 taxpayer", "T+5:00.000 official", "callback-opened(OfficialLate) assigned(anna) official-joined")]
    [InlineData("T-9:00 taxpayer; T+4:59.999 official", "T+20:00 tick", "")]
    [InlineData("T-9:00 taxpayer; T-5:00 official; T-4:00 official-drops", "T+5:00.000 tick", "callback-opened(OfficialLate)")]
    [InlineData("T-9:00 taxpayer; T-5:00 official; T+1:00 official-drops", "T+5:59.999 tick", "")]
    [InlineData("T-9:00 taxpayer; T-5:00 official; T+1:00 official-drops", "T+6:00.000 tick", "callback-opened(OfficialDropped)")]
    [InlineData("T-9:00 taxpayer; T+1:00 taxpayer-drops", "T+5:00.000 tick", "callback-opened(OfficialLate)")]
    [InlineData("T-9:00 taxpayer; T-8:00 taxpayer-drops", "T+5:00.000 tick", "callback-opened(OfficialLate)")]
    [Trait("Requirement", "ADER-19")]
    [Trait("Requirement", "ADER-20")]
    public void MissingOfficial_FromTheFifthMinute_OwesACallback(string given, string when, string then) =>
        Assert.Equal(then, Open().Given(given).When(when));

    [Theory]
    [InlineData("T+5:00.000 tick; T+7:00 official", "T+8:00 admit", "admitted callback-settled(ServedInVideo)", AppointmentPhase.Live)]
    [InlineData("T+5:00.000 tick; T+7:00 taxpayer-drops; T+8:00 official", "T+9:00 admit", "! taxpayer-not-connected", AppointmentPhase.CallbackDue)]
    [InlineData("T+5:00.000 tick; T+7:00 taxpayer-drops; T+8:00 official", "T+9:00 taxpayer", "taxpayer-connected", AppointmentPhase.CallbackDue)]
    [Trait("Requirement", "A.8.3-2")]
    public void OfficialAfterTheFifthMinute_WhileTheTaxpayerIsThere_ServesInVideo(
        string given, string when, string then, AppointmentPhase phase)
    {
        var story = Open().Given("T-9:00 taxpayer").Given(given);

        Assert.Equal(then, story.When(when));
        Assert.Equal(phase, story.State.Phase);
    }

    [Theory]
    [InlineData("T-10:00 taxpayer; T-10:00 official", "T-10:00.000 admit", "admitted")]
    [InlineData("T-9:00 taxpayer; T-8:00 official", "T-7:00 admit", "admitted")]
    [InlineData("T-9:00 taxpayer; T-8:00 official; T-7:00 admit", "T-6:00 admit", "")]
    [InlineData("T-8:00 official", "T-7:00 admit", "! taxpayer-not-connected")]
    [InlineData("T-9:00 taxpayer", "T-7:00 admit", "! official-not-connected")]
    [InlineData("T-9:00 taxpayer; T-8:00 official", "T-7:00 admit bruno", "! assigned-to-another-official")]
    [InlineData("", "T-10:00.001 admit", "! appointment-not-open-yet")]
    [Trait("Requirement", "A.8.3-13")]
    public void Admit_FromActivationOn_NeedsBoth(string given, string when, string then)
    {
        var story = given.Length == 0 ? BookedAndQuietUntilTheDay() : Open().Given(given);
        Assert.Equal(then, story.When(when));
    }

    [Theory]
    [InlineData("T-11:00", AppointmentMessageKind.NotOpenYet, "T-10:00")]
    [InlineData("T-10:00.001", AppointmentMessageKind.NotOpenYet, "T-10:00")]
    [InlineData("T-10:00.000", AppointmentMessageKind.EnterNow, "T")]
    [InlineData("T+5:00.000", AppointmentMessageKind.EnterNow, "T")]
    [InlineData("T+5:00.001", AppointmentMessageKind.NoLongerUsableRebook, null)]
    [Trait("Requirement", "ADER-17")]
    [Trait("Requirement", "ADER-14")]
    public void Message_ToATaxpayerWhoIsNotConnected(string at, AppointmentMessageKind kind, string? instant) =>
        AssertMessage(BookedAndQuietUntilTheDay(), at, kind, instant);

    [Theory]
    [InlineData("T-0:00.001", AppointmentMessageKind.OfficialExpected, "T")]
    [InlineData("T+0:00.000", AppointmentMessageKind.CourtesyWait, null)]
    [InlineData("T+4:59.999", AppointmentMessageKind.CourtesyWait, null)]
    [InlineData("T+5:00.000", AppointmentMessageKind.CourtesyCallback, "T+125:00")]
    [InlineData("T+5:00.001", AppointmentMessageKind.CourtesyCallback, "T+125:00")]
    [Trait("Requirement", "ADER-18")]
    [Trait("Requirement", "ADER-19")]
    [Trait("Requirement", "A.8.3-1")]
    public void Message_ToATaxpayerAlone_IsAThenB(string at, AppointmentMessageKind kind, string? instant) =>
        AssertMessage(Open().Given("T-9:00 taxpayer"), at, kind, instant);

    [Theory]
    [InlineData("T-9:00 taxpayer; T-8:00 official", "T-7:00", AppointmentMessageKind.OfficialIsHere, null)]
    [InlineData("T-9:00 taxpayer; T-8:00 official; T-7:00 admit", "T-6:00", AppointmentMessageKind.InCall, null)]
    [InlineData("T-9:00 taxpayer; T-8:00 official; T+1:00 official-drops", "T+2:00", AppointmentMessageKind.CourtesyWait, null)]
    [InlineData("T-9:00 taxpayer; T-8:00 official; T+1:00 official-drops", "T+5:30", AppointmentMessageKind.OfficialDisconnected, "T+1:00")]
    [InlineData("T-9:00 taxpayer; T-8:00 official; T-7:00 admit; T+9:00 official-drops", "T+10:00", AppointmentMessageKind.OfficialDisconnected, "T+9:00")]
    [InlineData("T-9:00 taxpayer; T-8:00 official; T-7:00 admit; T+9:00 official-drops", "T+14:00.000", AppointmentMessageKind.CourtesyCallback, "T+134:00")]
    [InlineData("T-9:00 taxpayer; T+6:00 official", "T+6:00", AppointmentMessageKind.OfficialIsHere, null)]
    [InlineData("T-1:00 official", "T+5:00.001", AppointmentMessageKind.NoLongerUsable, null)]
    [InlineData("T-2:00 cancel", "T", AppointmentMessageKind.CancelledByTaxpayer, null)]
    [InlineData("T-2:00 office-cancels", "T", AppointmentMessageKind.CancelledByOffice, null)]
    [InlineData("T-2:00 resolve", "T", AppointmentMessageKind.ResolvedEarly, null)]
    [InlineData("T-2:00 transfer-office milano", "T", AppointmentMessageKind.Transferred, null)]
    [InlineData("T-9:00 taxpayer; T official; T admit; T+20:00 close", "T+21:00", AppointmentMessageKind.Ended, null)]
    public void Message_InEveryOtherSituation(string given, string at, AppointmentMessageKind kind, string? instant) =>
        AssertMessage(Open().Given(given), at, kind, instant);

    private static void AssertMessage(Story story, string at, AppointmentMessageKind kind, string? instant)
    {
        var expected = new AppointmentMessage(kind, instant is null ? null : Story.Instant(instant));
        Assert.Equal(expected, story.Session.MessageAt(Story.Instant(at)));
    }

    private static Story BookedAndQuietUntilTheDay() => Story.Booked().Given("2026-11-25T08:00 tick");

    private static Story Open() => Story.Booked().Given("T-10:00 tick");
}
