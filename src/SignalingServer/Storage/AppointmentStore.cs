using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>The appointments of the database, and the one place that writes them.</summary>
internal sealed class AppointmentStore(ITransactions transactions) : IAppointmentStore
{
    public async ValueTask<StoredAppointment?> LoadAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        var row = await transactions.QueryAsync(
            (db, cancellation) => db.Appointments.AsNoTracking()
                .Where(a => a.Id == id)
                .Select(static a => new { a.State, a.JournalHead })
                .FirstOrDefaultAsync(cancellation),
            cancellationToken);
        return row is null ? null : new StoredAppointment(StateOf(row.State), row.JournalHead);
    }

    public async ValueTask<bool> TrySaveAsync(AppointmentChange change, CancellationToken cancellationToken) =>
        await transactions.RunAsync((db, cancellation) => TrySaveAsync(db, change, cancellation), cancellationToken);

    /// <summary>
    /// Writes a new appointment and gives it its slot, for which nobody has a hold. If somebody else takes identifier or slot meanwhile the
    /// transaction fails at the key and begins again.
    /// </summary>
    public static async Task AddAsync(Db db, AppointmentBooking booking, CancellationToken cancellationToken)
    {
        var rows = new RowWrites(db);
        rows.Insert(await SlotWriting.OccupyAsync(db, booking.Change.State, booking.Applicant, cancellationToken));
        InsertNew(rows, booking);
        await rows.ExecuteAsync(cancellationToken);
    }

    /// <summary>What is written of a new appointment whose slot is given to it with the same rows.</summary>
    public static void InsertNew(RowWrites rows, AppointmentBooking booking)
    {
        var (change, applicant) = booking;
        rows.Insert(NewRow(change, applicant));
        foreach (var entry in change.Entries)
        {
            rows.Insert(RowOf(entry));
        }

        OutboxWriting.InsertNew(rows, change.Notifications.Requests, change.State.ChangedAt);
    }

    private static async Task<bool> TrySaveAsync(Db db, AppointmentChange change, CancellationToken cancellationToken)
    {
        if (change.ExpectedVersion == 0)
        {
            var id = change.State.Id.ToString();
            if (await db.Appointments.AnyAsync(a => a.Id == id, cancellationToken))
            {
                return false;
            }

            await AddAsync(db, new AppointmentBooking(change, Applicant.Nobody), cancellationToken);
        }
        else if (!await UpdateAsync(db, change, cancellationToken))
        {
            return false;
        }
        else
        {
            db.Journal.AddRange(change.Entries.Select(RowOf));
            await OutboxWriting.ApplyAsync(db, change, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await FollowAsync(db, change, cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>What the change means for slot and links.</summary>
    private static async Task FollowAsync(Db db, AppointmentChange change, CancellationToken cancellationToken)
    {
        if (change.ReleasedSlot is { } slot)
        {
            await SlotWriting.ReleaseAsync(db, change, slot, cancellationToken);
        }

        if (change.Events.Any(static e => e is Cancelled or TransferredToOffice or TransferredToColleague { LinkRenewed: true }))
        {
            await PersonalLinkStore.RevokeAsync(db, change.State, cancellationToken);
        }
    }

    internal static AppointmentState StateOf(string json) =>
        JsonSerializer.Deserialize<AppointmentState>(json, AppointmentJson.Options)
        ?? throw new InvalidOperationException("The state of an appointment is an object.");

    private static string JsonOf(AppointmentState state) => JsonSerializer.Serialize(state, AppointmentJson.Options);

    private static AppointmentRow NewRow(AppointmentChange change, Applicant applicant)
    {
        var (state, slot) = (change.State, change.State.Slot!);
        return new AppointmentRow
        {
            Id = state.Id.ToString(),
            Version = state.Version,
            State = JsonOf(state),
            JournalHead = change.JournalHead.ToArray(),
            NextDeadline = change.NextDeadline.IsNever ? null : change.NextDeadline.At,
            NextDeadlineReason = change.NextDeadline.Reason,
            NextErasure = RetentionRules.NextAt(state),
            Phase = state.Phase,
            Office = slot.Key.Office.Value,
            Service = slot.Service.Value,
            StartsAt = slot.StartsAt,
            EndsAt = slot.EndsAt,
            Official = state.Official?.Value,
            BookedAt = state.BookedAt,
            Person = applicant.Person?.Value,
            Capacity = applicant.Capacity?.ToString(),
            Mandate = applicant.Mandate?.Value,
            SubjectCode = applicant.SubjectCode,
            SubjectName = applicant.SubjectName,
            RequesterCode = applicant.RequesterCode,
            RequesterName = applicant.RequesterName,
            Email = applicant.Email,
            Mobile = applicant.Mobile,
            Details = applicant.Details,
        };
    }

    /// <summary>The version in the condition is the lock: of two writers one finds no row any more.</summary>
    private static async Task<bool> UpdateAsync(Db db, AppointmentChange change, CancellationToken cancellationToken)
    {
        var state = change.State;
        var id = state.Id.ToString();
        var json = JsonOf(state);
        var head = change.JournalHead.ToArray();
        DateTimeOffset? deadline = change.NextDeadline.IsNever ? null : change.NextDeadline.At;
        var erasure = RetentionRules.NextAt(state);
        var official = state.Official?.Value;
        var written = await db.Appointments
            .Where(a => a.Id == id && a.Version == change.ExpectedVersion)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(static a => a.Version, state.Version)
                    .SetProperty(static a => a.State, json)
                    .SetProperty(static a => a.JournalHead, head)
                    .SetProperty(static a => a.NextDeadline, deadline)
                    .SetProperty(static a => a.NextDeadlineReason, change.NextDeadline.Reason)
                    .SetProperty(static a => a.DeadlineRetryAt, (DateTimeOffset?)null)
                    .SetProperty(static a => a.NextErasure, erasure)
                    .SetProperty(static a => a.Phase, state.Phase)
                    .SetProperty(static a => a.Official, official),
                cancellationToken);
        return written == 1;
    }

    private static JournalRow RowOf(JournalEntry entry) => new()
    {
        Appointment = entry.Appointment.ToString(),
        Position = entry.Position,
        At = entry.At,
        Payload = System.Text.Encoding.UTF8.GetString(entry.Payload.Span),
        Hash = entry.Hash.ToArray(),
    };
}
