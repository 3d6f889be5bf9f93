namespace VideoDesk.Grains.Agendas;

/// <summary>How far ahead and how long something of an agenda can be had. What holds after booking is the appointment's policy.</summary>
public sealed record BookingPolicy
{
    /// <summary>How long before its start a slot can last be taken. Longer protects officials from surprises, shorter fills gaps (A.8.3 point 7).</summary>
    public TimeSpan LeadTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How many working days after today can be booked (ADER-08).</summary>
    public int FollowingWorkingDays { get; init; } = 9;

    /// <summary>How long a slot is kept while somebody fills in the form.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a freed slot is kept for somebody of the waiting list before the next one is asked.</summary>
    public TimeSpan OfferFor { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>After so many offers without an answer in a row somebody leaves the waiting list: each costs the others <see cref="OfferFor"/>.</summary>
    public int UnansweredOffers { get; init; } = 3;
}
