using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>The outbox as the dispatcher of mails sees it.</summary>
internal sealed class OutboxStore(Database database) : IOutboxStore
{
    /// <summary>
    /// Mails of a later version are left to its own nodes while both run (docs/operations.md): this one has no words for them.
    /// </summary>
    private static readonly NotificationKind[] Known = Enum.GetValues<NotificationKind>();

    private static readonly string SelectDue = $$"""
        SELECT * FROM outbox
        WHERE settled_at IS NULL AND withdrawn_at IS NULL AND due_at <= {0} AND expires_at > {0}
          AND kind IN ({{string.Join(", ", Known.Select(static kind => (int)kind))}})
          AND (retry_at IS NULL OR retry_at <= {0}) AND (claimed_until IS NULL OR claimed_until <= {0})
        ORDER BY due_at, id LIMIT {1}
        """;

    private readonly Transactions _transactions = new(database);

    /// <summary>Neither receipt nor withdrawn.</summary>
    private static Expression<Func<OutboxRow, bool>> IsOpen => static row => row.SettledAt == null && row.WithdrawnAt == null;

    public async ValueTask<IReadOnlyList<OutboxItem>> ClaimDueAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        var rows = await _transactions.RunAsync((db, cancellation) => ClaimAsync(db, claim, cancellation), cancellationToken);
        return [.. rows.Select(row => ItemOf(row, claim.Until))];
    }

    public async ValueTask<bool> BeginAsync(OutboxItem item, CancellationToken cancellationToken) =>
        await _transactions.RunAsync(
            async (db, cancellation) => await db.Outbox
                .Where(row => row.Id == item.Id.Value && row.ClaimedUntil == item.ClaimedUntil)
                .Where(IsOpen)
                .ExecuteUpdateAsync(row => row.SetProperty(static o => o.Unnoted, item.Unnoted + 1), cancellation) == 1,
            cancellationToken);

    public async ValueTask<bool> SettleAsync(OutboxItem item, OutboxReceipt receipt, CancellationToken cancellationToken) =>
        await _transactions.RunAsync(
            async (db, cancellation) => await db.Outbox.Where(row => row.Id == item.Id.Value).Where(IsOpen).ExecuteUpdateAsync(
                row => row
                    .SetProperty(static o => o.SettledAt, (DateTimeOffset?)receipt.At)
                    .SetProperty(static o => o.Outcome, (int)receipt.Outcome)
                    .SetProperty(static o => o.Code, receipt.Code)
                    .SetProperty(static o => o.Reply, receipt.Reply)
                    .SetProperty(static o => o.Unnoted, item.Unnoted)
                    .SetProperty(static o => o.ClaimedUntil, (DateTimeOffset?)null),
                cancellation) == 1,
            cancellationToken);

    public async ValueTask<bool> PostponeAsync(OutboxItem item, OutboxFailure failure, CancellationToken cancellationToken) =>
        await _transactions.RunAsync(
            async (db, cancellation) => await db.Outbox.Where(row => row.Id == item.Id.Value).Where(IsOpen).ExecuteUpdateAsync(
                row => row
                    .SetProperty(static o => o.Attempts, static o => o.Attempts + 1)
                    .SetProperty(static o => o.RetryAt, (DateTimeOffset?)failure.RetryAt)
                    .SetProperty(static o => o.Code, failure.Code)
                    .SetProperty(static o => o.Reply, failure.Reply)
                    .SetProperty(static o => o.Unnoted, item.Unnoted)
                    .SetProperty(static o => o.ClaimedUntil, (DateTimeOffset?)null),
                cancellation) == 1,
            cancellationToken);

    public async ValueTask<int> DropExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await _transactions.RunAsync(
            (db, cancellation) => db.Outbox
                .Where(IsOpen)
                .Where(row => row.ExpiresAt <= now && (row.ClaimedUntil == null || row.ClaimedUntil <= now))
                .ExecuteUpdateAsync(
                    row => row
                        .SetProperty(static o => o.SettledAt, (DateTimeOffset?)now)
                        .SetProperty(static o => o.Outcome, (int)OutboxOutcome.Expired)
                        .SetProperty(static o => o.Code, DeliveryCodes.Expired)
                        .SetProperty(static o => o.ClaimedUntil, (DateTimeOffset?)null),
                    cancellation),
            cancellationToken);

    public async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        await _transactions.ReadAsync(
            async (db, cancellation) =>
            {
                // A retry after the expiry never comes: then the expiry is what happens next. A row under a claim is settled or put off
                // by whoever has it; if he dies, it is everybody's again when the claim ends.
                var known = db.Outbox.Where(IsOpen).Where(row => Known.Contains(row.Kind));
                var open = known.Where(static row => row.ClaimedUntil == null);
                var soonest = new[]
                {
                    await known.MinAsync(static row => row.ClaimedUntil, cancellation),
                    await open.MinAsync(static row => (DateTimeOffset?)row.ExpiresAt, cancellation),
                    await open.Where(static row => row.RetryAt == null).MinAsync(static row => (DateTimeOffset?)row.DueAt, cancellation),
                    await open.MinAsync(static row => row.RetryAt, cancellation),
                };
                return soonest.Min();
            },
            cancellationToken);

    private static OutboxItem ItemOf(OutboxRow row, DateTimeOffset claimedUntil) =>
        new(new OutboxId(row.Id), RequestOf(row), row.CreatedAt, row.Attempts, row.Unnoted, claimedUntil);

    private static NotificationRequest RequestOf(OutboxRow row) => new(
        row.Kind,
        row.Appointment is { } appointment ? new AppointmentId(Guid.Parse(appointment)) : null,
        row.TriggerKey,
        row.DueAt,
        row.ExpiresAt,
        JsonSerializer.Deserialize<NotificationData>(row.Data, AppointmentJson.Options)!);

    /// <summary>Another node's rows are skipped, not waited for.</summary>
    private static async Task<List<OutboxRow>> ClaimAsync(Db db, OutboxClaim claim, CancellationToken cancellationToken)
    {
        var now = claim.Now.ToUnixTimeMilliseconds();
        var rows = await db.Outbox
            .FromSqlRaw(RowLocks.Choose(db, SelectDue, SelectDue + RowLocks.SkipLocked), now, claim.Limit)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var ids = rows.Select(static row => row.Id).ToArray();
        await db.Outbox
            .Where(row => ids.Contains(row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(static o => o.ClaimedUntil, (DateTimeOffset?)claim.Until), cancellationToken);
        return rows;
    }
}
