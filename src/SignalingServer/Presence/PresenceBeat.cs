using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>
/// This web node's signs of life, and what it learns from those of the others: that Redis is away or has lost what it had, that a node
/// has died.
/// </summary>
internal sealed class PresenceBeat(
    RedisPresence presence, RedisPublication publication, WebNodes nodes, DeskRooms rooms, PresenceRepair repair, NodeContext node, ILogger<PresenceBeat> logger)
    : BackgroundService
{
    /// <summary>It was said that this node's clock is not one to work with.</summary>
    private bool _clockIsRefused;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await presence.EndAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(node.Times.Beat);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeatAsync();
            }
            catch (Exception e)
            {
                logger.TurnFailed(e.GetType().Name);
            }

            await timer.NextAsync(stoppingToken);
        }
    }

    /// <summary>Waits for nothing but Redis: who is busy otherwise still lives.</summary>
    private async Task BeatAsync()
    {
        if (await presence.BeatAsync() is not { } beats)
        {
            if (nodes.Miss())
            {
                logger.PresenceAway();
                rooms.Refresh(static _ => true);
            }

            return;
        }

        var (isNew, isBack, wasDoubtful, died, returned) = nodes.Hear(beats);
        TellOfClock();
        if (isNew)
        {
            logger.PresenceBack();
            _ = RestoreAsync(isWhole: true);
        }
        else if (wasDoubtful)
        {
            _ = RestoreAsync(isWhole: false);
        }

        if (died.Count + returned.Count > 0)
        {
            rooms.Refresh(room => returned.Count > 0 || room.IsSharedWith(died));
        }

        if (died.Count > 0)
        {
            foreach (var process in died)
            {
                logger.WebNodeDied(process);
            }

            // Who was cut off with it comes back elsewhere meanwhile, and never left.
            repair.Request(node.Times.Silence);
        }

        if (isBack)
        {
            repair.Request(node.Times.Whole + node.Times.Whole);
        }
    }

    /// <summary>Once when it goes wrong and once when it is right again.</summary>
    private void TellOfClock()
    {
        var refusal = nodes.ClockRefusal;
        if (refusal is not null && !_clockIsRefused)
        {
            logger.ClockRefused(refusal);
        }
        else if (refusal is null && _clockIsRefused)
        {
            logger.ClockAgrees();
        }

        _clockIsRefused = refusal is not null;
    }

    /// <summary>What this node hears and what it has to say of its seats, anew; then everybody looks at what he missed.</summary>
    /// <param name="isWhole">All of it; else only what failed.</param>
    private async Task RestoreAsync(bool isWhole)
    {
        try
        {
            if (isWhole || publication.IsBehind)
            {
                await publication.RenewAsync();
            }
        }
        catch (Exception e)
        {
            logger.TurnFailed(e.GetType().Name);
            nodes.Doubt();
        }

        rooms.Restore(room => isWhole || room.HasUnwritten);
    }
}
