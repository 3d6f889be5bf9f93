
namespace VideoDesk.Grains.Appointments;

/// <summary>One line of the audit trail.</summary>
/// <param name="Appointment">Whose chain it belongs to.</param>
/// <param name="Position">From 1, without gaps: the appointment's version after this event.</param>
/// <param name="At">The event's instant, whole milliseconds.</param>
/// <param name="Payload">The event as UTF-8 JSON, exactly these bytes: kept as text, never as a database's own JSON type.</param>
/// <param name="Hash">32 bytes over the previous hash and all of the above.</param>
public sealed record JournalEntry(
    AppointmentId Appointment, long Position, DateTimeOffset At, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Hash);
