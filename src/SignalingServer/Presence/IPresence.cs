using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>A seat in which somebody is connected.</summary>
/// <param name="Appointment">Of which appointment.</param>
/// <param name="Seat">Which of its seats.</param>
/// <param name="Role">As what.</param>
/// <param name="Node">The process that has the connection.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Since">Since when.</param>
/// <param name="Device">What the person uses.</param>
internal sealed record PresentSeat(
    AppointmentId Appointment, string Seat, SeatRole Role, string Node, string Connection, DateTimeOffset Since, DeviceKind Device);

/// <summary>Who is connected where, over all nodes. The evidence for the late rules is the appointment's journal, not this.</summary>
internal interface IPresence
{
    /// <summary>Somebody is there; whoever had the seat is there no more.</summary>
    ValueTask EnterAsync(PresentSeat seat);

    /// <summary>This connection has the seat no more. Nothing happens when another one has it by now.</summary>
    ValueTask LeaveAsync(AppointmentId appointment, string seat, string connection);

    /// <summary>Who is there.</summary>
    ValueTask<IReadOnlyList<PresentSeat>> OfAsync(AppointmentId appointment);
}
