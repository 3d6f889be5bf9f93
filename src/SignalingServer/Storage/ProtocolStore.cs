using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Protocol;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Which entry.</summary>
internal readonly record struct EntryKey(RegisterCode Register, ProtocolNumber Number);

/// <summary>Reads the register and annuls entries. They are entered with the document that they are about: <see cref="ProtocolWriting"/>.</summary>
internal sealed class ProtocolStore(ITransactions transactions, ILiveEvents liveEvents, TimeProvider clock)
{
    /// <summary>A day's entries, annulled ones too, in the order of their numbers (art. 53: registro giornaliero).</summary>
    public Task<IReadOnlyList<ProtocolEntry>> OfDayAsync(RegisterCode register, DateOnly day, CancellationToken cancellationToken)
    {
        var (from, until) = ProtocolRegister.DayOf(day);
        return ListAsync(
            rows => rows.Where(row => row.Register == register.Value && row.At >= from && row.At < until), cancellationToken);
    }

    /// <summary>The entries of an appointment's documents, in the order in which they were made.</summary>
    public Task<IReadOnlyList<ProtocolEntry>> OfAppointmentAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        return ListAsync(rows => rows.Where(row => row.Appointment == id), cancellationToken);
    }

    /// <summary>One entry; null when the register has no such number.</summary>
    public async Task<ProtocolEntry?> FindAsync(EntryKey key, CancellationToken cancellationToken) => await ListAsync(
        rows => rows.Where(row => row.Register == key.Register.Value && row.Year == key.Number.Year && row.Number == key.Number.Sequence),
        cancellationToken) is [var found] ? found : null;

    /// <summary>Annuls an entry, which stays. Null when it is done; of two who do it at once the second is refused.</summary>
    public async Task<ProtocolRefusal?> AnnulAsync(EntryKey key, string reason, OfficialId by, CancellationToken cancellationToken)
    {
        var (refusal, events) = await transactions.RunAsync(
            async (db, cancellation) =>
            {
                var afterCommit = new HeldBackEvents();
                return (await AnnulAsync(db, (key, reason, by), afterCommit, cancellation), afterCommit);
            },
            cancellationToken);
        await events.ReleaseAsync(liveEvents);
        return refusal;
    }

    /// <summary>The same within a transaction that reads.</summary>
    internal static async Task<IReadOnlyList<ProtocolEntry>> ListAsync(
        Db db, Func<IQueryable<ProtocolEntryRow>, IQueryable<ProtocolEntryRow>> which, CancellationToken cancellationToken)
    {
        var query =
            from entry in which(db.ProtocolEntries.AsNoTracking())
            join party in db.ProtocolParties.AsNoTracking()
                on new { entry.Register, entry.Year, entry.Number } equals new { party.Register, party.Year, party.Number }
            join annulment in db.ProtocolAnnulments.AsNoTracking()
                on new { entry.Register, entry.Year, entry.Number } equals new { annulment.Register, annulment.Year, annulment.Number }
                into annulments
            from annulment in annulments.DefaultIfEmpty()
            orderby entry.Register, entry.Year, entry.Number
            select new { entry, party, annulment };
        var rows = await query.ToListAsync(cancellationToken);
        return [.. rows.Select(static row => EntryOf(row.entry, row.party, row.annulment))];
    }

    private async Task<ProtocolRefusal?> AnnulAsync(
        Db db, (EntryKey Key, string Reason, OfficialId By) wish, HeldBackEvents afterCommit, CancellationToken cancellationToken)
    {
        var (register, number) = (wish.Key.Register.Value, wish.Key.Number);
        var found = await ListAsync(
            db, rows => rows.Where(row => row.Register == register && row.Year == number.Year && row.Number == number.Sequence), cancellationToken);
        if (found is not [var entry])
        {
            return new ProtocolRefusal(ProtocolRefusals.Unknown);
        }

        if (ProtocolRegister.JudgeAnnulment(wish.Reason, entry.Annulment is not null) is { } refusal)
        {
            return refusal;
        }

        var rows = new RowWrites(db);
        rows.Insert(new ProtocolAnnulmentRow
        {
            Register = register,
            Year = number.Year,
            Number = number.Sequence,
            AnnulledAt = Grains.Time.RomeTime.CutToMilliseconds(clock.GetUtcNow()),
            AnnulledBy = wish.By.Value,
            Reason = wish.Reason,
        });
        await rows.ExecuteAsync(cancellationToken);
        var note = new NoteAnnulment(wish.Key.Register, number, wish.By);
        await new JournalNotes(db, afterCommit).WriteAsync(entry.Draft.Appointment, note, clock.GetUtcNow(), cancellationToken);
        return null;
    }

    private Task<IReadOnlyList<ProtocolEntry>> ListAsync(
        Func<IQueryable<ProtocolEntryRow>, IQueryable<ProtocolEntryRow>> which, CancellationToken cancellationToken) =>
        transactions.QueryAsync((db, cancellation) => ListAsync(db, which, cancellation), cancellationToken);

    private static ProtocolEntry EntryOf(ProtocolEntryRow row, ProtocolPartyRow party, ProtocolAnnulmentRow? annulment) => new(
        new ProtocolNumber(row.Year, row.Number),
        row.At,
        new ProtocolDraft(
            new RegisterCode(row.Register),
            new AppointmentId(Guid.Parse(row.Appointment)),
            row.Document,
            row.Direction,
            row.Subject,
            new RegisteredFile(party.FileName ?? "", row.Bytes, row.Sha256, row.Pages),
            new OfficialId(row.AcceptedBy)),
        new ProtocolParty(party.Name, party.Code, party.Through),
        annulment is null ? null : new ProtocolAnnulment(annulment.AnnulledAt, new OfficialId(annulment.AnnulledBy), annulment.Reason));
}
