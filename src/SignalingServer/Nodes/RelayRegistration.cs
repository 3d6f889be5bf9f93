using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// Keeps this relay node in the registry while it takes part. One that drains stays registered until its last room is gone, then leaves.
/// When the process is asked to stop it drains first, for a bounded time.
/// </summary>
internal sealed class RelayRegistration(
    RelayRegistry registry, RelayControl control, NodeContext node, RelayOptions relay, ILogger<RelayRegistration> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>The registry could be reached the last time.</summary>
    private bool _isThere = true;

    /// <summary>It has left after a drain. Any thread.</summary>
    private volatile bool _hasLeft;

    public bool HasLeft => _hasLeft;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        control.Drain(true);
        var began = TimeProvider.System.GetTimestamp();
        while (control.Load.Rooms > 0 && TimeProvider.System.GetElapsedTime(began) < node.Times.DrainAtStop && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(node.Times.Reconnect, CancellationToken.None);
        }

        try
        {
            await registry.RemoveAsync(node.Self.Id);
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            // It expires by itself.
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(node.Times.Beat);
        while (!stoppingToken.IsCancellationRequested)
        {
            await RenewAsync();
            await timer.NextAsync(stoppingToken);
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            var load = control.Load;
            if (load is { IsDraining: true, Rooms: 0 })
            {
                await LeaveAsync();
            }
            else
            {
                _hasLeft = false;
                await registry.WriteAsync(Record(load));
            }

            if (!_isThere)
            {
                logger.RegistryBack();
                _isThere = true;
            }
        }
        catch (Exception e) when (RedisConnection.IsAway(e))
        {
            if (_isThere)
            {
                logger.RegistryAway(e.GetType().Name);
                _isThere = false;
            }
        }
    }

    private async Task LeaveAsync()
    {
        if (!_hasLeft)
        {
            await registry.RemoveAsync(node.Self.Id);
            _hasLeft = true;
            logger.Drained();
        }
    }

    private RelayRecord Record(RelayLoad load) =>
        new(node.Self.Id, node.Self.Incarnation, node.Settings.ControlUrl!, load, node.Clock.GetUtcNow())
        {
            Protocol = node.Self.Protocol,
            Schema = node.Self.Schema,
            MediaAddresses = [.. (relay.AnnouncedAddresses is { Count: > 0 } announced ? announced : relay.ListenAddresses).Select(static address => address.ToString())],
        };
}
