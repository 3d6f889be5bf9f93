using VideoDesk.Grains.Identity;

namespace VideoDesk.Grains.Agendas;

/// <summary>One hold on one slot.</summary>
public readonly record struct HoldId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What a slot is held for.</summary>
public enum HoldPurpose
{
    /// <summary>Somebody fills in the form.</summary>
    Booking,

    /// <summary>It is offered to somebody of the waiting list.</summary>
    Offer,
}

/// <summary>
/// A slot kept for one person for a while. Expiry needs nobody to act: from <see cref="ExpiresAt"/> on the hold occupies nothing. A
/// confirmed one is the appointment's claim on the slot; it ends when the appointment is cancelled and the store removes it.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Person">For whom.</param>
/// <param name="Purpose">For what.</param>
/// <param name="HeldAt">Since when.</param>
/// <param name="ExpiresAt">The first instant at which it no longer holds, unless confirmed.</param>
/// <param name="ConfirmedAt">When an appointment was made of it; null before.</param>
public sealed record SlotHold(
    HoldId Id,
    SlotKey Slot,
    PersonId Person,
    HoldPurpose Purpose,
    DateTimeOffset HeldAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ConfirmedAt = null)
{
    /// <summary>Waits to be confirmed.</summary>
    public bool IsActive(DateTimeOffset now) => ConfirmedAt is null && now < ExpiresAt;

    /// <summary>Nobody else can have the slot.</summary>
    public bool Occupies(DateTimeOffset now) => ConfirmedAt is not null || now < ExpiresAt;
}
