using System.Collections.Immutable;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>What a person asks for when choosing a slot.</summary>
/// <param name="Id">The id that the hold shall have.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Person">Who.</param>
public sealed record HoldWish(HoldId Id, SlotKey Slot, PersonId Person);

/// <summary>What becomes of a hold: the hold as it is to be stored and the holds that it replaces, or a refusal, upon which nothing changes.</summary>
public sealed record HoldDecision
{
    /// <summary>The hold as it is to be stored; null when refused.</summary>
    public SlotHold? Hold { get; private init; }

    /// <summary>The person's earlier holds that end by it.</summary>
    public ImmutableArray<HoldId> Released { get; private init; } = [];

    /// <summary>Why not; null when it is done.</summary>
    public BookingRefusal? Refusal { get; private init; }

    internal static HoldDecision Of(SlotHold hold, ImmutableArray<HoldId> released = default) =>
        new() { Hold = hold, Released = released.IsDefault ? [] : released };

    internal static HoldDecision Refuse(BookingRefusal refusal) => new() { Refusal = refusal };
}

/// <summary>
/// Hold, confirm, release. One person has at most one active hold for booking, at whichever office: choosing another time moves it, so
/// nobody can keep a whole morning away from others. Offers of the waiting list do not count, and are not moved.
/// </summary>
public static class SlotHolds
{
    /// <summary>
    /// Holds a slot. Asking again for the slot that one holds already gives the same hold, and no more time.
    /// </summary>
    /// <param name="wish">Who wants what.</param>
    /// <param name="agenda">The agenda of the slot.</param>
    /// <param name="known">The holds on this slot and the holds of this person, expired ones or not.</param>
    /// <param name="now">The instant of asking.</param>
    public static HoldDecision Hold(HoldWish wish, Agenda agenda, IReadOnlyCollection<SlotHold> known, DateTimeOffset now)
    {
        var mine = known.Where(hold => hold.Person == wish.Person && hold.IsActive(now)).ToList();
        if (mine.Find(hold => hold.Slot == wish.Slot) is { } same)
        {
            return HoldDecision.Of(same);
        }

        var isOccupied = known.Any(hold => hold.Slot == wish.Slot && hold.Occupies(now));
        var answer = agenda.Check(wish.Slot, isOccupied, now);
        if (answer.Slot is not { } slot)
        {
            return HoldDecision.Refuse(answer.Refusal!.Value);
        }

        var heldAt = RomeTime.CutToMilliseconds(now);
        var expiresAt = Earlier(heldAt + agenda.Policy.HoldFor, slot.StartsAt);
        var moved = mine.Where(static hold => hold.Purpose == HoldPurpose.Booking).Select(static hold => hold.Id);
        return HoldDecision.Of(new SlotHold(wish.Id, wish.Slot, wish.Person, HoldPurpose.Booking, heldAt, expiresAt), [.. moved]);
    }

    /// <summary>Makes the hold the appointment's. Once, by its person, before it expires.</summary>
    public static HoldDecision Confirm(SlotHold hold, PersonId person, DateTimeOffset now)
    {
        if (hold.Person != person)
        {
            return HoldDecision.Refuse(SlotRefusals.HoldNotYours);
        }

        if (hold.ConfirmedAt is not null)
        {
            return HoldDecision.Refuse(SlotRefusals.HoldAlreadyConfirmed);
        }

        return hold.IsActive(now)
            ? HoldDecision.Of(hold with { ConfirmedAt = RomeTime.CutToMilliseconds(now) })
            : HoldDecision.Refuse(SlotRefusals.HoldExpired);
    }

    /// <summary>Gives the slot back before the hold expires; does nothing to one that has expired. Null: it may be removed.</summary>
    public static BookingRefusal? Release(SlotHold hold, PersonId person)
    {
        if (hold.Person != person)
        {
            return SlotRefusals.HoldNotYours;
        }

        return hold.ConfirmedAt is null ? null : SlotRefusals.HoldAlreadyConfirmed;
    }

    internal static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
