using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Holds slots that stand in no agenda. For the demonstration only: what people book goes through <see cref="AgendaStore"/>.</summary>
internal sealed class DemoSlots(ITransactions transactions)
{
    /// <summary>Holds a slot; what the person held before and never confirmed is given up.</summary>
    public Task HoldAsync(SlotHold hold, Slot slot, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var person = hold.Person.Value;
            await db.SlotHolds.Where(row => row.Person == person && row.ConfirmedAt == null).ExecuteDeleteAsync(cancellation);
            db.SlotHolds.Add(AgendaStore.RowOf(hold, slot));
            return await db.SaveChangesAsync(cancellation);
        },
        cancellationToken);
}
