using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Deadlines;

/// <summary>Seals the journals of the day that has just ended in Rome. Several nodes may try; one succeeds.</summary>
internal sealed class DailySealer(JournalSeals seals, TimeProvider clock, ILogger<DailySealer> logger) : BackgroundService
{
    private readonly PeriodicWork _work = new("The seal of the journal", TimeSpan.FromMinutes(1), clock, logger);

    /// <summary>One turn.</summary>
    public Task SealAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return seals.SealAsync(RomeTime.DateAt(now).AddDays(-1), RomeTime.CutToMilliseconds(now), cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _work.RunAsync(SealAsync, stoppingToken);
}
