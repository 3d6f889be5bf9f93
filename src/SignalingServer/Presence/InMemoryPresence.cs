using System.Collections.Concurrent;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>Presence of one process.</summary>
internal sealed class InMemoryPresence : IPresence
{
    /// <summary>This process.</summary>
    public static readonly string Node = Guid.NewGuid().ToString("N");

    private readonly ConcurrentDictionary<(AppointmentId Appointment, string Seat), PresentSeat> _seats = new();

    public ValueTask EnterAsync(PresentSeat seat)
    {
        _seats[(seat.Appointment, seat.Seat)] = seat;
        return ValueTask.CompletedTask;
    }

    public ValueTask LeaveAsync(AppointmentId appointment, string seat, string connection)
    {
        if (_seats.TryGetValue((appointment, seat), out var present) && present.Connection == connection)
        {
            _seats.TryRemove(KeyValuePair.Create((appointment, seat), present));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<PresentSeat>> OfAsync(AppointmentId appointment) =>
        ValueTask.FromResult<IReadOnlyList<PresentSeat>>([.. _seats.Values.Where(seat => seat.Appointment == appointment)]);
}
