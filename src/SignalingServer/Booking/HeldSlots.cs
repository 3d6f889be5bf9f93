using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Looks up what somebody holds. That it is still held is for the booking to see to, in its transaction.</summary>
internal sealed class HeldSlots(ITransactions transactions)
{
    /// <summary>The hold; null when there is none, or when it is somebody else's: the two must look the same.</summary>
    public async Task<SlotHoldRow?> FindAsync(HoldId hold, PersonId person, CancellationToken cancellationToken)
    {
        var row = await transactions.QueryAsync(
            (db, cancellation) => HoldQueries.FindAsync(db, hold.Value, cancellation), cancellationToken);
        return row?.Person == person.Value ? row : null;
    }
}
