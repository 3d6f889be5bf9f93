using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Deadlines;

/// <summary>Ends offers that nobody answered, and offers freed slots to the next of the waiting list.</summary>
internal sealed class WaitingListSweeper(WaitingStore waiting, TimeProvider clock, ILogger<WaitingListSweeper> logger) : BackgroundService
{
    private readonly PeriodicWork _work = new("The sweep of the waiting list", TimeSpan.FromSeconds(1), clock, logger);

    /// <summary>One turn. Ended offers first: their slots are freed by it.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await waiting.ExpireNextAsync(clock.GetUtcNow(), cancellationToken))
        {
        }

        while (await waiting.OfferNextAsync(clock.GetUtcNow(), cancellationToken))
        {
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _work.RunAsync(SweepAsync, stoppingToken);
}
