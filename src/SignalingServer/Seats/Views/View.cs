using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats.Views;

/// <summary>Which page belongs to an appointment now.</summary>
internal enum Page
{
    NotYet,
    Room,
    Ended,

    /// <summary>For companions only: the live chat is open, or a phone may send.</summary>
    Chat,

    /// <summary>For companions only: it is not.</summary>
    ChatClosed,
}

/// <summary>All that one seat sees: <c>docs/signaling-protocol.md</c>, "The view". Replaces the one before.</summary>
/// <param name="Revision">Counts up, also over restarts of the server.</param>
/// <param name="Now">The server's clock.</param>
/// <param name="Appointment">What does not change.</param>
/// <param name="Page">Which page belongs to it.</param>
/// <param name="Phase">Where the appointment stands.</param>
/// <param name="Message">What the taxpayer's page says.</param>
internal sealed record View(
    long Revision, DateTimeOffset Now, AppointmentFacts Appointment, Page Page, AppointmentPhase Phase, MessageView Message)
{
    /// <summary>Null for who has no seat.</summary>
    public YouView? You { get; init; }

    /// <summary>What this is beside a seat; null for the seat itself.</summary>
    public Companion? Companion { get; init; }

    /// <summary>True while the nodes cannot tell each other what happens: it takes longer to show. Null otherwise.</summary>
    public bool? Limited { get; init; }

    public IReadOnlyList<SeatView> Seats { get; init; } = [];

    /// <summary>Only for a taxpayer who waits.</summary>
    public Waiting? Waiting { get; init; }

    public IReadOnlyList<InvitationView> Invitations { get; init; } = [];

    /// <summary>What this seat has accepted.</summary>
    public IReadOnlyList<AcceptanceView> Acceptances { get; init; } = [];

    /// <summary>Only when it has ended.</summary>
    public EndingView? Ended { get; init; }

    /// <summary>Only for the official.</summary>
    public PreparationSheet? Official { get; init; }

    /// <summary>Only for the two sides; null when there never was one.</summary>
    public LiveChatView? LiveChat { get; init; }

    /// <summary>Only for the seats of the two sides.</summary>
    public DocumentsView? Documents { get; init; }

    /// <summary>Without the content: it may end in a log.</summary>
    public override string ToString() => nameof(View);
}

/// <summary>What does not change. Names of service and office as people read them; the service's in the appointment's language.</summary>
/// <remarks><paramref name="Start"/> is wall time in Rome, such as <c>2026-11-23T09:30</c>; <paramref name="Language"/> is it, en or de.</remarks>
internal sealed record AppointmentFacts(
    string Id,
    string Service,
    string Office,
    string OfficePhone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset OpensAt,
    string Start,
    string Language)
{
    /// <summary>The service's name for whoever reads the pages in another language than the appointment's.</summary>
    public required NamesView ServiceNames { get; init; }

    public static string WordOf(Language language) => language switch
    {
        Grains.Agendas.Language.English => "en",
        Grains.Agendas.Language.German => "de",
        _ => "it",
    };
}

/// <summary>A name in every language of the pages.</summary>
internal sealed record NamesView(string It, string En, string De);

/// <summary>A key of the client's texts, the instant that belongs to it, and with message B the phone that will be called.</summary>
internal sealed record MessageView(AppointmentMessageKind Kind, DateTimeOffset? At = null, string? PhoneMasked = null);

internal sealed record YouView(string Seat, SeatRole Role, Stage Stage, bool Admitted);

/// <summary>Somebody's place as the others see it.</summary>
internal sealed record SeatView(string Seat, SeatRole Role, string Name, Stage Stage, bool Connected, DateTimeOffset Since)
{
    public GuestKind? GuestKind { get; init; }

    public DeviceKind Device { get; init; }

    public bool Admitted { get; init; }

    public bool Pinned { get; init; }

    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Seat;
}

internal sealed record InvitationView(string Id, GuestKind GuestKind, string Name, GuestConsent Consent, bool Entered)
{
    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Id;
}

internal sealed record AcceptanceView(string Document, string Version);

/// <summary>How it ended.</summary>
internal sealed record EndingView(AppointmentPhase Phase, IReadOnlyList<NextSteps> NextSteps, bool CanRebook, bool Survey)
{
    public AppointmentOutcome? Outcome { get; init; }

    public DateTimeOffset? CallbackDueAt { get; init; }

    public string? PhoneMasked { get; init; }
}

/// <summary>What the official prepares with. Personal data.</summary>
internal sealed record PreparationSheet(
    string SubjectName, string SubjectCode, string Capacity, string Email, string Mobile, PreCallState PreCall)
{
    public string? RequesterName { get; init; }

    public string? RequesterCode { get; init; }

    public string? Details { get; init; }

    public string? Remark { get; init; }

    /// <summary>From the colleague who handed it over.</summary>
    public string? Handover { get; init; }

    /// <summary>Whose list it is on; null: the office's pool.</summary>
    public string? Official { get; init; }

    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(PreparationSheet);
}
