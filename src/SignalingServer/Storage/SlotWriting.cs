using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>What a change means for the slot, in its transaction.</summary>
internal static class SlotWriting
{
    /// <summary>The row that makes the slot the appointment's when it was booked without a hold; an expired hold on it is removed.</summary>
    public static async Task<SlotHoldRow> OccupyAsync(Db db, AppointmentState state, Applicant applicant, CancellationToken cancellationToken)
    {
        var (slot, id) = (state.Slot!, state.Id.ToString());
        var now = state.BookedAt;
        await RowsOf(db, slot.Key).Where(row => row.ConfirmedAt == null && row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        return new SlotHoldRow
        {
            Id = Guid.NewGuid(),
            Office = slot.Key.Office.Value,
            Line = slot.Key.Line.Value,
            Start = slot.Key.Start.ToString(),
            Desk = slot.Key.Desk,
            Service = slot.Service.Value,
            StartsAt = slot.StartsAt,
            EndsAt = slot.EndsAt,
            Person = applicant.Person?.Value ?? "",
            Purpose = HoldPurpose.Booking,
            HeldAt = now,
            ExpiresAt = now,
            ConfirmedAt = now,
            Appointment = id,
        };
    }

    /// <summary>Frees the slot, if it is still this appointment's, and notes it for the waiting list.</summary>
    public static async Task ReleaseAsync(Db db, AppointmentChange change, SlotKey slot, CancellationToken cancellationToken)
    {
        var id = change.State.Id.ToString();
        if (await RowsOf(db, slot).Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            await NoteFreedAsync(db, (slot, change.State.Slot!.Service), change.State.ChangedAt, cancellationToken);
        }
    }

    /// <summary>The waiting list will be asked about this slot. Saved at once.</summary>
    public static async Task NoteFreedAsync(
        Db db, (SlotKey Slot, ServiceId Service) freed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = freed.Slot.ToString();
        if (await db.FreedSlots.AnyAsync(row => row.Slot == key, cancellationToken))
        {
            return;
        }

        db.FreedSlots.Add(new FreedSlotRow { Slot = key, Office = freed.Slot.Office.Value, Service = freed.Service.Value, FreedAt = now });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The row of a slot: none or one.</summary>
    public static IQueryable<SlotHoldRow> RowsOf(Db db, SlotKey slot)
    {
        var (office, line, start, desk) = (slot.Office.Value, slot.Line.Value, slot.Start.ToString(), slot.Desk);
        return db.SlotHolds.Where(row => row.Office == office && row.Line == line && row.Start == start && row.Desk == desk);
    }
}
