namespace VideoDesk.Grains.Appointments;

/// <summary>
/// The place in an agenda that an appointment takes: a wall time in Europe/Rome at one desk of a line of an office. Office, line, start
/// and desk together are unique among live appointments.
/// </summary>
/// <param name="Office">The office whose agenda it is.</param>
/// <param name="Line">The line of slots.</param>
/// <param name="LocalStart">Wall time in Europe/Rome, kind unspecified.</param>
/// <param name="Length">How long the appointment is planned to last.</param>
/// <param name="Desk">Number of the desk, from 1.</param>
public sealed record AppointmentSlot(OfficeId Office, LineId Line, DateTime LocalStart, TimeSpan Length, int Desk);
