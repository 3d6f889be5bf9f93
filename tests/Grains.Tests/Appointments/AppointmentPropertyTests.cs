using System.Text.Json;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

/// <summary>Any order of commands and deadlines keeps what must hold. Seeded: a failure names the seed that shows it again.</summary>
public sealed class AppointmentPropertyTests
{
    private const int Lives = 3_000;
    private const int StepsOfALife = 40;

    private static readonly OfficialId[] Officials = [new("anna"), new("bruno"), new("carla")];

    [Fact]
    [Trait("Requirement", "A.8.2")]
    [Trait("Requirement", "ADER-15")]
    [Trait("Requirement", "ADER-20")]
    public void AnyOrder_OfCommandsAndDeadlines_KeepsTheInvariants()
    {
        HashSet<AppointmentPhase> reached = [];
        for (var seed = 0; seed < Lives; seed++)
        {
            try
            {
                reached.Add(Live(new Random(seed)));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }

        Assert.All(Enum.GetValues<AppointmentPhase>(), phase => Assert.True(!phase.IsFinal() || reached.Contains(phase), $"No life ended in {phase}."));
    }

    private static AppointmentPhase Live(Random random)
    {
        var story = Story.Booked(Policy(random), Story.T - TimeSpan.FromMinutes(random.Next(1, 7 * 24 * 60)));
        var now = story.State.BookedAt;
        for (var step = 0; step < StepsOfALife; step++)
        {
            now = Later(random, story, now);
            var before = story.State;
            var message = story.Session.MessageAt(now);
            var settled = story.Session.StateAt(now);
            var decision = story.Decide(Command(random), now);
            AssertStep(story, before, decision, now);
            Assert.True(message.Kind != AppointmentMessageKind.CourtesyCallback || settled.CallbackIsOpen, "Message B without a callback.");
        }

        AssertLife(story);
        return story.State.Phase;
    }

    private static void AssertStep(Story story, AppointmentState before, Decision decision, DateTimeOffset now)
    {
        var state = story.State;
        Assert.True(story.Session.NextDeadline.IsNever || story.Session.NextDeadline.At > now, $"Still due: {story.Session.NextDeadline}.");
        Assert.True(!before.Phase.IsFinal() || state.Phase == before.Phase, $"{before.Phase} became {state.Phase}.");
        Assert.True(decision.Events.Zip(decision.Events.Skip(1)).All(static pair => pair.First.At <= pair.Second.At), "Time ran backwards.");
        Assert.All(decision.Events, appointmentEvent => Assert.InRange(appointmentEvent.At, before.ChangedAt, now));
        Assert.Equal(before.Version + decision.Events.Count, state.Version);
        Assert.Empty(story.Session.Decide(new DeadlineReached(DeadlineReason.None), now).Events);
        Assert.True(state.Phase != AppointmentPhase.CallbackDue || state.CallbackIsOpen, "CallbackDue without a callback.");
        Assert.True(!state.CountsAsCarriedOut || state.Phase == AppointmentPhase.ExpiredTaxpayerLate, "Counted without having expired.");
        Assert.True(state.Phase != AppointmentPhase.ExpiredTaxpayerLate || !state.Taxpayer.Ever, "A taxpayer who was in time expired.");
    }

    private static void AssertLife(Story story)
    {
        Assert.Equal(story.State, AppointmentSession.From(story.Events).State);
        AssertRoundTrip(story.State);
        Assert.True(story.Events.Count(static e => e is SlotReleased) <= 1, "The slot was freed twice.");
        Assert.Equal(story.State.SlotIsReleased, story.Events.Any(static e => e is SlotReleased));
        Assert.True(
            story.Events.Count(static e => e is Cancelled or ResolvedEarly or TransferredToOffice or Expired or Closed) <= 1,
            "More than one end.");
        var opened = story.Events.Count(static e => e is CallbackOpened);
        var settled = story.Events.Count(static e => e is CallbackSettled);
        Assert.Equal(story.State.CallbackIsOpen ? settled + 1 : settled, opened);
        var requests = story.Plans.SelectMany(static plan => plan.Requests).ToList();
        Assert.Equal(requests.Count, requests.Select(static request => request.TriggerKey).Distinct().Count());
        Assert.All(requests, static request => Assert.True(request.DueAt < request.ExpiresAt, $"{request.TriggerKey} is born expired."));
        foreach (var appointmentEvent in story.Events)
        {
            Assert.Equal(appointmentEvent, Journal.Read(Journal.Write(appointmentEvent)));
        }
    }

    private static void AssertRoundTrip(AppointmentState state)
    {
        var text = JsonSerializer.Serialize(state, AppointmentJson.Options);
        Assert.Equal(state, JsonSerializer.Deserialize<AppointmentState>(text, AppointmentJson.Options));
    }

    /// <summary>Half of the instants stand within a millisecond of a deadline; the others are anywhere near.</summary>
    private static DateTimeOffset Later(Random random, Story story, DateTimeOffset now)
    {
        var deadline = story.Session.NextDeadline;
        var next = random.Next(4) switch
        {
            0 when !deadline.IsNever => deadline.At.AddMilliseconds(random.Next(-1, 2)),
            1 => now.AddMilliseconds(random.Next(0, 3)),
            2 => now.AddSeconds(random.Next(0, 400)),
            _ => now < Story.T.AddMinutes(-10) ? Story.T.AddMinutes(-10) + TimeSpan.FromSeconds(random.Next(900)) : now.AddSeconds(random.Next(60)),
        };
        return next > now ? next : now;
    }

    private static AppointmentPolicy Policy(Random random) => new()
    {
        LinkDelivery = (LinkDelivery)random.Next(3),
        PreCall = random.Next(3) > 0,
        TaxpayerLateLimit = TimeSpan.FromMinutes(random.Next(1, 11)),
        OfficialLateLimit = TimeSpan.FromMinutes(random.Next(1, 11)),
        OfficialDropLimit = TimeSpan.FromMinutes(random.Next(1, 11)),
        ReconnectGrace = TimeSpan.FromMinutes(random.Next(1, 16)),
        AbsenceCountsAsCarriedOut = random.Next(4) > 0,
    };

    private static AppointmentCommand Command(Random random)
    {
        var official = Officials[random.Next(8) == 0 ? random.Next(3) : 0];
        return random.Next(100) switch
        {
            < 20 => new DeadlineReached((DeadlineReason)random.Next(9)),
            < 38 => new TaxpayerConnect(),
            < 46 => new TaxpayerDisconnect((Departure)random.Next(2)),
            < 60 => new OfficialJoin(official),
            < 68 => new OfficialLeave(official, (Departure)random.Next(2)),
            < 80 => new Admit(official),
            < 83 => new Close(official, (AppointmentOutcome)random.Next(7), (NextSteps)random.Next(64)),
            < 86 => new RecordCallbackOutcome((CallbackOutcome)random.Next(3), official),
            < 89 => new ChooseCallback(official),
            < 91 => new RecordPreCall((PreCallOutcome)random.Next(3), official),
            < 93 => new Assign(official, Officials[2]),
            < 95 => new TransferToColleague(official, Officials[2]),
            < 96 => new TransferToOffice(new OfficeId(random.Next(2) == 0 ? "roma" : "milano"), new AppointmentId(new Guid(random.Next(), 0, 0, new byte[8])), official),
            < 98 => new Cancel((Side)random.Next(2), (CancellationReason)random.Next(8)),
            < 99 => new ResolveEarly(official),
            _ => new Book(Story.Id, Story.SlotAt(Story.Start), new AppointmentPolicy()),
        };
    }
}
