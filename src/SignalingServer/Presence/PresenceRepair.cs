using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>
/// After a crash the database says "connected" of people who are not. Who has not come back some time after the start, or when another node
/// has died, has dropped.
/// </summary>
internal sealed partial class PresenceRepair(
    ConnectedAppointments connected, DeskRooms rooms, IPresence presence, DeskSettings settings, TimeProvider clock, ILogger<PresenceRepair> logger)
    : BackgroundService
{
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(1);

    /// <summary>Where there are other nodes it is looked again after so long, whatever was or was not noticed.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(2);

    /// <summary>Counts what it was asked for; more than there was is harmless.</summary>
    private readonly SemaphoreSlim _requests = new(0);

    /// <summary>Looks at everybody after so long.</summary>
    public void Request(TimeSpan after) => _ = RequestAsync(after);

    /// <summary>Looks at everybody of whom the database says so. False when nobody can tell yet who is where.</summary>
    public async Task<bool> RepairAsync(CancellationToken cancellationToken)
    {
        Exception? failure = null;
        foreach (var state in await connected.ListAsync(cancellationToken))
        {
            try
            {
                if (await presence.OfAsync(state.Id) is not { IsWhole: true } present)
                {
                    return false;
                }

                if (!presence.IsShared || IsWrong(state, present))
                {
                    await rooms.InAsync(state.Id, static room => room.RepairAsync());
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failure = e; // The others are repaired all the same; then everybody is looked at again.
            }
        }

        return failure is null ? true : throw failure;
    }

    public override void Dispose()
    {
        _requests.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = TimeSpan.FromSeconds(settings.RepairAfterSeconds);
        while (true)
        {
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            wait = AfterError;
            try
            {
                if (await RepairAsync(stoppingToken))
                {
                    await _requests.WaitAsync(presence.IsShared ? Again : Timeout.InfiniteTimeSpan, stoppingToken);
                    wait = TimeSpan.Zero;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e.GetType().Name);
            }
        }
    }

    private static bool IsWrong(AppointmentState state, PresentSeats present)
    {
        var there = present.Seats.Where(static seat => seat is { IsConnected: true, Companion: null }).Select(static seat => seat.Role).ToList();
        return (state.Taxpayer.Connected && !there.Contains(SeatRole.Taxpayer)) || (state.OfficialPresence.Connected && !there.Contains(SeatRole.Official));
    }

    private async Task RequestAsync(TimeSpan after)
    {
        await Task.Delay(after, clock);
        try
        {
            _requests.Release();
        }
        catch (ObjectDisposedException)
        {
            // The process ends.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Presence could not be repaired ({Error}); it is tried again")]
    private partial void LogFailed(string error);
}
