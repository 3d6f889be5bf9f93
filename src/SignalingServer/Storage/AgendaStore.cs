using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Where slots are held. The rules decide; the unique key of the slot's row decides between two who were told yes.</summary>
internal sealed class AgendaStore(ITransactions transactions) : IAgendaStore
{
    public async ValueTask<IReadOnlySet<SlotKey>> OccupiedAsync(
        OfficeId office, (DateOnly First, DateOnly Last) dates, DateTimeOffset now, CancellationToken cancellation)
    {
        var from = RomeTime.Instant(dates.First, TimeOnly.MinValue);
        var until = RomeTime.Instant(dates.Last.AddDays(1), TimeOnly.MinValue);
        var rows = await transactions.ReadAsync(
            (db, token) => db.SlotHolds.AsNoTracking()
                .Where(row => row.Office == office.Value && row.StartsAt >= from && row.StartsAt < until)
                .Where(row => row.ConfirmedAt != null || row.ExpiresAt > now)
                .ToListAsync(token),
            cancellation);
        return rows.Select(KeyOf).ToHashSet();
    }

    public async ValueTask<HoldDecision> HoldAsync(HoldWish wish, Agenda agenda, DateTimeOffset now, CancellationToken cancellation) =>
        await transactions.RunAsync((db, token) => HoldAsync(db, (wish, agenda, now), token), cancellation);

    public async ValueTask<BookingRefusal?> ReleaseAsync(HoldId hold, PersonId person, CancellationToken cancellation) =>
        await transactions.RunAsync<BookingRefusal?>(
            async (db, token) =>
            {
                if (await db.SlotHolds.AsNoTracking().FirstOrDefaultAsync(row => row.Id == hold.Value, token) is not { } row)
                {
                    return null;
                }

                var refusal = SlotHolds.Release(HoldOf(row), person);
                if (refusal is null)
                {
                    await db.SlotHolds.Where(row => row.Id == hold.Value && row.ConfirmedAt == null).ExecuteDeleteAsync(token);
                }

                return refusal;
            },
            cancellation);

    internal static SlotHold HoldOf(SlotHoldRow row) => new(
        new HoldId(row.Id), KeyOf(row), new PersonId(row.Person), row.Purpose, row.HeldAt, row.ExpiresAt, row.ConfirmedAt);

    /// <summary>The slot as it was when it was held.</summary>
    internal static Slot SlotOf(SlotHoldRow row) => new(KeyOf(row), new ServiceId(row.Service), row.StartsAt, row.EndsAt);

    internal static SlotHoldRow RowOf(SlotHold hold, Slot slot) => new()
    {
        Id = hold.Id.Value,
        Office = hold.Slot.Office.Value,
        Line = hold.Slot.Line.Value,
        Start = hold.Slot.Start.ToString(),
        Desk = hold.Slot.Desk,
        Service = slot.Service.Value,
        StartsAt = slot.StartsAt,
        EndsAt = slot.EndsAt,
        Person = hold.Person.Value,
        Purpose = hold.Purpose,
        HeldAt = hold.HeldAt,
        ExpiresAt = hold.ExpiresAt,
        ConfirmedAt = hold.ConfirmedAt,
    };

    /// <summary>
    /// Confirms a hold as it was just read and makes it the appointment's. Who loses the race for the row looks again, and is told what
    /// the winner's row says.
    /// </summary>
    internal static async Task<HoldDecision?> ConfirmAsync(
        Db db, SlotHoldRow row, (PersonId Person, string Appointment, DateTimeOffset Now) by, CancellationToken cancellation)
    {
        var read = row;
        while (read is not null)
        {
            var decision = SlotHolds.Confirm(HoldOf(read), by.Person, by.Now);
            if (decision.Hold is not { ConfirmedAt: { } at } hold || await IsConfirmedAsync(db, hold.Id, (by.Appointment, at), cancellation))
            {
                return decision;
            }

            read = await db.SlotHolds.AsNoTracking().FirstOrDefaultAsync(known => known.Id == row.Id, cancellation);
        }

        return null;
    }

    private static SlotKey KeyOf(SlotHoldRow row) => WallTime.TryParse(row.Start, out var start)
        ? new SlotKey(new OfficeId(row.Office), new SlotLineId(row.Line), start, row.Desk)
        : throw new InvalidOperationException("A stored slot has no wall time.");

    private static async Task<HoldDecision> HoldAsync(
        Db db, (HoldWish Wish, Agenda Agenda, DateTimeOffset Now) request, CancellationToken cancellation)
    {
        var (wish, agenda, now) = request;
        var person = wish.Person.Value;
        var known = await SlotOrPersonAsync(db, wish.Slot, person, cancellation);
        var onSlot = known.FindAll(row => KeyOf(row) == wish.Slot);
        var decision = SlotHolds.Hold(wish, agenda, [.. known.Select(HoldOf)], now);
        if (decision.Hold is not { } hold || hold.Id != wish.Id || onSlot.Exists(row => row.Id == hold.Id.Value))
        {
            return decision;
        }

        // What the person gives back, and what has expired and is in the way.
        var released = decision.Released.Select(static id => id.Value).ToArray();
        var inTheWay = known
            .Where(row => released.Contains(row.Id) || (row.ConfirmedAt is null && row.ExpiresAt <= now))
            .Select(static row => row.Id)
            .ToArray();
        if (inTheWay.Length > 0)
        {
            await db.SlotHolds.Where(row => row.ConfirmedAt == null && inTheWay.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        }

        db.SlotHolds.Add(RowOf(hold, SlotPlan.Find(hold.Slot, agenda.Lines)!));
        await db.SaveChangesAsync(cancellation);
        return decision;
    }

    /// <summary>
    /// What is on a slot, and the person's hold for booking. The purpose stands here although the person's offers would do no harm: with it,
    /// both halves of the condition are keys of the table, and the time does not grow with the number of appointments.
    /// </summary>
    private static Task<List<SlotHoldRow>> SlotOrPersonAsync(Db db, SlotKey slot, string person, CancellationToken cancellation)
    {
        var (office, line, start, desk) = (slot.Office.Value, slot.Line.Value, slot.Start.ToString(), slot.Desk);
        return db.SlotHolds.AsNoTracking()
            .Where(row => (row.Office == office && row.Line == line && row.Start == start && row.Desk == desk)
                || (row.Person == person && row.Purpose == HoldPurpose.Booking && row.ConfirmedAt == null))
            .ToListAsync(cancellation);
    }

    private static async Task<bool> IsConfirmedAsync(
        Db db, HoldId hold, (string Appointment, DateTimeOffset At) confirmed, CancellationToken cancellation)
    {
        var id = hold.Value;
        var (appointment, at) = (confirmed.Appointment, (DateTimeOffset?)confirmed.At);
        return await db.SlotHolds
            .Where(row => row.Id == id && row.ConfirmedAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(static h => h.ConfirmedAt, at).SetProperty(static h => h.Appointment, appointment),
                cancellation) == 1;
    }
}
