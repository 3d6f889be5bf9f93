using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>A freed slot offered to one person: the entry and the hold as they are to be stored, and the mail N12 to send.</summary>
public sealed record SlotOffer(WaitingEntry Entry, SlotHold Hold);

/// <summary>What becomes of a place in the list, or a refusal, upon which nothing changes.</summary>
public sealed record WaitingDecision
{
    /// <summary>The entry as it is to be stored; null when refused.</summary>
    public WaitingEntry? Entry { get; private init; }

    /// <summary>The hold that became an appointment's; null unless an offer was accepted.</summary>
    public SlotHold? Confirmed { get; private init; }

    /// <summary>The offer that ended: its hold is to be removed and its slot offered to the next. Null when none did.</summary>
    public WaitingState.Offered? Ended { get; private init; }

    /// <summary>Why not; null when it is done.</summary>
    public BookingRefusal? Refusal { get; private init; }

    internal static WaitingDecision Of(WaitingEntry entry, WaitingState.Offered? ended = null) => new() { Entry = entry, Ended = ended };

    internal static WaitingDecision Accepted(WaitingEntry entry, SlotHold confirmed) => new() { Entry = entry, Confirmed = confirmed };

    internal static WaitingDecision Refuse(BookingRefusal refusal) => new() { Refusal = refusal };
}

/// <summary>
/// The waiting list of an office and a service. A freed slot is offered to one person at a time, in order of registration. Who
/// declines or does not answer keeps the place for other slots; who does not answer several times in a row loses it. When nobody is
/// left to ask, the slot is everybody's again.
/// </summary>
public static class WaitingList
{
    /// <summary>Registers somebody, once per office and service.</summary>
    /// <param name="entry">The new place.</param>
    /// <param name="known">The person's places, ended ones or not.</param>
    public static WaitingDecision Join(WaitingEntry entry, IEnumerable<WaitingEntry> known)
    {
        var isThere = known.Any(other =>
            other.IsOpen && other.Person == entry.Person && other.Office == entry.Office && other.Service == entry.Service);
        return isThere
            ? WaitingDecision.Refuse(SlotRefusals.AlreadyWaiting)
            : WaitingDecision.Of(entry with { RegisteredAt = RomeTime.CutToMilliseconds(entry.RegisteredAt) });
    }

    /// <summary>
    /// Offers a freed slot to whoever is next. Null when it can no longer be booked in time, when it is on offer already, or when nobody
    /// is left to ask. The offer ends before the slot's lead time begins, however short that makes it.
    /// </summary>
    /// <param name="freed">The slot, free at this moment, and the id that the hold shall have.</param>
    /// <param name="agenda">The agenda of the slot.</param>
    /// <param name="entries">The places in the list.</param>
    /// <param name="now">The instant of offering.</param>
    public static SlotOffer? Offer((SlotKey Slot, HoldId Hold) freed, Agenda agenda, IReadOnlyCollection<WaitingEntry> entries, DateTimeOffset now)
    {
        var offeredAt = RomeTime.CutToMilliseconds(now);
        var isOnOffer = entries.Any(entry => entry.State is WaitingState.Offered offer && offer.Slot == freed.Slot && now < offer.ExpiresAt);
        if (agenda.Check(freed.Slot, isOnOffer, now).Slot is not { } slot)
        {
            return null;
        }

        var expiresAt = SlotHolds.Earlier(offeredAt + agenda.Policy.OfferFor, slot.StartsAt - agenda.Policy.LeadTime);
        var next = entries
            .Where(entry => entry.Office == slot.Key.Office && entry.Service == slot.Service)
            .Where(entry => entry.State is WaitingState.Waiting && !entry.Passed.Contains(slot.Key))
            .OrderBy(static entry => entry.RegisteredAt)
            .ThenBy(static entry => entry.Id.Value)
            .FirstOrDefault();
        return next is null || expiresAt <= offeredAt
            ? null
            : new SlotOffer(
                next with { State = new WaitingState.Offered(freed.Hold, slot.Key, expiresAt) },
                new SlotHold(freed.Hold, slot.Key, next.Person, HoldPurpose.Offer, offeredAt, expiresAt));
    }

    /// <summary>Takes the offered slot: the hold is confirmed as it is for any other booking, in the transaction of the appointment.</summary>
    public static WaitingDecision Accept(WaitingEntry entry, SlotHold hold, PersonId person, DateTimeOffset now)
    {
        if (OfferProblem(entry, person) is { } problem)
        {
            return WaitingDecision.Refuse(problem);
        }

        if (entry.State is not WaitingState.Offered offer || offer.Hold != hold.Id)
        {
            return WaitingDecision.Refuse(SlotRefusals.NothingOffered);
        }

        var decision = SlotHolds.Confirm(hold, person, now);
        return decision.Hold is { } confirmed
            ? WaitingDecision.Accepted(entry with { State = new WaitingState.Served(offer.Slot), Unanswered = 0 }, confirmed)
            : WaitingDecision.Refuse(decision.Refusal!.Value);
    }

    /// <summary>Does not want this slot, but others still.</summary>
    public static WaitingDecision Decline(WaitingEntry entry, PersonId person, DateTimeOffset now)
    {
        if (OfferProblem(entry, person) is { } problem)
        {
            return WaitingDecision.Refuse(problem);
        }

        var offer = (WaitingState.Offered)entry.State;
        return now < offer.ExpiresAt
            ? WaitingDecision.Of(Pass(entry, offer) with { Unanswered = 0 }, offer)
            : WaitingDecision.Refuse(SlotRefusals.HoldExpired);
    }

    /// <summary>Time has passed. Does nothing to an entry without an offer, or before its offer expires: a late or stale tick is no error.</summary>
    public static WaitingDecision Expire(WaitingEntry entry, BookingPolicy policy, DateTimeOffset now)
    {
        if (entry.State is not WaitingState.Offered offer || now < offer.ExpiresAt)
        {
            return WaitingDecision.Of(entry);
        }

        var passed = Pass(entry, offer) with { Unanswered = entry.Unanswered + 1 };
        return passed.Unanswered >= policy.UnansweredOffers
            ? WaitingDecision.Of(passed with { State = new WaitingState.Left(LeavingReason.DidNotAnswer) }, offer)
            : WaitingDecision.Of(passed, offer);
    }

    /// <summary>Leaves the list; an offer ends with it.</summary>
    public static WaitingDecision Leave(WaitingEntry entry, PersonId person)
    {
        if (entry.Person != person)
        {
            return WaitingDecision.Refuse(SlotRefusals.EntryNotYours);
        }

        return entry.IsOpen
            ? WaitingDecision.Of(entry with { State = new WaitingState.Left(LeavingReason.Withdrew) }, entry.State as WaitingState.Offered)
            : WaitingDecision.Refuse(SlotRefusals.NoLongerWaiting);
    }

    private static WaitingEntry Pass(WaitingEntry entry, WaitingState.Offered offer) =>
        entry with { State = new WaitingState.Waiting(), Passed = entry.Passed.Add(offer.Slot) };

    private static BookingRefusal? OfferProblem(WaitingEntry entry, PersonId person) => entry switch
    {
        _ when entry.Person != person => SlotRefusals.EntryNotYours,
        { State: WaitingState.Offered } => null,
        { State: WaitingState.Waiting } => SlotRefusals.NothingOffered,
        _ => SlotRefusals.NoLongerWaiting,
    };
}
