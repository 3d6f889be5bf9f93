using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

/// <summary>
/// One appointment in a test, told in words: <c>"T-9:00 taxpayer; T+1:00 official"</c>. T is Wednesday 25 November 2026, 10:00 in Rome,
/// for half an hour; it was booked two weeks before unless the story says otherwise. Instants are minutes:seconds.milliseconds from T,
/// or wall times in Rome such as <c>2026-11-22T10:00</c>.
/// </summary>
internal sealed class Story
{
    public static readonly WallTime Start = new(new DateOnly(2026, 11, 25), new TimeOnly(10, 0));
    public static readonly DateTimeOffset T = RomeTime.Instant(Start);
    public static readonly DateTimeOffset TwoWeeksBefore = T.AddDays(-14);
    public static readonly AppointmentId Id = new(Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"));
    public static readonly OfficialId Anna = new("anna");

    private static readonly Dictionary<Type, string> Names = typeof(AppointmentEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(static name => name.DerivedType, static name => (string)name.TypeDiscriminator!);

    private readonly List<AppointmentEvent> _events = [];

    private Story()
    {
    }

    public AppointmentSession Session { get; } = new(AppointmentState.NotBooked);

    public AppointmentState State => Session.State;

    public IReadOnlyList<AppointmentEvent> Events => _events;

    /// <summary>The notifications of all decisions, in order.</summary>
    public List<NotificationPlan> Plans { get; } = [];

    public static Slot SlotAt(WallTime start) => new(
        new SlotKey(new OfficeId("roma"), new SlotLineId("roma-1"), start, 1),
        new ServiceId("assistenza-e-consulenza"),
        RomeTime.Instant(start),
        RomeTime.Instant(start).AddMinutes(30));

    public static Story NotBooked() => new();

    public static Story Booked(AppointmentPolicy? policy = null, DateTimeOffset? bookedAt = null, WallTime? start = null)
    {
        var story = new Story();
        var decision = story.Decide(new Book(Id, SlotAt(start ?? Start), policy ?? new AppointmentPolicy()), bookedAt ?? TwoWeeksBefore);
        Assert.Null(decision.Refusal);
        return story;
    }

    /// <summary>Lets the steps happen; a refusal among them is a mistake of the story.</summary>
    public Story Given(string steps)
    {
        foreach (var step in steps.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (command, at) = Step(step);
            var decision = Decide(command, at);
            Assert.True(decision.Refusal is null, $"'{step}' was refused: {decision.Refusal?.Code}");
        }

        return this;
    }

    /// <summary>One step, and in words what it led to: events, then "! code" when it was refused.</summary>
    public string When(string step)
    {
        var (command, at) = Step(step);
        var decision = Decide(command, at);
        var words = decision.Events.Select(Describe);
        return string.Join(' ', decision.Refusal is { } refusal ? words.Append($"! {refusal.Code}") : words);
    }

    public Decision Decide(AppointmentCommand command, DateTimeOffset now)
    {
        var before = State;
        var decision = Session.Decide(command, now);
        Assert.Equal(before, State);
        Plans.Add(Notifications.For(before, decision.Events));
        foreach (var appointmentEvent in decision.Events)
        {
            Session.Apply(appointmentEvent);
            _events.Add(appointmentEvent);
        }

        return decision;
    }

    public static DateTimeOffset Instant(string text)
    {
        if (text[0] != 'T')
        {
            return RomeTime.Instant(WallTime.From(DateTime.Parse(text, CultureInfo.InvariantCulture)));
        }

        if (text.Length == 1)
        {
            return T;
        }

        var parts = text[2..].Split(':');
        var minutes = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var seconds = parts.Length > 1 ? decimal.Parse(parts[1], CultureInfo.InvariantCulture) : 0m;
        var distance = TimeSpan.FromMilliseconds((long)(((minutes * 60) + seconds) * 1000));
        return text[1] == '-' ? T - distance : T + distance;
    }

    public static string Describe(AppointmentEvent appointmentEvent) => Names[appointmentEvent.GetType()] + appointmentEvent switch
    {
        Booked { Merged: not MergedNotices.None } e => $"({e.Merged})",
        PreCallRecorded e => $"({e.Outcome})",
        PreCallWindowEnded e => e.Reached ? "(reached)" : "(remind)",
        CallbackOpened e => $"({e.Reason})",
        CallbackSettled e => $"({e.Outcome})",
        Closed e => $"({e.Outcome})",
        Expired e => (e.CountsAsCarriedOut, e.OfficeAbsent) switch
        {
            (true, false) => "(counts)",
            (false, true) => "(office-absent)",
            var other => other.ToString(),
        },
        Assigned e => $"({e.Official})",
        TransferredToColleague e => e.LinkRenewed ? "(link-renewed)" : string.Empty,
        _ => string.Empty,
    };

    private static (AppointmentCommand Command, DateTimeOffset At) Step(string step)
    {
        var space = step.IndexOf(' ', StringComparison.Ordinal);
        return (Command(step[(space + 1)..]), Instant(step[..space]));
    }

    private static AppointmentCommand Command(string words)
    {
        var (word, detail) = words.Split(' ') is [var first, var second] ? (first, second) : (words, string.Empty);
        var official = detail.Length == 0 ? Anna : new OfficialId(detail);
        return word switch
        {
            "tick" => new DeadlineReached(DeadlineReason.None),
            "taxpayer" => new TaxpayerConnect(),
            "taxpayer-drops" => new TaxpayerDisconnect(),
            "taxpayer-leaves" => new TaxpayerDisconnect(Departure.Left),
            "official" => new OfficialJoin(official),
            "official-drops" => new OfficialLeave(official),
            "official-leaves" => new OfficialLeave(official, Departure.Left),
            "admit" => new Admit(official),
            "cancel" => new Cancel(Side.Taxpayer, CancellationReason.CannotAttend),
            "office-cancels" => new Cancel(Side.Office, CancellationReason.OfficialUnavailable),
            "resolve" => new ResolveEarly(official, NextSteps.WaitForWrittenAnswer),
            "assign" => new Assign(official, new OfficialId("manager")),
            "transfer" => new TransferToColleague(official, Anna),
            "transfer-office" => new TransferToOffice(new OfficeId(detail), new AppointmentId(new Guid(1, 2, 3, new byte[8])), Anna),
            "pre-call" => new RecordPreCall(Enum.Parse<PreCallOutcome>(detail), Anna),
            "choose-callback" => new ChooseCallback(official),
            "callback" => new RecordCallbackOutcome(Enum.Parse<CallbackOutcome>(detail), Anna),
            "close" => new Close(Anna, detail.Length == 0 ? AppointmentOutcome.Served : Enum.Parse<AppointmentOutcome>(detail)),
            "book" => new Book(Id, SlotAt(Start), new AppointmentPolicy()),
            _ => throw new ArgumentException($"No command '{words}'."),
        };
    }
}
