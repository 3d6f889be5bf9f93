using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Looks up what somebody holds. The booking itself looks again, in its transaction.</summary>
internal sealed class HeldSlots(ITransactions transactions)
{
    /// <summary>The slot of a hold; null when there is no such hold, or when it is somebody else's: the two must look the same.</summary>
    public async Task<Slot?> FindAsync(HoldId hold, PersonId person, CancellationToken cancellationToken)
    {
        var (id, owner) = (hold.Value, person.Value);
        var row = await transactions.QueryAsync(
            (db, cancellation) => db.SlotHolds.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Person == owner, cancellation),
            cancellationToken);
        return row is null ? null : AgendaStore.SlotOf(row);
    }
}
