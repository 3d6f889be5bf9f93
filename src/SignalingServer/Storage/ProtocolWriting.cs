using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Entering a document, within a transaction: number, entry, journal and receipt together or not at all.</summary>
internal static class ProtocolWriting
{
    private const string SelectCounter = "SELECT * FROM protocol_counter WHERE register = {0}";

    /// <summary>
    /// Gives the document its number, or says which one it has. The counter's row is locked first (PostgreSQL: the row; SQLite: a writing
    /// transaction is alone), and the clock is read after that: whoever comes later has the higher number and no earlier instant.
    /// </summary>
    /// <param name="db">The transaction that also settles the document.</param>
    /// <param name="draft">What is entered.</param>
    /// <param name="clock">The server's clock.</param>
    /// <param name="afterCommit">Takes what is to be published when the transaction is committed.</param>
    /// <param name="cancellationToken">Ends it without a trace.</param>
    public static async Task<RegisterHead> EnterAsync(
        Db db, ProtocolDraft draft, TimeProvider clock, ILiveEvents afterCommit, CancellationToken cancellationToken)
    {
        var counter = await LockAsync(db, draft.Register, cancellationToken);
        var known = await db.ProtocolEntries.AsNoTracking().FirstOrDefaultAsync(row => row.Document == draft.Document, cancellationToken);
        if (known is not null)
        {
            return new RegisterHead(new ProtocolNumber(known.Year, known.Number), known.At);
        }

        var head = ProtocolRegister.Next(new RegisterHead(new ProtocolNumber(counter.Year, counter.Number), counter.At), clock.GetUtcNow());
        var appointment = draft.Appointment.ToString();
        var person = await db.Appointments
            .Where(row => row.Id == appointment)
            .Select(static row => new { row.SubjectName, row.SubjectCode, row.RequesterName })
            .SingleAsync(cancellationToken);
        var rows = new RowWrites(db);
        rows.Update<ProtocolCounterRow>(
            [
                (nameof(ProtocolCounterRow.Year), head.Last.Year), (nameof(ProtocolCounterRow.Number), head.Last.Sequence),
                (nameof(ProtocolCounterRow.At), head.At),
            ],
            [(nameof(ProtocolCounterRow.Register), draft.Register.Value)]);
        rows.Insert(EntryOf(draft, head));
        rows.Insert(new ProtocolPartyRow
        {
            Register = draft.Register.Value,
            Year = head.Last.Year,
            Number = head.Last.Sequence,
            Appointment = appointment,
            Name = person.SubjectName,
            Code = person.SubjectCode,
            Through = person.RequesterName,
            FileName = draft.File.Name,
        });
        await rows.ExecuteAsync(cancellationToken);
        var note = new NoteRegistration(draft.Document, draft.Register, head.Last, draft.File.Sha256, draft.By);
        await new JournalNotes(db, afterCommit).WriteAsync(draft.Appointment, note, head.At, cancellationToken);
        return head;
    }

    /// <summary>Every register begins with a row that has no number yet, so that there is always one to lock.</summary>
    private static async Task<ProtocolCounterRow> LockAsync(Db db, RegisterCode register, CancellationToken cancellationToken)
    {
        if (await ReadAsync(db, register, cancellationToken) is { } counter)
        {
            return counter;
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO protocol_counter (register, year, number, at) VALUES ({register.Value}, 0, 0, 0) ON CONFLICT DO NOTHING", cancellationToken);
        return await ReadAsync(db, register, cancellationToken)
            ?? throw new InvalidOperationException($"Register {register} has no counter.");
    }

    private static async Task<ProtocolCounterRow?> ReadAsync(Db db, RegisterCode register, CancellationToken cancellationToken)
    {
        var found = await db.ProtocolCounters
            .FromSqlRaw(RowLocks.Choose(db, SelectCounter, SelectCounter + RowLocks.Wait), register.Value)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return found is [var counter] ? counter : null;
    }

    private static ProtocolEntryRow EntryOf(ProtocolDraft draft, RegisterHead head) => new()
    {
        Register = draft.Register.Value,
        Year = head.Last.Year,
        Number = head.Last.Sequence,
        At = head.At,
        Appointment = draft.Appointment.ToString(),
        Document = draft.Document,
        Direction = draft.Direction,
        Subject = draft.Subject,
        Bytes = draft.File.Bytes,
        Sha256 = draft.File.Sha256,
        Pages = draft.File.Pages,
        AcceptedBy = draft.By.Value,
    };
}
