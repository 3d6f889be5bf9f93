using VideoDesk.Grains.Agendas;

namespace VideoDesk.Grains.Appointments;

/// <summary>One side's connection.</summary>
/// <param name="Connected">Whether it is connected now.</param>
/// <param name="FirstAt">First connection ever: the evidence for the late rules. Null when there was none.</param>
/// <param name="ChangedAt">Last time it connected or disconnected; "disconnected since" when it is not connected.</param>
/// <param name="Departure">How it last ended; meaningless while connected.</param>
public readonly record struct Presence(bool Connected, DateTimeOffset? FirstAt, DateTimeOffset? ChangedAt, Departure Departure)
{
    /// <summary>Whether this side was ever there.</summary>
    public bool Ever => FirstAt is not null;

    internal Presence ConnectedAt(DateTimeOffset at) => new(true, FirstAt ?? at, at, Departure.Dropped);

    internal Presence DisconnectedAt(DateTimeOffset at, Departure departure) => new(false, FirstAt, at, departure);
}

/// <summary>A promised call to the phone of the booking (ADER-20). Its owner is the appointment's official, or the office's pool.</summary>
/// <remarks><paramref name="Outcome"/> is null while it is owed.</remarks>
public sealed record CallbackTask(
    int Number,
    CallbackReason Reason,
    DateTimeOffset OpenedAt,
    DateTimeOffset DueAt,
    CallbackOutcome? Outcome = null,
    DateTimeOffset? SettledAt = null,
    OfficialId? SettledBy = null)
{
    /// <summary>Whether it is still owed.</summary>
    public bool IsOpen => Outcome is null;
}

/// <summary>
/// Everything that is known about an appointment and that its rules need; what the row keeps. Rebuilding it from the journal's events
/// gives the same value. No personal data: contacts, names and codici fiscali are columns of the row that no rule reads.
/// </summary>
public sealed record AppointmentState
{
    /// <summary>Before anything was booked.</summary>
    public static AppointmentState NotBooked { get; } = new();

    /// <summary>Which appointment.</summary>
    public AppointmentId Id { get; init; }

    /// <summary>Number of events so far: the optimistic version of the row and the position of its last journal entry.</summary>
    public long Version { get; init; }

    /// <summary>Instant of the last event. Time never runs backwards before it.</summary>
    public DateTimeOffset ChangedAt { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Where it stands.</summary>
    public AppointmentPhase Phase { get; init; }

    /// <summary>The slot that was booked; null before booking.</summary>
    public Slot? Slot { get; init; }

    /// <summary>Whether the slot was given back.</summary>
    public bool SlotIsReleased { get; init; }

    /// <summary>The rules frozen at booking.</summary>
    public AppointmentPolicy Policy { get; init; } = new();

    /// <summary>The instants frozen at booking; null before.</summary>
    public AppointmentTimetable? Timetable { get; init; }

    /// <summary>Instant of the booking.</summary>
    public DateTimeOffset BookedAt { get; init; }

    /// <summary>Which side booked (VC-02).</summary>
    public Side BookedBy { get; init; }

    /// <summary>Language of the call and the mails.</summary>
    public Language Language { get; init; }

    /// <summary>Mails that went into the confirmation.</summary>
    public MergedNotices Merged { get; init; }

    /// <summary>The appointment this one replaced, if any.</summary>
    public AppointmentId? TransferredFrom { get; init; }

    /// <summary>The appointment that replaced this one, if any.</summary>
    public AppointmentId? TransferredTo { get; init; }

    /// <summary>Who has it; null: the office's pool.</summary>
    public OfficialId? Official { get; init; }

    /// <summary>The pre-call task.</summary>
    public PreCallState PreCall { get; init; }

    /// <summary>Whether the pre-call window has ended.</summary>
    public bool PreCallWindowIsOver { get; init; }

    /// <summary>Whether the link mail has come due (or was merged, or there is none).</summary>
    public bool LinkMailIsDue { get; init; }

    /// <summary>Whether it can be, or could be, entered.</summary>
    public bool IsOpened { get; init; }

    /// <summary>The taxpayer's connection.</summary>
    public Presence Taxpayer { get; init; }

    /// <summary>The official's connection.</summary>
    public Presence OfficialPresence { get; init; }

    /// <summary>Whether the taxpayer is let in (again after a callback became owed).</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>When the call first began; null when it never did.</summary>
    public DateTimeOffset? FirstAdmittedAt { get; init; }

    /// <summary>When a taxpayer who had left the call came back: only from then on is the official awaited again. Null: never.</summary>
    public DateTimeOffset? CameBackAt { get; init; }

    /// <summary>Whether the taxpayer's grace ran out and the official has to choose (A.8.3-14).</summary>
    public bool GraceHasEnded { get; init; }

    /// <summary>The last callback; null when none was ever owed.</summary>
    public CallbackTask? Callback { get; init; }

    /// <summary>Whether the room is over though a callback is still owed.</summary>
    public bool MeetingIsOver { get; init; }

    /// <summary>ADER-16: a flag beside the state (A.8.3-12).</summary>
    public bool CountsAsCarriedOut { get; init; }

    /// <summary>Whether no official was there at T+5 (A.8.3-4).</summary>
    public bool OfficeWasAbsent { get; init; }

    /// <summary>How it was closed; null when it was not.</summary>
    public AppointmentOutcome? Outcome { get; init; }

    /// <summary>What the taxpayer was told to do next.</summary>
    public NextSteps NextSteps { get; init; }

    /// <summary>Why it was cancelled; null when it was not.</summary>
    public CancellationReason? CancellationReason { get; init; }

    /// <summary>iCalendar SEQUENCE of the appointment's entry: 0 at booking, one more at every change the taxpayer must see.</summary>
    public int CalendarSequence { get; init; }

    /// <summary>Counts the personal links: 1 at booking, one more at every renewal.</summary>
    public int LinkRevision { get; init; }

    /// <summary>What retention has erased.</summary>
    public KeptMatter Erased { get; init; }

    /// <summary>Whether a callback is owed.</summary>
    public bool CallbackIsOpen => Callback is { IsOpen: true };

    /// <summary>Whether it has ended and the taxpayer still needs an appointment for the same matter (A.8.3-4).</summary>
    public bool NeedsAnother => TransferredTo is null && (NextSteps.HasFlag(NextSteps.BookAnotherAppointment) || this switch
    {
        { Phase: AppointmentPhase.ExpiredTaxpayerLate or AppointmentPhase.CancelledByOffice or AppointmentPhase.CallbackFailed } => true,
        { Phase: AppointmentPhase.CancelledByTaxpayer } => CancellationReason != Appointments.CancellationReason.NoLongerNeeded,
        { Outcome: AppointmentOutcome.TaxpayerDidNotReturn or AppointmentOutcome.Interrupted } => true,
        _ => false,
    });
}
