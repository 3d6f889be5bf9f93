using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;

namespace VideoDesk.Grains.Ports;

/// <summary>
/// Where slots are held. Each operation is one transaction: it loads what the rule wants to know, decides by <see cref="SlotHolds"/> and
/// stores the result; a unique constraint on the slot's key makes the loser of a race see the winner's hold and be refused by the rule.
/// To confirm a hold is not among them: it belongs to the transaction that stores the appointment, as there is no confirmed hold without.
/// </summary>
public interface IAgendaStore
{
    /// <summary>The slots of an office that an appointment or an unexpired hold occupies, by wall date, both ends included.</summary>
    ValueTask<IReadOnlySet<SlotKey>> OccupiedAsync(OfficeId office, (DateOnly First, DateOnly Last) dates, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Holds this slot if it is free (<see cref="SlotHolds.Hold"/>); the person's earlier hold ends in the same transaction.</summary>
    ValueTask<HoldDecision> HoldAsync(HoldWish wish, Agenda agenda, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Gives a hold back (<see cref="SlotHolds.Release"/>). Null when it is done or there was none.</summary>
    ValueTask<BookingRefusal?> ReleaseAsync(HoldId hold, PersonId person, CancellationToken cancellation);
}
