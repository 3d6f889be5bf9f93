using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Deadlines;

/// <summary>
/// Due deadlines, one transaction each: claim the row, send <see cref="DeadlineReached"/> through the grain, commit, publish. The claim
/// is the row's lock (PostgreSQL, skipping those of other nodes), so a node that dies gives it back at once.
/// </summary>
internal sealed class DeadlineQueue(ITransactions transactions, ILiveEvents liveEvents)
{
    private const string SelectDue = """
        SELECT * FROM appointment
        WHERE next_deadline <= {0} AND (deadline_retry_at IS NULL OR deadline_retry_at <= {0})
        ORDER BY next_deadline, id LIMIT 1
        """;

    /// <summary>A deadline that could not be handled is tried again after this long; the others do not wait for it.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>Settles the deadline that is due longest. Null when none is due (or others have claimed them all).</summary>
    /// <exception cref="DeadlineFailedException">It could not be settled.</exception>
    public async Task<AppointmentId?> SettleNextAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var (appointment, events) = await transactions.RunAsync(
            (db, cancellation) => SettleAsync(db, clock, cancellation), cancellationToken);
        foreach (var change in events)
        {
            await liveEvents.PublishAsync(change, cancellationToken);
        }

        return appointment;
    }

    /// <summary>Puts off a deadline that failed.</summary>
    public async Task PostponeAsync(AppointmentId appointment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        DateTimeOffset? retryAt = now + RetryAfter;
        await transactions.RunAsync(
            (db, cancellation) => db.Appointments
                .Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(static a => a.DeadlineRetryAt, retryAt), cancellation),
            cancellationToken);
    }

    /// <summary>The soonest instant at which something will be due; null when nothing is waited for.</summary>
    public Task<DateTimeOffset?> SoonestAsync(CancellationToken cancellationToken) => transactions.ReadAsync(
        static async (db, cancellation) =>
        {
            var soonest = new[]
            {
                await db.Appointments
                    .Where(static row => row.DeadlineRetryAt == null)
                    .MinAsync(static row => row.NextDeadline, cancellation),
                await db.Appointments.MinAsync(static row => row.DeadlineRetryAt, cancellation),
            };
            return soonest.Min();
        },
        cancellationToken);

    private static async Task<(AppointmentId?, IReadOnlyList<AppointmentChange>)> SettleAsync(
        Db db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var due = await db.Appointments
            .FromSqlRaw(RowLocks.Choose(db, SelectDue, SelectDue + RowLocks.SkipLocked), clock.GetUtcNow().ToUnixTimeMilliseconds())
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        if (due is not [var row])
        {
            return (null, []);
        }

        var id = new AppointmentId(Guid.Parse(row.Id));
        var afterCommit = new HeldBackEvents();
        var grain = new AppointmentGrain(id, new AppointmentStore(new JoinedTransaction(db)), afterCommit, clock);
        try
        {
            var result = await grain.HandleAsync(new DeadlineReached(row.NextDeadlineReason), cancellationToken);
            if (result.Events.Count == 0)
            {
                await CorrectAsync(db, row.Id, result.NextDeadline, cancellationToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseErrors.IsLostRace(e))
        {
            throw new DeadlineFailedException(id, e);
        }

        return (id, afterCommit.Changes);
    }

    /// <summary>The column promised what the state does not know: without this the row would be due for ever.</summary>
    private static Task<int> CorrectAsync(Db db, string appointment, Deadline deadline, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = deadline.IsNever ? null : deadline.At;
        return db.Appointments
            .Where(row => row.Id == appointment)
            .ExecuteUpdateAsync(
                row => row.SetProperty(static a => a.NextDeadline, at).SetProperty(static a => a.NextDeadlineReason, deadline.Reason),
                cancellationToken);
    }

    /// <summary>Keeps what the grain publishes until the transaction around it is committed.</summary>
    private sealed class HeldBackEvents : ILiveEvents
    {
        /// <summary>In order.</summary>
        private readonly List<AppointmentChange> _changes = [];

        public IReadOnlyList<AppointmentChange> Changes => _changes;

        public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken)
        {
            _changes.Add(change);
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>One appointment's deadline could not be settled: the row or the program is broken.</summary>
internal sealed class DeadlineFailedException(AppointmentId appointment, Exception cause)
    : Exception($"The deadline of appointment {appointment} could not be settled.", cause)
{
    public AppointmentId Appointment { get; } = appointment;
}
