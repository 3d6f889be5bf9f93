using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Protocol;
using VideoDesk.Grains.Time;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

/// <summary>What stays how long, and what the register leaves in the journal.</summary>
public sealed class RetentionTests
{
    private const string Talk = "T-9:00 taxpayer; T-8:00 official; T admit; T+20:00 close";
    private static readonly AppointmentPolicy Policy = new() { TranscriptDays = 30, DocumentDays = 100 };

    [Fact]
    [Trait("Requirement", "A.8.3-10")]
    public void Erase_ByThePolicyOfTheBooking_GoesByMatterAndOnce()
    {
        var story = Story.Booked(Policy).Given(Talk);
        var end = story.State.Timetable!.EndsAt;
        var transcript = RomeTime.AddCalendarDays(end, 30);
        var documents = RomeTime.AddCalendarDays(end, 100);

        Assert.Equal(transcript, RetentionRules.NextAt(story.State));
        Assert.Empty(story.Decide(new EraseWhatIsDue(), transcript.AddMilliseconds(-1)).Events);
        Assert.Equal(new Erased(transcript, KeptMatter.Transcript), Assert.Single(story.Decide(new EraseWhatIsDue(), transcript).Events));
        Assert.Equal(documents, RetentionRules.NextAt(story.State));
        Assert.Equal(
            new Erased(documents, KeptMatter.Documents | KeptMatter.PersonalData), Assert.Single(story.Decide(new EraseWhatIsDue(), documents).Events));
        Assert.Null(RetentionRules.NextAt(story.State));
        Assert.Empty(story.Decide(new EraseWhatIsDue(), documents.AddYears(1)).Events);
    }

    [Fact]
    public void Erase_LongAfterwards_TakesAllAtOnce()
    {
        var story = Story.Booked(Policy).Given(Talk);

        var erased = Assert.IsType<Erased>(Assert.Single(story.Decide(new EraseWhatIsDue(), Story.T.AddYears(3)).Events));

        Assert.Equal(KeptMatter.Transcript | KeptMatter.Documents | KeptMatter.PersonalData, erased.What);
    }

    [Fact]
    public void Erase_WhileACallIsOwed_LeavesThePersonsData()
    {
        var story = Story.Booked(Policy).Given("T-9:00 taxpayer; T+6:00 tick; T+7:00 taxpayer-drops");

        story.Decide(new EraseWhatIsDue(), Story.T.AddYears(1));

        Assert.True(story.State.CallbackIsOpen);
        Assert.Equal(KeptMatter.Transcript | KeptMatter.Documents, story.State.Erased);
        Assert.Null(RetentionRules.NextAt(story.State));
        story.Decide(new RecordCallbackOutcome(CallbackOutcome.NotReached, Story.Anna), Story.T.AddYears(1));
        Assert.True(RetentionRules.NextAt(story.State) < Story.T.AddYears(1));
    }

    [Fact]
    public void Erase_BeforeItIsOver_ErasesNothing()
    {
        var story = Story.Booked(Policy);

        Assert.Null(RetentionRules.NextAt(story.State));
        Assert.Empty(story.Decide(new EraseWhatIsDue(), Story.T.AddDays(-1)).Events.OfType<Erased>());
    }

    [Fact]
    [Trait("Requirement", "N10")]
    public void NoteRegistration_AfterTheEndToo_IsInTheJournalAndAsksForOneReceiptEach()
    {
        var story = Story.Booked().Given(Talk);
        var register = new RegisterCode("roma");
        NoteRegistration Note(int number) => new($"document-{number}", register, new ProtocolNumber(2026, number), "ab", Story.Anna);

        story.Decide(Note(1), Story.T.AddMinutes(30));
        story.Decide(Note(2), Story.T.AddMinutes(30));
        story.Decide(new NoteAnnulment(register, new ProtocolNumber(2026, 1), Story.Anna), Story.T.AddMinutes(40));

        Assert.Equal(AppointmentPhase.Closed, story.State.Phase);
        var receipts = story.Plans.SelectMany(static plan => plan.Requests).Where(static request => request.Kind == NotificationKind.ProtocolReceipt).ToList();
        Assert.Equal([$"{Story.Id}/N10/2026-0000001", $"{Story.Id}/N10/2026-0000002"], receipts.Select(static request => request.TriggerKey));
        Assert.Equal("document-1", receipts[0].Data.Document);
        Assert.Equal(Story.T.AddMinutes(30).AddDays(7), receipts[0].ExpiresAt);
        var annulment = Assert.Single(
            story.Plans.SelectMany(static plan => plan.Requests), static request => request.Kind == NotificationKind.Annulment);
        Assert.Equal($"{Story.Id}/N17/2026-0000001", annulment.TriggerKey);
        Assert.Equal((register, new ProtocolNumber(2026, 1)), (annulment.Data.Register, annulment.Data.ProtocolNumber));
    }
}
