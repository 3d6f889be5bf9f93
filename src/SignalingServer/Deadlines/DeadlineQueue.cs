using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Storage.Rows;

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

    /// <summary>Settles the deadline that is due longest, if any is (and others have not claimed it).</summary>
    /// <exception cref="DeadlineFailedException">It could not be settled.</exception>
    public async Task<DeadlineTurn> SettleNextAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var (turn, events) = await transactions.RunAsync(
            async (db, cancellation) =>
            {
                var (settled, dueAt, changes) = await SettleAsync(db, clock, cancellation);
                return (new DeadlineTurn(settled, await SoonestAsync(db, cancellation)) { DueAt = dueAt }, changes);
            },
            cancellationToken);
        foreach (var change in events)
        {
            await liveEvents.PublishAsync(change, cancellationToken);
        }

        return turn;
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

    private static async Task<DateTimeOffset?> SoonestAsync(Db db, CancellationToken cancellationToken)
    {
        var soonest = new[]
        {
            await db.Appointments.Where(static row => row.DeadlineRetryAt == null).MinAsync(static row => row.NextDeadline, cancellationToken),
            await db.Appointments.Where(static row => row.DeadlineRetryAt != null).MinAsync(static row => row.DeadlineRetryAt, cancellationToken),
        };
        return soonest.Min();
    }

    private static async Task<(AppointmentId?, DateTimeOffset?, IReadOnlyList<AppointmentChange>)> SettleAsync(
        Db db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var due = await db.Appointments
            .FromSqlRaw(RowLocks.Choose(db, SelectDue, SelectDue + RowLocks.SkipLocked), clock.GetUtcNow().ToUnixTimeMilliseconds())
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        if (due is not [var row])
        {
            return (null, null, []);
        }

        var id = new AppointmentId(Guid.Parse(row.Id));
        var afterCommit = new HeldBackEvents();
        var store = new ClaimedAppointment(row, new AppointmentStore(new JoinedTransaction(db)));
        var grain = new AppointmentGrain(id, store, afterCommit, clock);
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

        return (id, row.NextDeadline, afterCommit.Changes);
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

    /// <summary>Spares reading the row a second time: nobody else can write it in between.</summary>
    private sealed class ClaimedAppointment(AppointmentRow row, IAppointmentStore store) : IAppointmentStore
    {
        public ValueTask<StoredAppointment?> LoadAsync(AppointmentId appointment, CancellationToken cancellationToken) =>
            new(new StoredAppointment(AppointmentStore.StateOf(row.State), row.JournalHead));

        public ValueTask<bool> TrySaveAsync(AppointmentChange change, CancellationToken cancellationToken) =>
            store.TrySaveAsync(change, cancellationToken);
    }
}

/// <summary>What one turn of the queue came to.</summary>
/// <param name="Settled">Whose deadline it was; null when none was due (or others have claimed them all).</param>
/// <param name="Soonest">When the next one is due, which may be past; null when nothing is waited for.</param>
internal readonly record struct DeadlineTurn(AppointmentId? Settled, DateTimeOffset? Soonest)
{
    /// <summary>When the settled one was due; null when none was.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>One appointment's deadline could not be settled: the row or the program is broken.</summary>
internal sealed class DeadlineFailedException(AppointmentId appointment, Exception cause)
    : Exception($"The deadline of appointment {appointment} could not be settled.", cause)
{
    public AppointmentId Appointment { get; } = appointment;
}
