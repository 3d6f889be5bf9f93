using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Ports;

namespace VideoDesk.Grains.Appointments;

/// <summary>
/// All that one decision means for storage, to be written in one transaction: events to append, the row's new state with its next
/// deadline, outbox rows, and the slot that became free.
/// </summary>
/// <param name="ExpectedVersion">The row's version when it was read; 0: there must be no row.</param>
/// <param name="State">The row's new content.</param>
/// <param name="NextDeadline">Stored beside it for the sweeper.</param>
/// <param name="Events">What happened, in order; at least one.</param>
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
    SlotKey? ReleasedSlot)
{
    /// <summary>The hash to keep in the row: the chain's new head.</summary>
    public ReadOnlyMemory<byte> JournalHead => Entries[^1].Hash;

    /// <summary>
    /// What these events, decided on what was stored, mean for storage. Pure: a booking that writes more in its transaction (the hold,
    /// the contacts) computes it the same way.
    /// </summary>
    public static AppointmentChange Of(StoredAppointment stored, IReadOnlyList<AppointmentEvent> events)
    {
        var session = new AppointmentSession(stored.State);
        var entries = new List<JournalEntry>(events.Count);
        var head = stored.JournalHead;
        SlotKey? released = null;
        foreach (var appointmentEvent in events)
        {
            var position = session.State.Version;
            session.Apply(appointmentEvent);
            entries.Add(Journal.Append(new(session.State.Id, position, head), appointmentEvent));
            head = entries[^1].Hash;
            released = appointmentEvent is SlotReleased free ? free.Slot : released;
        }

        var notifications = Appointments.Notifications.For(stored.State, events);
        return new(stored.State.Version, session.State, session.NextDeadline, events, entries, notifications, released);
    }
}
