using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>What a change means for the outbox, in its transaction.</summary>
internal static class OutboxWriting
{
    /// <summary>Withdraws first, then adds; nothing is saved yet. A trigger that is there already is not told again.</summary>
    public static async Task ApplyAsync(Db db, AppointmentChange change, CancellationToken cancellationToken)
    {
        var plan = change.Notifications;
        var now = change.State.ChangedAt;
        var appointment = change.State.Id.ToString();
        if (plan.Withdrawn.Count > 0)
        {
            var kinds = plan.Withdrawn.ToArray();
            await db.Outbox
                .Where(
                    row => row.Appointment == appointment && kinds.Contains(row.Kind) && row.SettledAt == null && row.WithdrawnAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(static o => o.WithdrawnAt, now), cancellationToken);
        }

        await AddAsync(db, plan.Requests, now, cancellationToken);
    }

    /// <summary>Adds rows for triggers that have none; the caller saves.</summary>
    public static async Task AddAsync(
        Db db, IReadOnlyList<NotificationRequest> requests, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            return;
        }

        var keys = requests.Select(static request => request.TriggerKey).ToArray();
        var known = await db.Outbox.Where(row => keys.Contains(row.TriggerKey))
            .Select(static row => row.TriggerKey)
            .ToListAsync(cancellationToken);
        db.Outbox.AddRange(RowsOf(requests.Where(request => !known.Contains(request.TriggerKey)), now));
    }

    /// <summary>Adds rows for triggers of which none can be there yet.</summary>
    public static void InsertNew(RowWrites rows, IEnumerable<NotificationRequest> requests, DateTimeOffset now)
    {
        foreach (var row in RowsOf(requests, now))
        {
            rows.Insert(row);
        }
    }

    private static IEnumerable<OutboxRow> RowsOf(IEnumerable<NotificationRequest> requests, DateTimeOffset now) =>
        requests.DistinctBy(static request => request.TriggerKey).Select(request => RowOf(request, now));

    private static OutboxRow RowOf(NotificationRequest request, DateTimeOffset now) => new()
    {
        TriggerKey = request.TriggerKey,
        Kind = request.Kind,
        Appointment = request.Appointment?.ToString(),
        DueAt = request.DueAt,
        ExpiresAt = request.ExpiresAt,
        Data = JsonSerializer.Serialize(request.Data, AppointmentJson.Options),
        CreatedAt = now,
    };
}
