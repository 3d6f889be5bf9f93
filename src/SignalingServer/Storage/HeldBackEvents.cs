using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Keeps what a grain publishes until the transaction around it is committed.</summary>
internal sealed class HeldBackEvents : ILiveEvents
{
    /// <summary>In order.</summary>
    private readonly List<AppointmentChange> _changes = [];

    public IReadOnlyList<AppointmentChange> Changes => _changes;

    public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
    {
        _changes.Add(change);
        return ValueTask.CompletedTask;
    }

    /// <summary>Tells it all, now that it is committed.</summary>
    public async Task ReleaseAsync(ILiveEvents listener)
    {
        foreach (var change in _changes)
        {
            await listener.PublishAsync(change, CancellationToken.None);
        }
    }
}
