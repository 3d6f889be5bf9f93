using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>
/// After a crash the database says "connected" of people who are not. Who has not come back some time after the start has dropped.
/// </summary>
internal sealed partial class PresenceRepair(
    ConnectedAppointments connected, DeskRooms rooms, DeskSettings settings, TimeProvider clock, ILogger<PresenceRepair> logger) : BackgroundService
{
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(1);

    /// <summary>Looks at everybody of whom the database says so.</summary>
    public async Task RepairAsync(CancellationToken cancellationToken)
    {
        Exception? failure = null;
        foreach (var state in await connected.ListAsync(cancellationToken))
        {
            try
            {
                await rooms.InAsync(state.Id, static room => room.RepairAsync());
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failure = e; // The others are repaired all the same; then everybody is looked at again.
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = TimeSpan.FromSeconds(settings.RepairAfterSeconds);
        for (var isDone = false; !isDone;)
        {
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await RepairAsync(stoppingToken);
                isDone = true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e.GetType().Name);
                wait = AfterError;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Presence could not be repaired ({Error}); it is tried again")]
    private partial void LogFailed(string error);
}
