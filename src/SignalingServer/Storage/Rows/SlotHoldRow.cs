using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>
/// What occupies a slot: a hold, or an appointment once it is confirmed. Unique by office, line, start and desk, so that no slot is given
/// twice; and at most one unconfirmed hold for booking per person. An expired one occupies nothing and is removed by whoever takes the
/// slot.
/// </summary>
internal sealed class SlotHoldRow
{
    public Guid Id { get; init; }

    public required string Office { get; init; }

    public required string Line { get; init; }

    /// <summary>Wall time in Rome, as <c>2026-11-23T09:30</c>.</summary>
    public required string Start { get; init; }

    /// <summary>From 1.</summary>
    public int Desk { get; init; }

    public required string Service { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public required string Person { get; init; }

    public HoldPurpose Purpose { get; init; }

    public DateTimeOffset HeldAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The appointment that has it; null before it is confirmed.</summary>
    public string? Appointment { get; init; }
}
