using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>An offer of the waiting list, found by the token of its mail.</summary>
/// <param name="Entry">The place in the list.</param>
/// <param name="Hold">The hold that the offer is.</param>
/// <param name="ExpiresAt">The first instant at which it is too late to answer.</param>
/// <param name="Slot">What is offered.</param>
/// <param name="Contacts">Whose place it is.</param>
internal sealed record MailedOffer(WaitingEntry Entry, HoldId Hold, DateTimeOffset ExpiresAt, Slot Slot, WaitingContacts Contacts);

/// <summary>Offers by the hash of their token. A token belongs to one offer and is worth nothing once that one has ended.</summary>
internal sealed class OfferTokenStore(ITransactions transactions)
{
    /// <summary>Writes the token of a standing offer down. Does nothing when it is there already, or when the offer has ended.</summary>
    /// <remarks>It counts as a change of the row: who ends the offer at this moment begins again and removes the token too.</remarks>
    public Task IssueAsync(HoldId offer, string tokenHash, CancellationToken cancellationToken) => transactions.RunAsync(
        (db, cancellation) => db.Waiting
            .Where(row => row.OfferHold == offer.Value && row.OfferTokenHash == null)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(static w => w.OfferTokenHash, tokenHash)
                    .SetProperty(static w => w.Version, static w => w.Version + 1),
                cancellation),
        cancellationToken);

    /// <summary>The standing offer of a token; null when there is none, or not any more.</summary>
    public Task<MailedOffer?> FindAsync(string tokenHash, CancellationToken cancellationToken) => transactions.ReadAsync(
        (db, cancellation) => FindAsync(db, tokenHash, cancellation), cancellationToken);

    private static async Task<MailedOffer?> FindAsync(Db db, string tokenHash, CancellationToken cancellationToken)
    {
        if (await db.Waiting.AsNoTracking().FirstOrDefaultAsync(row => row.OfferTokenHash == tokenHash, cancellationToken) is not { } row
            || WaitingRows.EntryOf(row) is not { State: WaitingState.Offered offer } entry
            || await db.SlotHolds.AsNoTracking().FirstOrDefaultAsync(hold => hold.Id == offer.Hold.Value, cancellationToken) is not { } held
            || await db.Contacts.AsNoTracking().FirstOrDefaultAsync(who => who.Id == row.Contacts, cancellationToken) is not { } contacts)
        {
            return null;
        }

        return new MailedOffer(entry, offer.Hold, offer.ExpiresAt, AgendaStore.SlotOf(held), ContactsOf(contacts));
    }

    private static WaitingContacts ContactsOf(ContactsRow row) => new(row.Name ?? "", row.Email ?? "", row.Mobile ?? "")
    {
        Code = row.Code,
        Capacity = row.Capacity,
        SubjectCode = row.SubjectCode,
    };
}
