using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Something that those who watch an appointment see: chat, board, presence.</summary>
/// <param name="Position">From 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Kind">Kebab-case word.</param>
/// <param name="Payload">JSON.</param>
internal sealed record LiveEvent(long Position, DateTimeOffset At, string Kind, string Payload);

/// <summary>Words of <see cref="LiveEvent.Kind"/>.</summary>
internal static class LiveEventKinds
{
    /// <summary>A line of the conversation.</summary>
    public const string Chat = "chat";
}

/// <summary>An event that a client sends.</summary>
/// <param name="ClientId">By what the client knows it; unique per appointment.</param>
/// <param name="Kind">Kebab-case word.</param>
/// <param name="Payload">JSON.</param>
internal sealed record LiveEventDraft(string ClientId, string Kind, string Payload);

/// <summary>Live events by appointment and position, from which a client repairs what it missed. Not audit.</summary>
internal sealed class LiveEventStore(ITransactions transactions)
{
    /// <summary>Adds an event at the next position. Of writers who meet there one wins; the others begin again behind it.</summary>
    public Task<LiveEvent> AppendAsync(
        AppointmentId appointment, (string Kind, string Payload) content, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.RunAsync((db, cancellation) => AddAsync(db, NewRow(appointment, content, now), cancellation), cancellationToken);

    /// <summary>The same for an event that a client sends and may send again: then the first one is given back and nothing is added.</summary>
    /// <returns>The event, and whether it is a new one.</returns>
    public Task<(LiveEvent Event, bool IsNew)> AppendOnceAsync(
        AppointmentId appointment, LiveEventDraft draft, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = appointment.ToString();
            var known = await db.LiveEvents.AsNoTracking()
                .FirstOrDefaultAsync(row => row.Appointment == id && row.ClientId == draft.ClientId, cancellation);
            return known is null
                ? (await AddAsync(db, NewRow(appointment, (draft.Kind, draft.Payload), now, draft.ClientId), cancellation), true)
                : (EventOf(known), false);
        },
        cancellationToken);

    /// <summary>The events after a position, in order, at most so many.</summary>
    public Task<IReadOnlyList<LiveEvent>> AfterAsync(
        AppointmentId appointment, long position, int limit, CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<LiveEvent>>(
            async (db, cancellation) =>
            {
                var id = appointment.ToString();
                var rows = await db.LiveEvents.AsNoTracking()
                    .Where(row => row.Appointment == id && row.Position > position)
                    .OrderBy(static row => row.Position)
                    .Take(limit)
                    .ToListAsync(cancellation);
                return [.. rows.Select(EventOf)];
            },
            cancellationToken);

    private static LiveEventRow NewRow(AppointmentId appointment, (string Kind, string Payload) content, DateTimeOffset now, string? clientId = null) =>
        new() { Appointment = appointment.ToString(), At = now, Kind = content.Kind, Payload = content.Payload, ClientId = clientId };

    private static async Task<LiveEvent> AddAsync(Db db, LiveEventRow row, CancellationToken cancellationToken)
    {
        var last = await db.LiveEvents
            .Where(other => other.Appointment == row.Appointment)
            .MaxAsync(static other => (long?)other.Position, cancellationToken) ?? 0;
        row.Position = last + 1;
        db.LiveEvents.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return EventOf(row);
    }

    internal static LiveEvent EventOf(LiveEventRow row) => new(row.Position, row.At, row.Kind, row.Payload);
}
