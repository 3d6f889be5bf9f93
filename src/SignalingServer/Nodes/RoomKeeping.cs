using System.Text.Json;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// What happens to rooms without anybody asking: those that were placed elsewhere are followed, those on silent nodes are placed anew
/// unless their media flows, those on draining nodes are moved one by one.
/// </summary>
internal sealed class RoomKeeping(RemoteMediaRooms rooms, MediaPlacements placements, RoomNews news, NodeContext node, ILogger<RoomKeeping> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Forgetting = TimeSpan.FromHours(1);

    /// <summary>When the clients of a silent node were asked, whether that was acted upon, and whether its loss was counted.</summary>
    private readonly Dictionary<RelayLink, (long AskedAt, bool IsDecided, bool IsCounted)> _silent = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EveryAsync(Look, WatchSilentAsync, stoppingToken),
        EveryAsync(node.Times.Reconnect, MoveDrainedAsync, stoppingToken),
        EveryAsync(node.Times.Look, FollowAsync, stoppingToken),
        EveryAsync(Forgetting, () => placements.ForgetAsync(stoppingToken), stoppingToken),
        ListenAsync(stoppingToken));

    private async Task EveryAsync(TimeSpan period, Func<Task> work, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (Exception e)
            {
                logger.TurnFailed(e.GetType().Name);
            }

            await timer.NextAsync(stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !await news.TrySubscribeAsync(Hear))
        {
            await Task.Delay(node.Times.Beat, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void Hear(RoomPlaced placed)
        {
            foreach (var room in rooms.Rooms.Where(room => room.IsShared && room.Id.Value == placed.Room))
            {
                room.Follow(new Placement(placed.Node, placed.Epoch));
            }
        }
    }

    /// <summary>Looks where the rooms are, in case nobody told.</summary>
    private async Task FollowAsync()
    {
        var shared = rooms.Rooms.Where(static room => room is { IsShared: true, Placement: not null }).ToDictionary(static room => room.Id.Value);
        if (shared.Count == 0)
        {
            return;
        }

        foreach (var (room, placement) in await placements.FindAsync(shared.Keys, CancellationToken.None))
        {
            shared[room].Follow(placement);
        }
    }

    private async Task MoveDrainedAsync()
    {
        foreach (var room in rooms.Rooms)
        {
            if (room.Placement is { } placement && rooms.Links.Find(placement.Node) is { Load.IsDraining: true })
            {
                await room.MoveAsync();
            }
        }
    }

    private Task WatchSilentAsync()
    {
        var links = rooms.Links.All.ToList();
        foreach (var forgotten in _silent.Keys.Except(links).ToList())
        {
            _silent.Remove(forgotten);
        }

        foreach (var link in links)
        {
            if (link.State != LinkState.Silent)
            {
                _silent.Remove(link);
                continue;
            }

            if (!_silent.TryGetValue(link, out var state))
            {
                _silent[link] = (Ask(link), false, false);
            }
            else if (!state.IsDecided && (HaveAllAnswered(link, state.AskedAt) || Since(state.AskedAt) >= node.Times.FlowAnswer))
            {
                var isLost = Decide(link, state.AskedAt);
                if (isLost && !state.IsCounted)
                {
                    rooms.GiveUp(link);
                }

                _silent[link] = (state.AskedAt, true, state.IsCounted || isLost);
            }
            else if (state.IsDecided && Since(state.AskedAt) >= node.Times.FlowAgain)
            {
                _silent[link] = (Ask(link), false, state.IsCounted);
            }
        }

        return Task.CompletedTask;
    }

    private static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);

    private long Ask(RelayLink link)
    {
        var now = TimeProvider.System.GetTimestamp();
        foreach (var peer in PeersAt(link))
        {
            peer.Peer.Notify(RemoteMediaRooms.FlowMethod, JsonSerializer.SerializeToElement(new { }));
        }

        return now;
    }

    private bool HaveAllAnswered(RelayLink link, long askedAt) => PeersAt(link).All(peer => peer.FlowSince(askedAt) is not null);

    /// <summary>Gives up the rooms of which nobody says that their media flows; whether there were any.</summary>
    private bool Decide(RelayLink link, long askedAt)
    {
        var (kept, moved) = (0, 0);
        foreach (var room in PeersAt(link).Select(static peer => peer.Room).Distinct().ToList())
        {
            if (room.Peers.Any(peer => peer.FlowSince(askedAt) == true))
            {
                kept++;
            }
            else
            {
                room.Abandon(link);
                moved++;
            }
        }

        if (kept + moved > 0)
        {
            logger.SilentRooms(link.Id, kept, moved);
        }

        return moved > 0;
    }

    private IEnumerable<RemotePeer> PeersAt(RelayLink link) => rooms.Rooms
        .SelectMany(static room => room.Peers)
        .Where(peer => peer.Entry is { IsAlive: true } entry && entry.Link == link);
}
