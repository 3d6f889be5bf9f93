using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>What has gone on in a conversation.</summary>
/// <param name="Last">Its last line; null when there is none.</param>
/// <param name="Unread">Lines of the taxpayer's side that no official has read.</param>
internal sealed record ConversationActivity(LiveEvent? Last, int Unread)
{
    public static readonly ConversationActivity None = new(null, 0);
}

/// <summary>How far each seat has read, and what follows from it.</summary>
internal sealed class ReadMarkStore(ITransactions transactions)
{
    /// <summary>Moves a mark on; never back.</summary>
    public Task MoveAsync(AppointmentId appointment, string seat, long position, CancellationToken cancellationToken) => transactions.RunAsync(
        (db, cancellation) => db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO read_mark (appointment, seat, position) VALUES ({appointment.ToString()}, {seat}, {position})
             ON CONFLICT (appointment, seat) DO UPDATE SET position = excluded.position WHERE read_mark.position < excluded.position
             """,
            cancellation),
        cancellationToken);

    /// <summary>By seat.</summary>
    public Task<Dictionary<string, long>> OfAsync(AppointmentId appointment, CancellationToken cancellationToken) => transactions.QueryAsync(
        (db, cancellation) =>
        {
            var id = appointment.ToString();
            return db.ReadMarks.AsNoTracking()
                .Where(row => row.Appointment == id)
                .ToDictionaryAsync(static row => row.Seat, static row => row.Position, cancellation);
        },
        cancellationToken);

    /// <summary>What has gone on in the conversations of some appointments, as an office sees it; those without a line are missing.</summary>
    /// <param name="appointments">Which.</param>
    /// <param name="officials">What the seats of officials begin with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Dictionary<AppointmentId, ConversationActivity>> ActivityAsync(
        IEnumerable<AppointmentId> appointments, string officials, CancellationToken cancellationToken)
    {
        var ids = appointments.Select(static appointment => appointment.ToString()).ToArray();
        return transactions.ReadAsync(
            async (db, cancellation) =>
            {
                var lines = db.LiveEvents.AsNoTracking().Where(row => ids.Contains(row.Appointment) && row.Kind == LiveEventKinds.Chat);
                var last = await lines
                    .Where(row => !db.LiveEvents.Any(
                        later => later.Appointment == row.Appointment && later.Kind == LiveEventKinds.Chat && later.Position > row.Position))
                    .ToListAsync(cancellation);
                var unread = await lines
                    .Where(row => !row.ClientId!.StartsWith(officials) && !db.ReadMarks.Any(
                        mark => mark.Appointment == row.Appointment && mark.Seat.StartsWith(officials) && mark.Position >= row.Position))
                    .GroupBy(static row => row.Appointment)
                    .Select(static rows => new { Appointment = rows.Key, Count = rows.Count() })
                    .ToDictionaryAsync(static found => found.Appointment, static found => found.Count, cancellation);
                return last.ToDictionary(
                    static row => new AppointmentId(Guid.Parse(row.Appointment)),
                    row => new ConversationActivity(LiveEventStore.EventOf(row), unread.GetValueOrDefault(row.Appointment)));
            },
            cancellationToken);
    }
}
