using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>
/// Compares what the rooms have told with what is stored, in case a hint of another node was lost; often while the others are out of reach,
/// so that the conversation goes on across nodes. Those who watch an office look again, too.
/// </summary>
internal sealed class RoomComparing(
    (DeskRooms Rooms, DeskWatchers Watchers) desk, RoomHeads heads, WebNodes nodes, NodeContext node, ILogger<RoomComparing> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(node.Times.Look);
        var (comparedAt, turns) = (TimeProvider.System.GetTimestamp(), nodes.Turns);
        while (!stoppingToken.IsCancellationRequested)
        {
            await timer.NextAsync(stoppingToken);
            var isTime = TimeProvider.System.GetElapsedTime(comparedAt) >= node.Times.Compare;
            if (turns != nodes.Turns || (isTime && nodes.IsLimited))
            {
                turns = nodes.Turns;
                desk.Watchers.ChangedEverywhere();
            }

            if (!isTime && !nodes.IsLimited)
            {
                continue;
            }

            try
            {
                await CompareAsync(isWhole: isTime && nodes.IsLimited);
            }
            catch (Exception e)
            {
                logger.ComparingFailed(e.GetType().Name);
            }

            comparedAt = isTime ? TimeProvider.System.GetTimestamp() : comparedAt;
        }
    }

    /// <param name="isWhole">Also what has no position: everything is read again.</param>
    private async Task CompareAsync(bool isWhole)
    {
        var open = desk.Rooms.All.Where(static room => room.EmptySince is null).ToDictionary(static room => room.Id);
        if (open.Count == 0)
        {
            return;
        }

        foreach (var (appointment, head) in await heads.OfAsync(open.Keys, CancellationToken.None))
        {
            desk.Rooms.Compare(open[appointment], head, isWhole);
        }
    }
}
