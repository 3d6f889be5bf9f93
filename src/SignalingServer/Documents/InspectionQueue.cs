using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// Looks into documents, so many at a time. What waits is in the database: a restart takes it up again, and a queue in memory could not
/// fill up.
/// </summary>
internal sealed partial class InspectionQueue(
    InspectionClaims claims, Inspection inspection, IPresence presence, DocumentSettings settings, TimeProvider clock, ILogger<InspectionQueue> logger)
    : BackgroundService
{
    /// <summary>Without a signal it looks again after so long: another node may have died over one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(1);

    /// <summary>Counts documents that have come to wait; more than there are is harmless.</summary>
    private readonly SemaphoreSlim _signals = new(0);

    /// <summary>A document has come to wait.</summary>
    public void Signal() => _signals.Release();

    public override void Dispose()
    {
        _signals.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await claims.ReleaseAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e.GetType().Name); // Then they wait until their time is over.
        }

        await Task.WhenAll(Enumerable.Range(0, settings.Inspectors)
            .Select(number => WorkAsync($"{presence.Process}/{number}", stoppingToken)));
    }

    private async Task WorkAsync(string inspector, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await claims.NextAsync(inspector, clock.GetUtcNow(), stoppingToken) is { } document)
                {
                    await InspectAsync(document, inspector, stoppingToken);
                    continue;
                }

                await _signals.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e.GetType().Name);
                await Task.Delay(AfterError, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task InspectAsync(Document document, string inspector, CancellationToken stoppingToken)
    {
        var work = inspection.RunAsync(document, stoppingToken);
        while (await Task.WhenAny(work, Task.Delay(InspectionClaims.SayAgainAfter, stoppingToken)) != work && !stoppingToken.IsCancellationRequested)
        {
            await HoldAsync(document, inspector, stoppingToken);
        }

        await work;
    }

    /// <summary>What cannot be held now may be looked into by another one too: the second to end changes nothing.</summary>
    private async Task HoldAsync(Document document, string inspector, CancellationToken stoppingToken)
    {
        try
        {
            await claims.HoldAsync(document.Id, inspector, clock.GetUtcNow(), stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Looking into documents failed ({Error}); it is tried again", EventName = "InspectionFailed")]
    private partial void LogFailed(string error);
}
