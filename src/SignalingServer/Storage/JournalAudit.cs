using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>One thing that is wrong with the audit trail.</summary>
/// <param name="Appointment">Whose journal; null when it is about a seal as a whole.</param>
/// <param name="Day">The seal that disagrees; null when the journal disagrees with itself or its row.</param>
/// <param name="Fault">What.</param>
/// <param name="Position">Where in the journal.</param>
internal sealed record AuditFinding(string? Appointment, DateOnly? Day, JournalFault Fault, long Position);

/// <summary>What an audit found.</summary>
internal sealed record AuditReport(long Appointments, long Entries, long Seals, IReadOnlyList<AuditFinding> Findings);

/// <summary>
/// Checks the whole audit trail: every chain against its row's head, every sealed head against the chain, every seal against the one
/// before. Reads the stored bytes only.
/// </summary>
internal sealed class JournalAudit(ITransactions transactions)
{
    public Task<AuditReport> RunAsync(CancellationToken cancellationToken) => transactions.ReadAsync(
        static async (db, cancellation) =>
        {
            var heads = (await JournalSeals.HeadsAsync(db, cancellation)).ToDictionary(static head => head.Appointment.ToString());
            var sealedHeads = await db.SealHeads.AsNoTracking().OrderBy(static head => head.Day).ToListAsync(cancellation);
            var seals = await db.Seals.AsNoTracking().OrderBy(static seal => seal.Day).ToListAsync(cancellation);
            var chains = new Chains(heads, sealedHeads);
            var rows = db.Journal.AsNoTracking().OrderBy(static e => e.Appointment).ThenBy(static e => e.Position).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                chains.Add(row);
            }

            chains.End();
            return new AuditReport(heads.Count, chains.Entries, seals.Count, [.. chains.Findings, .. SealFindings(seals, sealedHeads)]);
        },
        cancellationToken);

    /// <summary>
    /// Each seal over the heads known by then and the seal before; a broken one is trusted for the next, so that one fault is told once.
    /// </summary>
    private static IEnumerable<AuditFinding> SealFindings(List<SealRow> seals, List<SealHeadRow> sealedHeads)
    {
        var byDay = sealedHeads.ToLookup(static head => head.Day);
        var known = new Dictionary<string, JournalHead>();
        var previous = Journal.Beginning.ToArray();
        foreach (var seal in seals)
        {
            foreach (var head in byDay[seal.Day])
            {
                known[head.Appointment] = new JournalHead(new AppointmentId(Guid.Parse(head.Appointment)), head.Position, head.Hash);
            }

            if (!Journal.Seal(previous, seal.Day, known.Values).AsSpan().SequenceEqual(seal.Hash))
            {
                yield return new AuditFinding(null, seal.Day, JournalFault.Altered, known.Count);
            }

            previous = seal.Hash;
        }

        var days = seals.Select(static seal => seal.Day).ToHashSet();
        foreach (var day in byDay.Select(static group => group.Key).Where(day => !days.Contains(day)))
        {
            yield return new AuditFinding(null, day, JournalFault.Gap, 0);
        }
    }

    /// <summary>Checks chain after chain while the rows come by, one chain in memory at a time.</summary>
    private sealed class Chains(Dictionary<string, JournalHead> heads, IEnumerable<SealHeadRow> sealedHeads)
    {
        /// <summary>What the seals say of each appointment.</summary>
        private readonly ILookup<string, SealHeadRow> _sealed = sealedHeads.ToLookup(static head => head.Appointment);

        /// <summary>Appointments whose chain has come by.</summary>
        private readonly HashSet<string> _seen = [];

        /// <summary>The chain that is coming by.</summary>
        private readonly List<JournalRow> _rows = [];

        public List<AuditFinding> Findings { get; } = [];

        public long Entries { get; private set; }

        public void Add(JournalRow row)
        {
            if (_rows.Count > 0 && _rows[0].Appointment != row.Appointment)
            {
                Check(_rows[0].Appointment);
            }

            _rows.Add(row);
            Entries++;
        }

        /// <summary>All rows have come by: what has no row at all is missing.</summary>
        public void End()
        {
            if (_rows.Count > 0)
            {
                Check(_rows[0].Appointment);
            }

            var known = heads.Keys.Concat(_sealed.Select(static group => group.Key));
            foreach (var missing in known.Distinct().Where(id => !_seen.Contains(id)).ToList())
            {
                Check(missing);
            }
        }

        private void Check(string appointment)
        {
            _seen.Add(appointment);
            var id = new AppointmentId(Guid.Parse(appointment));
            var head = heads.TryGetValue(appointment, out var known) ? known : new JournalHead(id, 0, Journal.Beginning);
            var verdict = Journal.Verify(_rows.Select(row => EntryOf(id, row)), head);
            if (verdict.Fault != JournalFault.None || !heads.ContainsKey(appointment))
            {
                Findings.Add(new AuditFinding(
                    appointment, null, verdict.Fault == JournalFault.None ? JournalFault.Cut : verdict.Fault, verdict.Position));
            }

            foreach (var seal in _sealed[appointment])
            {
                if (_rows.Find(row => row.Position == seal.Position) is not { } row || !row.Hash.AsSpan().SequenceEqual(seal.Hash))
                {
                    Findings.Add(new AuditFinding(appointment, seal.Day, JournalFault.Cut, seal.Position));
                }
            }

            _rows.Clear();
        }

        private static JournalEntry EntryOf(AppointmentId id, JournalRow row) =>
            new(id, row.Position, row.At, System.Text.Encoding.UTF8.GetBytes(row.Payload), row.Hash);
    }
}
