using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>An appointment that another office shall have.</summary>
/// <param name="From">The one that ends by it.</param>
/// <param name="To">The slot at the other office.</param>
/// <param name="By">Who hands it over.</param>
internal sealed record TransferWish(AppointmentId From, SlotKey To, OfficialId By)
{
    /// <summary>The new appointment: a new identifier.</summary>
    public required AppointmentId Successor { get; init; }

    /// <summary>What can be booked at the other office.</summary>
    public required Agenda Agenda { get; init; }

    /// <summary>Whose matter it is, and how to reach them; goes with the appointment.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>The policy that the new appointment is booked under.</summary>
    public required AppointmentPolicy Policy { get; init; }
}

/// <summary>Ends an appointment at one office and books its successor at another: both or neither.</summary>
internal sealed class TransferStore(ITransactions transactions, ILiveEvents liveEvents)
{
    /// <summary>The change in the result is that of the appointment that ended.</summary>
    public async ValueTask<BookingResult> TransferAsync(TransferWish wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outcome = await transactions.RunAsync((db, cancellation) => TransferAsync(db, wish, now, cancellation), cancellationToken);
        foreach (var change in outcome.Changes)
        {
            await liveEvents.PublishAsync(change, cancellationToken);
        }

        return new BookingResult(outcome.Changes is [var ended, ..] ? ended : null, outcome.Refusal);
    }

    /// <summary>Whatever may refuse comes before the first write, so that a refusal leaves nothing behind.</summary>
    private static async Task<Outcome> TransferAsync(Db db, TransferWish wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var store = new AppointmentStore(new JoinedTransaction(db));
        if (await store.LoadAsync(wish.From, cancellationToken) is not { } old)
        {
            return Outcome.Refused(new Refusal(AppointmentRefusals.Unknown));
        }

        var ending = new AppointmentSession(old.State).Decide(new TransferToOffice(wish.To.Office, wish.Successor, wish.By), now);
        if (ending.Refusal is { } refusal)
        {
            return Outcome.Refused(refusal);
        }

        var onSlot = await SlotWriting.RowsOf(db, wish.To).AsNoTracking().ToListAsync(cancellationToken);
        var answer = wish.Agenda.Check(wish.To, onSlot.Exists(row => AgendaStore.HoldOf(row).Occupies(now)), now);
        if (answer.Slot is not { } slot)
        {
            return new Outcome([], (answer.Refusal!.Value.Code, answer.Refusal.Value.Field));
        }

        var book = new Book(wish.Successor, slot, wish.Policy, Side.Office, old.State.Language, wish.From);
        var booking = new AppointmentSession(AppointmentState.NotBooked).Decide(book, now);
        return booking.Refusal is { } unbookable
            ? Outcome.Refused(unbookable)
            : await WriteAsync(db, wish.Applicant, (old, ending), booking, cancellationToken);
    }

    private static async Task<Outcome> WriteAsync(
        Db db, Applicant applicant, (StoredAppointment Stored, Decision Decision) old, Decision booking, CancellationToken cancellationToken)
    {
        var ended = AppointmentChange.Of(old.Stored, old.Decision.Events);
        if (!await new AppointmentStore(new JoinedTransaction(db)).TrySaveAsync(ended, cancellationToken))
        {
            // Somebody else has just changed it: the transaction begins again and decides on what it is now.
            throw new DbUpdateConcurrencyException("The appointment is no longer what it was when it was read.");
        }

        var booked = AppointmentChange.Of(new StoredAppointment(AppointmentState.NotBooked, Journal.Beginning), booking.Events);
        await AppointmentStore.AddAsync(db, new AppointmentBooking(booked, applicant), cancellationToken);
        return new Outcome([ended, booked], null);
    }

    /// <summary>What was written, the ended appointment first; or why nothing was.</summary>
    private sealed record Outcome(IReadOnlyList<AppointmentChange> Changes, (string Code, string? Field)? Refusal)
    {
        public static Outcome Refused(Refusal refusal) => new([], (refusal.Code.Value, refusal.Field));
    }
}
