using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// What every hold and every booking asks the table of holds, compiled once for a model: to find the compiled query again each time costs
/// more than to run it.
/// </summary>
internal sealed class HoldQueries
{
    private const string Annotation = "VideoDesk:HoldQueries";

    /// <summary>By its identifier.</summary>
    private readonly Func<Db, Guid, CancellationToken, Task<SlotHoldRow?>> _byId = EF.CompileAsyncQuery(
        (Db db, Guid id, CancellationToken _) => db.SlotHolds.AsNoTracking().FirstOrDefault(row => row.Id == id));

    /// <summary>By office, line, start and desk, or by person.</summary>
    private readonly Func<Db, string, string, string, int, string, IAsyncEnumerable<SlotHoldRow>> _ofSlotOrPerson = EF.CompileAsyncQuery(
        (Db db, string office, string line, string start, int desk, string person) => db.SlotHolds.AsNoTracking()
            .Where(row => (row.Office == office && row.Line == line && row.Start == start && row.Desk == desk)
                || (row.Person == person && row.Purpose == HoldPurpose.Booking && row.ConfirmedAt == null)));

    private HoldQueries()
    {
    }

    /// <summary>The row of a hold; null when there is none.</summary>
    public static Task<SlotHoldRow?> FindAsync(Db db, Guid hold, CancellationToken cancellation) => Of(db)._byId(db, hold, cancellation);

    /// <summary>
    /// What is on a slot, and the person's hold for booking. The purpose stands here although the person's offers would do no harm: with it,
    /// both halves of the condition are keys of the table, and the time does not grow with the number of appointments.
    /// </summary>
    public static ValueTask<List<SlotHoldRow>> OfSlotOrPersonAsync(Db db, SlotKey slot, string person, CancellationToken cancellation) =>
        Of(db)._ofSlotOrPerson(db, slot.Office.Value, slot.Line.Value, slot.Start.ToString(), slot.Desk, person).ToListAsync(cancellation);

    private static HoldQueries Of(Db db) =>
        db.Model.GetOrAddRuntimeAnnotationValue(Annotation, static _ => new HoldQueries(), (object?)null);
}
