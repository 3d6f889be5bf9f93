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

/// <summary>Live events by appointment and position, from which a client repairs what it missed. Not audit.</summary>
internal sealed class LiveEventStore(ITransactions transactions)
{
    /// <summary>Adds an event at the next position.</summary>
    public Task<LiveEvent> AppendAsync(
        AppointmentId appointment, (string Kind, string Payload) content, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = appointment.ToString();
            var last = await db.LiveEvents
                .Where(row => row.Appointment == id)
                .MaxAsync(static row => (long?)row.Position, cancellation) ?? 0;
            db.LiveEvents.Add(
                new LiveEventRow { Appointment = id, Position = last + 1, At = now, Kind = content.Kind, Payload = content.Payload });
            await db.SaveChangesAsync(cancellation);
            return new LiveEvent(last + 1, now, content.Kind, content.Payload);
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
                return [.. rows.Select(static row => new LiveEvent(row.Position, row.At, row.Kind, row.Payload))];
            },
            cancellationToken);
}
