using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>What is booked, once the hold turns out to be good.</summary>
/// <param name="Hold">The hold; its slot becomes the appointment's.</param>
/// <param name="Person">Whose hold it is.</param>
/// <param name="Applicant">Who books for whom.</param>
internal sealed record BookingWish(HoldId Hold, PersonId Person, Applicant Applicant)
{
    /// <summary>A new identifier, which nothing is booked under.</summary>
    public required AppointmentId Appointment { get; init; }

    /// <summary>The service's policy in force now.</summary>
    public required AppointmentPolicy Policy { get; init; }

    public Side BookedBy { get; init; }

    public Language Language { get; init; }

    /// <summary>What was accepted with the form (ADER-10).</summary>
    public IReadOnlyList<Acceptance> Acceptances { get; init; } = [];
}

/// <summary>Booked, or why not.</summary>
/// <param name="Change">What was written; null when refused.</param>
/// <param name="Refusal">Of the hold or of the appointment's rules: code and field.</param>
internal sealed record BookingResult(AppointmentChange? Change, (string Code, string? Field)? Refusal);

/// <summary>Makes an appointment of a hold: both or neither.</summary>
internal sealed class BookingStore(ITransactions transactions, ILiveEvents liveEvents)
{
    public async ValueTask<BookingResult> BookAsync(BookingWish wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = await transactions.RunAsync((db, cancellation) => BookAsync(db, wish, now, cancellation), cancellationToken);
        if (result.Change is { } change)
        {
            await liveEvents.PublishAsync(change, cancellationToken);
        }

        return result;
    }

    /// <summary>Whatever may refuse comes before the first write, so that a refusal leaves nothing behind.</summary>
    private static async Task<BookingResult> BookAsync(Db db, BookingWish wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hold = wish.Hold.Value;
        if (await db.SlotHolds.AsNoTracking().FirstOrDefaultAsync(row => row.Id == hold, cancellationToken) is not { } held)
        {
            return Refused(SlotRefusals.HoldExpired);
        }

        var stored = new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning);
        var book = new Book(wish.Appointment, AgendaStore.SlotOf(held), wish.Policy, wish.BookedBy, wish.Language);
        var decision = new AppointmentSession(stored.State).Decide(book, now);
        if (decision.Refusal is { } refusal)
        {
            return new BookingResult(null, (refusal.Code.Value, refusal.Field));
        }

        var confirmation = await AgendaStore.ConfirmAsync(
            db, held, (wish.Person, wish.Appointment.ToString(), now), cancellationToken);
        if (confirmation?.Hold is null)
        {
            return Refused(confirmation?.Refusal ?? SlotRefusals.HoldExpired);
        }

        await WaitingStore.AcceptAsync(db, AgendaStore.HoldOf(held), now, cancellationToken);
        AcceptanceStore.Add(db, wish.Appointment, wish.Acceptances);
        var change = AppointmentChange.Of(stored, decision.Events);
        await AppointmentStore.WriteNewAsync(db, new AppointmentBooking(change, wish.Applicant), cancellationToken);
        return new BookingResult(change, null);
    }

    private static BookingResult Refused(BookingRefusal refusal) => new(null, (refusal.Code, refusal.Field));
}
