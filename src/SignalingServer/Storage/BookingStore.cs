using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Storage.Rows;

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

    /// <summary>
    /// The hold as it was read for the checks that came before; null: it was not. Nothing of a hold changes until it is confirmed or removed,
    /// and that it was neither is a condition of the write.
    /// </summary>
    public SlotHoldRow? Held { get; init; }

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
        var read = wish.Held;
        var result = await transactions.RunAsync(
            async (db, cancellation) =>
            {
                var held = read ?? await HoldQueries.FindAsync(db, wish.Hold.Value, cancellation);
                read = null; // Who loses the race for the row looks again, and is told what the winner's row says.
                return held is null ? Refused(SlotRefusals.HoldExpired) : await BookAsync(db, (wish, held), now, cancellation);
            },
            cancellationToken);
        if (result.Change is { } change)
        {
            await liveEvents.PublishAsync(change, cancellationToken);
        }

        return result;
    }

    /// <summary>Whatever may refuse comes before the first write, so that a refusal leaves nothing behind.</summary>
    private static async Task<BookingResult> BookAsync(
        Db db, (BookingWish Wish, SlotHoldRow Held) request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (wish, held) = request;
        var stored = new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning);
        var book = new Book(wish.Appointment, AgendaStore.SlotOf(held), wish.Policy, wish.BookedBy, wish.Language);
        var decision = new AppointmentSession(stored.State).Decide(book, now);
        if (decision.Refusal is { } refusal)
        {
            return new BookingResult(null, (refusal.Code.Value, refusal.Field));
        }

        var confirmation = SlotHolds.Confirm(AgendaStore.HoldOf(held), wish.Person, now);
        if (confirmation.Hold is not { } confirmed)
        {
            return Refused(confirmation.Refusal!.Value);
        }

        await WaitingStore.AcceptAsync(db, AgendaStore.HoldOf(held), now, cancellationToken);
        var change = AppointmentChange.Of(stored, decision.Events);
        var rows = new RowWrites(db);
        AgendaStore.Confirm(rows, confirmed, wish.Appointment.ToString());
        AppointmentStore.InsertNew(rows, new AppointmentBooking(change, wish.Applicant));
        foreach (var acceptance in wish.Acceptances)
        {
            rows.Insert(AcceptanceStore.RowOf(wish.Appointment, acceptance));
        }

        await rows.ExecuteAsync(cancellationToken);
        return new BookingResult(change, null);
    }

    private static BookingResult Refused(BookingRefusal refusal) => new(null, (refusal.Code, refusal.Field));
}
