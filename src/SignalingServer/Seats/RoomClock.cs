using VideoDesk.SignalingServer.Deadlines;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Looks at the clock for the rooms: message A appears at T though nothing is stored then (A.8.3-1).</summary>
internal sealed class RoomClock(DeskRooms rooms, TimeProvider clock, ILogger<RoomClock> logger) : BackgroundService
{
    private readonly PeriodicWork _work = new("The clock of the rooms", TimeSpan.FromMilliseconds(200), clock, logger);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _work.RunAsync(_ => rooms.TickAsync(clock.GetUtcNow()), stoppingToken);
}
