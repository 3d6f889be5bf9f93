using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Who waits, and where they are written to. Personal data.</summary>
internal sealed record WaitingContacts(string Name, string Email, string Mobile)
{
    /// <summary>Codice fiscale of who waits; null for a place from before it was kept.</summary>
    public string? Code { get; init; }

    /// <summary>In which capacity, as the booking form writes it; null as above.</summary>
    public string? Capacity { get; init; }

    /// <summary>Codice fiscale of whose matter it is; null as above.</summary>
    public string? SubjectCode { get; init; }

    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(WaitingContacts);
}

/// <summary>
/// The waiting list of the database. Offers are made and ended by <see cref="OfferNextAsync"/> and <see cref="ExpireNextAsync"/>.
/// </summary>
internal sealed class WaitingStore(ITransactions transactions)
{
    public Task<WaitingDecision> JoinAsync(
        WaitingEntry entry, WaitingContacts contacts, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var known = await db.Waiting.AsNoTracking()
                .Where(row => row.Person == entry.Person.Value && row.IsOpen)
                .ToListAsync(cancellation);
            var decision = WaitingList.Join(entry, known.Select(WaitingRows.EntryOf));
            if (decision.Entry is { } joined)
            {
                db.Waiting.Add(WaitingRows.NewRow(joined));
                db.Contacts.Add(WaitingRows.RowOf(entry.Contacts, contacts));
                await db.SaveChangesAsync(cancellation);
            }

            return decision;
        },
        cancellationToken);

    /// <summary>The person's open places.</summary>
    public Task<IReadOnlyList<WaitingEntry>> OfAsync(PersonId person, CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<WaitingEntry>>(
            async (db, cancellation) =>
            {
                var rows = await db.Waiting.AsNoTracking().Where(row => row.Person == person.Value && row.IsOpen).ToListAsync(cancellation);
                return [.. rows.Select(WaitingRows.EntryOf)];
            },
            cancellationToken);

    /// <summary>Does not want the offered slot. Null when there is no such place.</summary>
    public Task<WaitingDecision?> DeclineAsync(
        WaitingEntryId entry, PersonId person, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(entry, now, known => WaitingList.Decline(known, person, now), cancellationToken);

    /// <summary>Leaves the list. Null when there is no such place.</summary>
    public Task<WaitingDecision?> LeaveAsync(
        WaitingEntryId entry, PersonId person, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(entry, now, known => WaitingList.Leave(known, person), cancellationToken);

    /// <summary>Asks the list about the slot that is free longest. False when there is none.</summary>
    public Task<bool> OfferNextAsync(DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var freed = await db.FreedSlots.AsNoTracking()
                .OrderBy(static row => row.FreedAt)
                .ThenBy(static row => row.Slot)
                .FirstOrDefaultAsync(cancellation);
            if (freed is null)
            {
                return false;
            }

            // Who deletes the row makes the offer; another node finds it gone.
            var isOurs = await db.FreedSlots.Where(row => row.Slot == freed.Slot).ExecuteDeleteAsync(cancellation) == 1;
            if (isOurs && SlotKey.TryParse(freed.Slot, out var slot))
            {
                await OfferAsync(db, (slot, new ServiceId(freed.Service)), now, cancellation);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Ends the offer that is overdue longest. False when there is none.</summary>
    public Task<bool> ExpireNextAsync(DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var row = await db.Waiting
                .Where(row => row.IsOpen && row.OfferExpiresAt <= now)
                .OrderBy(static row => row.OfferExpiresAt)
                .FirstOrDefaultAsync(cancellation);
            if (row is null)
            {
                return false;
            }

            var entry = WaitingRows.EntryOf(row);
            var agenda = await Catalogue.AgendaAsync(db, entry.Office, entry.Service, cancellation);
            await WriteAsync(
                db, row, WaitingList.Expire(entry, agenda?.Policy ?? new BookingPolicy(), now), (entry.Service, now), cancellation);
            return true;
        },
        cancellationToken);

    /// <summary>Within a booking: when the hold was an offer, the person's place in the list is served by it.</summary>
    /// <param name="db">The booking's transaction.</param>
    /// <param name="hold">The hold as it was before it was confirmed.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal static async Task AcceptAsync(Db db, SlotHold hold, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (hold.Purpose != HoldPurpose.Offer
            || await db.Waiting.FirstOrDefaultAsync(row => row.OfferHold == hold.Id.Value, cancellationToken) is not { } row)
        {
            return;
        }

        if (WaitingList.Accept(WaitingRows.EntryOf(row), hold, hold.Person, now).Entry is { } served)
        {
            WaitingRows.Write(row, served);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task OfferAsync(
        Db db, (SlotKey Slot, ServiceId Service) freed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agenda = await Catalogue.AgendaAsync(db, freed.Slot.Office, freed.Service, cancellationToken);
        var isTaken = await SlotWriting.RowsOf(db, freed.Slot).AnyAsync(
            row => row.ConfirmedAt != null || row.ExpiresAt > now, cancellationToken);
        if (agenda is null || isTaken)
        {
            return;
        }

        var rows = await db.Waiting
            .Where(row => row.IsOpen && row.Office == freed.Slot.Office.Value && row.Service == freed.Service.Value)
            .ToListAsync(cancellationToken);
        var hold = new HoldId(Guid.NewGuid());
        if (WaitingList.Offer((freed.Slot, hold), agenda, [.. rows.Select(WaitingRows.EntryOf)], now) is not { } offer)
        {
            return;
        }

        await SlotWriting.RowsOf(db, freed.Slot)
            .Where(row => row.ConfirmedAt == null && row.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
        db.SlotHolds.Add(AgendaStore.RowOf(offer.Hold, SlotPlan.Find(freed.Slot, agenda.Lines)!));
        WaitingRows.Write(rows.Single(row => row.Id == offer.Entry.Id.Value), offer.Entry);
        await OutboxWriting.AddAsync(db, [WaitingRows.SlotFreed(offer)], offer.Hold.HeldAt, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task WriteAsync(
        Db db, WaitingRow row, WaitingDecision decision, (ServiceId Service, DateTimeOffset Now) at, CancellationToken cancellationToken)
    {
        if (decision.Entry is not { } entry)
        {
            return;
        }

        WaitingRows.Write(row, entry);
        await db.SaveChangesAsync(cancellationToken);
        if (decision.Ended is { } ended)
        {
            var withdrawn = WaitingRows.TriggerKeyOf(entry.Id, ended.Hold);
            await db.Outbox
                .Where(mail => mail.TriggerKey == withdrawn && mail.SettledAt == null && mail.WithdrawnAt == null)
                .ExecuteUpdateAsync(mail => mail.SetProperty(static o => o.WithdrawnAt, (DateTimeOffset?)at.Now), cancellationToken);
            await db.SlotHolds.Where(hold => hold.Id == ended.Hold.Value && hold.ConfirmedAt == null).ExecuteDeleteAsync(cancellationToken);
            await SlotWriting.NoteFreedAsync(db, (ended.Slot, at.Service), at.Now, cancellationToken);
        }
    }

    private Task<WaitingDecision?> ChangeAsync(
        WaitingEntryId id, DateTimeOffset now, Func<WaitingEntry, WaitingDecision> decide, CancellationToken cancellationToken) =>
        transactions.RunAsync<WaitingDecision?>(
            async (db, cancellation) =>
            {
                if (await db.Waiting.FirstOrDefaultAsync(row => row.Id == id.Value, cancellation) is not { } row)
                {
                    return null;
                }

                var entry = WaitingRows.EntryOf(row);
                var decision = decide(entry);
                await WriteAsync(db, row, decision, (entry.Service, now), cancellation);
                return decision;
            },
            cancellationToken);
}
