using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Ports;

/// <summary>Tells what has happened to those who watch: connected clients, the sweeper. Called after the commit only.</summary>
public interface ILiveEvents
{
    /// <summary>Publishes a committed change. Does not throw: the change stands, and clients repair by asking for the state.</summary>
    ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken);
}
