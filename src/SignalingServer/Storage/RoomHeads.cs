using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>How far what is stored of an appointment has come: whoever has told less has missed something.</summary>
/// <param name="Version">Of the appointment.</param>
/// <param name="Event">Position of the last live event; 0 when there is none.</param>
/// <param name="Board">The same of the board.</param>
/// <param name="Reads">Sum of the positions up to which was read: it grows with every mark.</param>
internal readonly record struct RoomHead(long Version, long Event, long Board, long Reads);

/// <summary>Reads heads of many appointments at once.</summary>
internal sealed class RoomHeads(ITransactions transactions)
{
    public async Task<RoomHead> OfAsync(AppointmentId appointment, CancellationToken cancellationToken) =>
        (await OfAsync([appointment], cancellationToken)).GetValueOrDefault(appointment);

    /// <summary>By appointment.</summary>
    public Task<Dictionary<AppointmentId, RoomHead>> OfAsync(IEnumerable<AppointmentId> appointments, CancellationToken cancellationToken)
    {
        var ids = appointments.Select(static appointment => appointment.ToString()).ToArray();
        return transactions.QueryAsync(
            async (db, cancellation) =>
            {
                var found = await db.Appointments.AsNoTracking()
                    .Where(row => ids.Contains(row.Id))
                    .Select(row => new
                    {
                        row.Id,
                        row.Version,
                        Event = db.LiveEvents.Where(one => one.Appointment == row.Id).Max(static one => (long?)one.Position) ?? 0,
                        Board = db.BoardUpdates.Where(one => one.Appointment == row.Id).Max(static one => (long?)one.Position) ?? 0,
                        Reads = db.ReadMarks.Where(one => one.Appointment == row.Id).Sum(static one => one.Position),
                    })
                    .ToListAsync(cancellation);
                return found.ToDictionary(
                    static one => new AppointmentId(Guid.Parse(one.Id)), static one => new RoomHead(one.Version, one.Event, one.Board, one.Reads));
            },
            cancellationToken);
    }
}
