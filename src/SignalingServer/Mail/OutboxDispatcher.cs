namespace VideoDesk.SignalingServer.Mail;

/// <summary>Wakes the dispatcher at once: called after a commit that wrote rows. Losing a call only costs the time to the next look.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Set()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already.
        }
    }

    public void Dispose() => _signal.Dispose();

    /// <summary>Ends when it is set or the token is cancelled.</summary>
    internal async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _signal.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time is over; the caller looks which.
        }
    }
}

/// <summary>Runs <see cref="OutboxTurn"/> whenever a row is due. One on every node; the claims keep them apart.</summary>
/// <param name="turn">One pass.</param>
/// <param name="store">Knows when the next row is due.</param>
/// <param name="signal">Wakes it early.</param>
/// <param name="clock">The server's clock.</param>
/// <param name="logger">Ids and codes only.</param>
internal sealed class OutboxDispatcher(
    OutboxTurn turn, IOutboxStore store, OutboxSignal signal, TimeProvider clock, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    /// <summary>The longest between two looks: rows of other nodes give no signal.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    /// <summary>A row that is due but not ours (another node has claimed it) must not make this loop spin.</summary>
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(100);

    /// <summary>After a pass that failed as a whole, for instance because the database is away.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await PassAsync(stoppingToken);
            if (pause > TimeSpan.Zero)
            {
                using var time = new CancellationTokenSource(pause, clock);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, stoppingToken);
                await signal.WaitAsync(both.Token);
            }
        }
    }

    /// <summary>One pass; returns how long to rest.</summary>
    private async Task<TimeSpan> PassAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await turn.RunAsync(stoppingToken))
            {
                return TimeSpan.Zero;
            }

            var next = await store.NextDueAsync(stoppingToken);
            var until = (next ?? DateTimeOffset.MaxValue) - clock.GetUtcNow();
            return until <= TimeSpan.Zero ? ShortestSleep : until < LongestSleep ? until : LongestSleep;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception exception)
        {
            // The boundary of the service: a pass that fails must not end the process. The type only, since a message may quote values.
            logger.PassFailed(exception.GetType().Name);
            return PauseAfterFailure;
        }
    }
}
