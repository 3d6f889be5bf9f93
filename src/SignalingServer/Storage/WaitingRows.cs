using System.Diagnostics;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Places in the waiting list as rows.</summary>
internal static class WaitingRows
{
    private const char Separator = ' ';

    public static WaitingEntry EntryOf(WaitingRow row) => new(
        new WaitingEntryId(row.Id),
        new OfficeId(row.Office),
        new ServiceId(row.Service),
        new PersonId(row.Person),
        new ContactsReference(row.Contacts),
        row.Language,
        row.RegisteredAt)
    {
        State = StateOf(row),
        Passed = [.. row.Passed.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(KeyOf)],
        Unanswered = row.Unanswered,
    };

    public static WaitingRow NewRow(WaitingEntry entry)
    {
        var row = new WaitingRow
        {
            Id = entry.Id.Value,
            Office = entry.Office.Value,
            Service = entry.Service.Value,
            Person = entry.Person.Value,
            Contacts = entry.Contacts.Value,
            Language = entry.Language,
            RegisteredAt = entry.RegisteredAt,
        };
        Write(row, entry);
        return row;
    }

    public static ContactsRow RowOf(ContactsReference id, WaitingContacts contacts) => new()
    {
        Id = id.Value,
        Name = contacts.Name,
        Email = contacts.Email,
        Mobile = contacts.Mobile,
        Code = contacts.Code,
        Capacity = contacts.Capacity,
        SubjectCode = contacts.SubjectCode,
    };

    /// <summary>Takes over what changes in an entry's life.</summary>
    public static void Write(WaitingRow row, WaitingEntry entry)
    {
        row.IsOpen = entry.IsOpen;
        var hold = (entry.State as WaitingState.Offered)?.Hold.Value;
        row.OfferTokenHash = hold == row.OfferHold ? row.OfferTokenHash : null;
        row.OfferHold = hold;
        row.OfferExpiresAt = entry.NextDeadline;
        row.LeftBecause = (entry.State as WaitingState.Left)?.Reason;
        row.Passed = string.Join(Separator, entry.Passed.Select(static key => key.ToString()).Order(StringComparer.Ordinal));
        row.Unanswered = entry.Unanswered;
        row.Version++;
        row.Slot = entry.State switch
        {
            WaitingState.Offered offered => offered.Slot.ToString(),
            WaitingState.Served served => served.Slot.ToString(),
            _ => null,
        };
    }

    /// <summary>N12: the mail about an offer. The offer is named by its hold.</summary>
    public static NotificationRequest SlotFreed(SlotOffer offer) => new(
        NotificationKind.SlotFreed,
        null,
        TriggerKeyOf(offer.Entry.Id, offer.Hold.Id),
        offer.Hold.HeldAt,
        offer.Hold.ExpiresAt,
        new NotificationData { Offer = offer.Hold.Id.ToString() });

    public static string TriggerKeyOf(WaitingEntryId entry, HoldId hold) => $"{entry}/N{(int)NotificationKind.SlotFreed}/{hold}";

    private static WaitingState StateOf(WaitingRow row) => row switch
    {
        { OfferHold: { } hold, Slot: { } slot, OfferExpiresAt: { } expiresAt } =>
            new WaitingState.Offered(new HoldId(hold), KeyOf(slot), expiresAt),
        { IsOpen: true } => new WaitingState.Waiting(),
        { LeftBecause: { } reason } => new WaitingState.Left(reason),
        { Slot: { } slot } => new WaitingState.Served(KeyOf(slot)),
        _ => throw new UnreachableException("A closed place in the waiting list was either served or left."),
    };

    private static SlotKey KeyOf(string text) =>
        SlotKey.TryParse(text, out var key) ? key : throw new InvalidOperationException("A stored slot has no key.");
}
