using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Log lines of the rooms: ids, never names or words.</summary>
internal static partial class SeatsLog
{
    [LoggerMessage(1, LogLevel.Error, "Appointment {Appointment}: a departure could not be recorded ({Error}); it is tried again")]
    public static partial void DepartureNotRecorded(this ILogger logger, AppointmentId appointment, string error);

    [LoggerMessage(2, LogLevel.Error, "Appointment {Appointment}: the relay refused a participant ({Code})")]
    public static partial void MediaRefused(this ILogger logger, AppointmentId appointment, string code);

    [LoggerMessage(3, LogLevel.Error, "Appointment {Appointment}: the room could not be brought up to date ({Error})")]
    public static partial void RefreshFailed(this ILogger logger, AppointmentId appointment, string error);
}
