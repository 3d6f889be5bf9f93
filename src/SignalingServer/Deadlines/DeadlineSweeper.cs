using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Deadlines;

/// <summary>
/// Wakes at the soonest deadline that this node knows of, and at least once a second for those of nodes that died. A late wake-up is
/// harmless: every command looks at the clock first.
/// </summary>
internal sealed partial class DeadlineSweeper(
    DeadlineQueue queue, TimeProvider clock, ILogger<DeadlineSweeper> logger, DeskMeters? meters = null) : BackgroundService
{
    /// <summary>Longest sleep.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    /// <summary>Sleep while another node settles what is due.</summary>
    private static readonly TimeSpan WhileOthersWork = TimeSpan.FromMilliseconds(20);

    /// <summary>After an error of the database: not at once again.</summary>
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(1);

    /// <summary>Has one permit when somebody wants the sweeper awake.</summary>
    private readonly SemaphoreSlim _alarm = new(0, 1);

    /// <summary>
    /// Unix milliseconds at which the sweeper will wake by itself; the largest number while it is awake, so that what is written meanwhile
    /// makes it look again. Guarded by <see cref="Interlocked"/>.
    /// </summary>
    private long _wakesAt = long.MaxValue;

    /// <summary>This node has written a deadline: wakes the sweeper if it would sleep past it. Any thread.</summary>
    public void Expect(Deadline deadline)
    {
        if (deadline.IsNever || deadline.At.ToUnixTimeMilliseconds() >= Interlocked.Read(ref _wakesAt))
        {
            return;
        }

        try
        {
            _alarm.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just rung.
        }
    }

    /// <summary>Settles all that is due, then says when something will be. One turn of the loop.</summary>
    public async Task<DateTimeOffset?> SweepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var turn = await queue.SettleNextAsync(clock, cancellationToken);
                if (turn is { Settled: not null, DueAt: { } dueAt })
                {
                    meters?.Settled(clock.GetUtcNow() - dueAt);
                }

                if (turn.Settled is null || turn.Soonest is null || turn.Soonest > clock.GetUtcNow())
                {
                    return turn.Soonest;
                }
            }
            catch (DeadlineFailedException e)
            {
                LogDeadlineFailed(e.Appointment, e.InnerException!.GetType().Name);
                await queue.PostponeAsync(e.Appointment, clock.GetUtcNow(), cancellationToken);
            }
        }
    }

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SleepUntilAsync(await SweepAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database is away: the next sweep finds what this one could not.
                LogSweepFailed(e.GetType().Name);
                await Task.Delay(AfterError, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SleepUntilAsync(DateTimeOffset? soonest, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var wakesAt = soonest < now + SweepInterval ? soonest.Value : now + SweepInterval;

        // Whole milliseconds, upwards: waking before the instant would sweep in vain. What is due and left over is another node's just now.
        var sleep = wakesAt <= now ? WhileOthersWork : TimeSpan.FromMilliseconds(Math.Ceiling((wakesAt - now).TotalMilliseconds));
        Interlocked.Exchange(ref _wakesAt, wakesAt.ToUnixTimeMilliseconds());
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var slept = Task.Delay(sleep, clock, enough.Token);
        await Task.WhenAny(slept, _alarm.WaitAsync(enough.Token));
        await enough.CancelAsync();
        Interlocked.Exchange(ref _wakesAt, long.MaxValue);
        cancellationToken.ThrowIfCancellationRequested();
    }

    [LoggerMessage(1, LogLevel.Error, "Appointment {Appointment}: its deadline could not be settled ({Error}); it is tried again later")]
    private partial void LogDeadlineFailed(AppointmentId appointment, string error);

    [LoggerMessage(2, LogLevel.Error, "The sweep of deadlines failed ({Error})")]
    private partial void LogSweepFailed(string error);
}

/// <summary>Tells the sweeper of every deadline that this node writes, then passes the change on.</summary>
internal sealed class WakesSweeper(ILiveEvents next, DeadlineSweeper sweeper) : ILiveEvents
{
    public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
    {
        sweeper.Expect(change.NextDeadline);
        return next.PublishAsync(change, cancellationToken);
    }
}
