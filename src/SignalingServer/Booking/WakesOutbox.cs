using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Mail;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Lets mails go out at once when a change has brought some.</summary>
internal sealed class WakesOutbox(OutboxSignal signal) : ILiveEvents
{
    public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
    {
        if (change.Notifications.Requests.Count > 0)
        {
            signal.Set();
        }

        return ValueTask.CompletedTask;
    }
}
