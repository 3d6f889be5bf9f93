using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Retention;

/// <summary>
/// Erases what is due, one appointment in one transaction: claim the row, decide by the policy that was frozen at booking, erase, journal. The
/// claim is the row's lock, as with deadlines. Files are deleted after the commit; their key is gone by then, so one that stays says nothing.
/// </summary>
internal sealed class RetentionQueue(ITransactions transactions, ILiveEvents liveEvents, ContentFiles files, TimeProvider clock)
{
    private const string SelectDue = "SELECT * FROM appointment WHERE next_erasure <= {0} ORDER BY next_erasure, id LIMIT 1";

    /// <summary>What could not be erased is tried again after this long; the others do not wait for it.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    /// <summary>Looks at the appointment that is due longest. False when none is, or others have claimed them.</summary>
    /// <exception cref="RetentionFailedException">It could not be erased.</exception>
    public async Task<bool> EraseNextAsync(CancellationToken cancellationToken)
    {
        var turn = await transactions.RunAsync(EraseNextAsync, cancellationToken);
        if (turn is not { } done)
        {
            return false;
        }

        foreach (var file in done.Files)
        {
            files.Forget(done.Appointment, file);
        }

        await done.Events.ReleaseAsync(liveEvents);
        return true;
    }

    /// <summary>Puts off an appointment that failed.</summary>
    public Task PostponeAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        DateTimeOffset? retryAt = clock.GetUtcNow() + RetryAfter;
        return transactions.RunAsync(
            async (db, cancellation) =>
            {
                await WriteAsync(db, appointment.ToString(), retryAt, cancellation);
                return true;
            },
            cancellationToken);
    }

    private async Task<Turn?> EraseNextAsync(Db db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Appointments
            .FromSqlRaw(RowLocks.Choose(db, SelectDue, SelectDue + RowLocks.SkipLocked), now.ToUnixTimeMilliseconds())
            .AsNoTracking()
            .Select(static row => row.Id)
            .ToListAsync(cancellationToken);
        if (due is not [var id])
        {
            return null;
        }

        var appointment = new AppointmentId(Guid.Parse(id));
        try
        {
            return await EraseAsync(db, appointment, now, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseErrors.IsLostRace(e))
        {
            throw new RetentionFailedException(appointment, e);
        }
    }

    private async Task<Turn> EraseAsync(Db db, AppointmentId appointment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var afterCommit = new HeldBackEvents();
        var grain = new AppointmentGrain(appointment, new AppointmentStore(new JoinedTransaction(db)), afterCommit, clock);
        var result = await grain.HandleAsync(new EraseWhatIsDue(), cancellationToken);
        var what = result.Events.OfType<Erased>().Aggregate(KeptMatter.None, static (all, erased) => all | erased.What);
        var gone = await RetentionWriting.EraseAsync(db, appointment, what, now, cancellationToken);
        if (what == KeptMatter.None)
        {
            // It was not over yet, or a policy is longer than the column knew.
            await WriteAsync(db, appointment.ToString(), RetentionRules.NextAt(result.State), cancellationToken);
        }

        return new Turn(appointment, gone, afterCommit);
    }

    private static Task<int> WriteAsync(Db db, string appointment, DateTimeOffset? next, CancellationToken cancellationToken) => db.Appointments
        .Where(row => row.Id == appointment)
        .ExecuteUpdateAsync(row => row.SetProperty(static a => a.NextErasure, next), cancellationToken);

    /// <summary>What is to be done when it is committed.</summary>
    private sealed record Turn(AppointmentId Appointment, IReadOnlyList<string> Files, HeldBackEvents Events);
}

/// <summary>What one appointment has kept could not be erased.</summary>
internal sealed class RetentionFailedException(AppointmentId appointment, Exception cause)
    : Exception($"What appointment {appointment} has kept could not be erased.", cause)
{
    public AppointmentId Appointment { get; } = appointment;
}
