using System.Threading.Channels;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>What the desk needs to know of a committed change.</summary>
internal readonly record struct DeskChange(AppointmentId Appointment, OfficeId? Office, long Version);

/// <summary>Takes committed changes; whoever commits does not wait for those who watch.</summary>
internal sealed class DeskChanges : ILiveEvents
{
    private readonly Channel<DeskChange> _changes = Channel.CreateUnbounded<DeskChange>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<DeskChange> Reader => _changes.Reader;

    /// <summary>Something that is no event of the appointment has changed: its room looks again.</summary>
    public void Changed(AppointmentId appointment, OfficeId office) => _changes.Writer.TryWrite(new DeskChange(appointment, office, long.MaxValue));

    /// <summary>The same for what the room has told already: only those who watch the office hear of it.</summary>
    public void Noted(AppointmentId appointment, OfficeId office) => _changes.Writer.TryWrite(new DeskChange(appointment, office, -1));

    public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
    {
        _changes.Writer.TryWrite(new DeskChange(change.State.Id, change.State.Slot?.Key.Office, change.State.Version));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Tells every listener of a committed change.</summary>
internal sealed class EveryListener(params IReadOnlyList<ILiveEvents> listeners) : ILiveEvents
{
    public async ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
        {
            await listener.PublishAsync(change, cancellationToken);
        }
    }
}

/// <summary>Brings committed changes, those of other nodes too, to the open rooms and to those who watch an office.</summary>
internal sealed class DeskEvents(DeskChanges changes, DeskRooms rooms, DeskWatchers watchers, IPublication publication) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await publication.ListenAsync(Hear);
            await foreach (var change in changes.Reader.ReadAllAsync(stoppingToken))
            {
                Bring(change);
                publication.Publish(new NodeMessage
                {
                    Appointment = change.Appointment.ToString(),
                    Office = change.Office?.Value,
                    Version = change.Version,
                });
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private void Hear(NodeMessage message)
    {
        if (Guid.TryParse(message.Appointment, out var appointment))
        {
            var office = message.Office is { } id ? new OfficeId(id) : (OfficeId?)null;
            Bring(new DeskChange(new AppointmentId(appointment), office, message.Version));
        }
    }

    private void Bring(DeskChange change)
    {
        if (rooms.Find(change.Appointment) is { } room)
        {
            // Not waited for: a room that is busy must not hold up the others. Its turns keep the order.
            _ = rooms.RefreshAsync(room, change.Version);
        }

        if (change.Office is { } office)
        {
            watchers.Changed(office);
        }
    }
}
