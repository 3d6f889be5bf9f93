using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.Grains.Appointments;

/// <summary>The notification catalogue (A.9); the numbers are those of the catalogue.</summary>
public enum NotificationKind
{
    Confirmation = 1,
    PreCallTask = 2,
    Reminder = 3,
    Link = 4,
    LastReminder = 5,
    LiveChat = 6,
    CallbackNotice = 7,
    Cancellation = 8,
    EarlyResolution = 9,
    ProtocolReceipt = 10,
    Closing = 11,
    SlotFreed = 12,

    /// <summary>Beside the catalogue of A.9, whose numbers end with 16: who had a receipt (N10) is told that its entry was annulled.</summary>
    Annulment = 17,
}

/// <summary>Mails that were already past when the appointment was booked and are told in the confirmation (A.8.3-15).</summary>
[Flags]
public enum MergedNotices
{
    None = 0,
    Reminder = 1,
    Link = 2,
    LastReminder = 4,
}

/// <summary>The iCalendar METHOD of the attachment.</summary>
public enum CalendarMethod
{
    /// <summary>No attachment.</summary>
    None,
    Request,
    Cancel,
}

/// <summary>What a notification says beside the data of the row. No personal data: the row has the addressee.</summary>
public sealed record NotificationData
{
    /// <summary>What the confirmation also tells.</summary>
    public MergedNotices Merged { get; init; }

    /// <summary>Whether a calendar entry is attached, and which.</summary>
    public CalendarMethod Calendar { get; init; }

    /// <summary>SEQUENCE of that entry.</summary>
    public int CalendarSequence { get; init; }

    /// <summary>Which personal link is meant; 0 when none is.</summary>
    public int LinkRevision { get; init; }

    /// <summary>Which side cancelled (N8).</summary>
    public Side? CancelledBy { get; init; }

    /// <summary>Why it was cancelled (N8).</summary>
    public CancellationReason? CancellationReason { get; init; }

    /// <summary>Where the appointment went, when it was cancelled because another office has it (N8).</summary>
    public OfficeId? TransferredTo { get; init; }

    /// <summary>Why a callback is owed (N7).</summary>
    public CallbackReason? CallbackReason { get; init; }

    /// <summary>When it may be expected at the latest (N7, N11).</summary>
    public DateTimeOffset? CallbackDueAt { get; init; }

    /// <summary>What came of the callback (N11).</summary>
    public CallbackOutcome? CallbackOutcome { get; init; }

    /// <summary>How it ended (N11).</summary>
    public AppointmentOutcome? Outcome { get; init; }

    /// <summary>What to do next (N9, N11).</summary>
    public NextSteps NextSteps { get; init; }

    /// <summary>Which document has its number (N10).</summary>
    public string? Document { get; init; }

    /// <summary>Of the annulled entry: where it is (N17).</summary>
    public RegisterCode? Register { get; init; }

    /// <summary>Its number there (N17).</summary>
    public ProtocolNumber? ProtocolNumber { get; init; }

    /// <summary>Which opening of the live chat (N6); 0 for the others.</summary>
    public int LiveChat { get; init; }

    /// <summary>The offer of the waiting list (N12), by its identifier.</summary>
    public string? Offer { get; init; }
}

/// <summary>A message to be sent once: a row of the outbox.</summary>
/// <param name="Kind">Which of the catalogue.</param>
/// <param name="Appointment">About which appointment; null for an offer of the waiting list.</param>
/// <param name="TriggerKey">Unique per trigger and the same whenever it is computed again: the outbox keeps one row of each, and the
/// Message-ID is made of it.</param>
/// <param name="DueAt">Not before this instant.</param>
/// <param name="ExpiresAt">Not after this instant: dropped, with a receipt that says so.</param>
/// <param name="Data">What it says.</param>
public sealed record NotificationRequest(
    NotificationKind Kind,
    AppointmentId? Appointment,
    string TriggerKey,
    DateTimeOffset DueAt,
    DateTimeOffset ExpiresAt,
    NotificationData Data);

/// <summary>What a decision means for the outbox.</summary>
/// <param name="Requests">New rows.</param>
/// <param name="Withdrawn">Kinds whose rows of this appointment, if still unsent and older than this decision, are dropped (A.9 "drop
/// if"); they are withdrawn before <paramref name="Requests"/> are added.</param>
public sealed record NotificationPlan(IReadOnlyList<NotificationRequest> Requests, IReadOnlyList<NotificationKind> Withdrawn)
{
    /// <summary>Nothing to tell.</summary>
    public static NotificationPlan Nothing { get; } = new([], []);
}
