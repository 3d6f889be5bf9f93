using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Ports;

/// <summary>An appointment as it was read.</summary>
/// <param name="State">What the row holds; its version is the optimistic lock.</param>
/// <param name="JournalHead">Hash of its last journal entry.</param>
public sealed record StoredAppointment(AppointmentState State, ReadOnlyMemory<byte> JournalHead);

/// <summary>
/// Where appointments are kept. Everything of one change is written in one transaction or not at all.
/// </summary>
public interface IAppointmentStore
{
    /// <summary>The appointment, or null when there is none.</summary>
    ValueTask<StoredAppointment?> LoadAsync(AppointmentId appointment, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a change: journal entries, row, next deadline, outbox rows, released slot. False when the row is no longer at
    /// <see cref="AppointmentChange.ExpectedVersion"/> (or, for version 0, already exists): then nothing was written; load and decide
    /// again.
    /// </summary>
    ValueTask<bool> TrySaveAsync(AppointmentChange change, CancellationToken cancellationToken);
}
