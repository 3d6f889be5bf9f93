using System.Collections.Concurrent;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Hubs;

/// <summary>Who watches which office's day. Told at most twice a second, and always once more after the last change.</summary>
internal sealed class DeskWatchers(DeskRooms rooms, OfficeQueues queues, IPresence presence, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<DeskConnection, OfficeId> _watching = new();

    /// <summary>Offices of which something is still to be told, and those that were told a moment ago.</summary>
    private readonly ConcurrentDictionary<OfficeId, bool> _busy = new();

    public void Watch(DeskConnection connection, OfficeId office) => _watching[connection] = office;

    /// <summary>Whoever begins to watch takes it that nothing is limited.</summary>
    public void TellWhenLimited(DeskConnection connection)
    {
        if (presence.IsLimited)
        {
            connection.DeskChanged(new DeskChangedView { Limited = true });
        }
    }

    public void Forget(DeskConnection connection) => _watching.TryRemove(connection, out _);

    /// <summary>Something may have changed at every office: nobody can tell.</summary>
    public void ChangedEverywhere()
    {
        foreach (var office in _watching.Values.Distinct())
        {
            Changed(office);
        }
    }

    /// <summary>Something has changed at an office.</summary>
    public void Changed(OfficeId office)
    {
        queues.Forget(office);
        var isFirst = false;
        _busy.AddOrUpdate(
            office,
            _ => isFirst = true,
            (_, _) =>
            {
                isFirst = false;
                return true;
            });
        if (isFirst)
        {
            _ = TellAsync(office);
        }
    }

    private async Task TellAsync(OfficeId office)
    {
        // True: something has changed since the last telling. The entry goes when half a second brought nothing new.
        while (_busy.TryUpdate(office, false, true) || !_busy.TryRemove(KeyValuePair.Create(office, false)))
        {
            var change = new DeskChangedView { Limited = presence.IsLimited ? true : null };
            foreach (var (connection, _) in _watching.Where(watching => watching.Value == office))
            {
                connection.DeskChanged(change);
            }

            await rooms.RefreshWaitingAsync(office);
            await Task.Delay(Pause, clock);
        }
    }
}
