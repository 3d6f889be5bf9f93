using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.LiveChats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats.Views;

/// <summary>What is stored about an appointment and what its views need of it.</summary>
/// <param name="Registered">State and personal data.</param>
/// <param name="Office">Where.</param>
/// <param name="ServiceName">As people read it.</param>
internal sealed record RoomFacts(RegisteredAppointment Registered, Office Office, LocalizedText ServiceName)
{
    /// <summary>Of the official who has it; empty while nobody has.</summary>
    public string OfficialName { get; init; } = "";

    public IReadOnlyList<Acceptance> Acceptances { get; init; } = [];

    public IReadOnlyList<GuestInvitation> Invitations { get; init; } = [];

    /// <summary>The last opening of the live chat; null when there never was one.</summary>
    public LiveChat? LiveChat { get; init; }

    /// <summary>Whether the question of the survey was answered; only looked up once it may be.</summary>
    public bool SurveyIsAnswered { get; init; }

    /// <summary>The office's day; only looked up while this taxpayer waits.</summary>
    public IReadOnlyList<QueueEntry> Queue { get; init; } = [];

    /// <summary>What was sent and asked for.</summary>
    public DocumentsOf Documents { get; init; } = DocumentsOf.Nothing;

    /// <summary>What the register and the two sides say of them.</summary>
    public DocumentMarks Marks { get; init; } = DocumentMarks.None;

    /// <summary>Limits; null where there are no documents.</summary>
    public DocumentTerms? DocumentTerms { get; init; }

    public AppointmentState State => Registered.State;

    /// <summary>Of who booked: the person who comes.</summary>
    public string TaxpayerName => Registered.Applicant.RequesterName ?? Registered.Applicant.SubjectName ?? "";

    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(RoomFacts);
}

/// <summary>What an instant makes of a state: deadlines that are due are settled, whether or not anybody has done it.</summary>
internal readonly record struct Settled(AppointmentState State, AppointmentMessage Message, DateTimeOffset Now)
{
    public static Settled At(AppointmentState state, DateTimeOffset now)
    {
        var session = new AppointmentSession(state);
        return new Settled(session.StateAt(now), session.MessageAt(now), now);
    }

    /// <summary>Nobody can enter any more, or not yet, or people can be there.</summary>
    public Page Page => State switch
    {
        _ when State.Phase.IsFinal() || State.MeetingIsOver => Page.Ended,
        { IsOpened: false } => Page.NotYet,
        _ => Page.Room,
    };

    /// <summary>The official has let the taxpayer in and the call is not over.</summary>
    public bool CallIsOn => Page == Page.Room && State.IsAdmitted;

    /// <summary>The next instant at which a view changes with nothing happening; null when there is none.</summary>
    public DateTimeOffset? ChangesAt
    {
        get
        {
            var now = Now;
            return State.Timetable is { } timetable && Page != Page.Ended
                ? new DateTimeOffset?[] { timetable.OpensAt, timetable.StartsAt, timetable.OfficialLateAt, timetable.TaxpayerLateAfter.AddMilliseconds(1) }
                    .Where(at => at > now).Min()
                : null;
        }
    }
}
