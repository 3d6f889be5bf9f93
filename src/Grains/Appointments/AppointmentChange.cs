namespace VideoDesk.Grains.Appointments;

/// <summary>
/// All that one decision means for storage, to be written in one transaction: events to append, the row's new state with its next
/// deadline, outbox rows, and the slot that became free.
/// </summary>
/// <param name="ExpectedVersion">The row's version when it was read; 0: there must be no row.</param>
/// <param name="State">The row's new content.</param>
/// <param name="NextDeadline">Stored beside it for the sweeper.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Entries">The same as journal entries, chained onto the old head; the last one's hash is the new head.</param>
/// <param name="Notifications">Outbox rows to withdraw and to add.</param>
/// <param name="ReleasedSlot">Free for others from now on (ADER-15); null when none is.</param>
public sealed record AppointmentChange(
    long ExpectedVersion,
    AppointmentState State,
    Deadline NextDeadline,
    IReadOnlyList<AppointmentEvent> Events,
    IReadOnlyList<JournalEntry> Entries,
    NotificationPlan Notifications,
    AppointmentSlot? ReleasedSlot);
