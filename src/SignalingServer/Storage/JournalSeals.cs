using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>The daily seal over the heads of all journals, each chained to the one before.</summary>
internal sealed class JournalSeals(ITransactions transactions)
{
    /// <summary>Seals a day that is over. False when it, or a later one, is sealed already.</summary>
    public Task<bool> SealAsync(DateOnly day, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var last = await db.Seals.AsNoTracking().OrderByDescending(static seal => seal.Day).FirstOrDefaultAsync(cancellation);
            if (last is not null && last.Day >= day)
            {
                return false;
            }

            var known = Accumulate(await db.SealHeads.AsNoTracking().OrderBy(static head => head.Day).ToListAsync(cancellation));
            var heads = await HeadsAsync(db, cancellation);
            db.SealHeads.AddRange(heads
                .Where(head => !known.TryGetValue(head.Appointment.ToString(), out var before) || before.Position != head.Position)
                .Select(head => new SealHeadRow
                {
                    Day = day,
                    Appointment = head.Appointment.ToString(),
                    Position = head.Position,
                    Hash = head.Hash.ToArray(),
                }));
            var hash = Journal.Seal(last is null ? Journal.Beginning.Span : last.Hash, day, heads);
            db.Seals.Add(new SealRow { Day = day, SealedAt = now, Heads = heads.Count, Hash = hash });
            await db.SaveChangesAsync(cancellation);
            return true;
        },
        cancellationToken);

    /// <summary>The head of every journal, as the appointments' rows keep it.</summary>
    internal static async Task<List<JournalHead>> HeadsAsync(Db db, CancellationToken cancellationToken)
    {
        var rows = await db.Appointments.AsNoTracking()
            .Select(static row => new { row.Id, row.Version, row.JournalHead })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(static row => new JournalHead(new AppointmentId(Guid.Parse(row.Id)), row.Version, row.JournalHead))];
    }

    /// <summary>The newest of each appointment's sealed heads.</summary>
    private static Dictionary<string, SealHeadRow> Accumulate(IEnumerable<SealHeadRow> inOrder)
    {
        var newest = new Dictionary<string, SealHeadRow>();
        foreach (var head in inOrder)
        {
            newest[head.Appointment] = head;
        }

        return newest;
    }
}
