using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>An appointment as lists show it.</summary>
internal sealed record RegisteredAppointment(AppointmentState State, Applicant Applicant);

/// <summary>Finds appointments and the personal data beside them; empties that data when retention says so.</summary>
internal sealed class AppointmentRegister(ITransactions transactions)
{
    /// <summary>One appointment; null when there is none.</summary>
    public async Task<RegisteredAppointment?> FindAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        return await ListAsync(rows => rows.Where(row => row.Id == id), cancellationToken) is [var found] ? found : null;
    }

    /// <summary>"I miei appuntamenti": what somebody booked, the latest first.</summary>
    public Task<IReadOnlyList<RegisteredAppointment>> OfPersonAsync(PersonId person, CancellationToken cancellationToken) =>
        ListAsync(rows => rows.Where(row => row.Person == person.Value).OrderByDescending(static row => row.StartsAt), cancellationToken);

    /// <summary>Some appointments, by identifier.</summary>
    public async Task<Dictionary<AppointmentId, RegisteredAppointment>> OfAsync(
        IEnumerable<AppointmentId> appointments, CancellationToken cancellationToken)
    {
        var ids = appointments.Select(static appointment => appointment.ToString()).ToArray();
        var found = await ListAsync(rows => rows.Where(row => ids.Contains(row.Id)), cancellationToken);
        return found.ToDictionary(static registered => registered.State.Id);
    }

    /// <summary>What an office has between two instants, in order of time.</summary>
    public Task<IReadOnlyList<RegisteredAppointment>> OfOfficeAsync(
        OfficeId office, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => ListAsync(
        rows =>
            rows
                .Where(row => row.Office == office.Value && row.StartsAt >= from && row.StartsAt < until)
                .OrderBy(static row => row.StartsAt),
        cancellationToken);

    /// <summary>What an office has on a date in Rome, in order of time.</summary>
    public Task<IReadOnlyList<RegisteredAppointment>> OfOfficeAsync(OfficeId office, DateOnly date, CancellationToken cancellationToken) => OfOfficeAsync(
        office, RomeTime.Instant(date, TimeOnly.MinValue), RomeTime.Instant(date.AddDays(1), TimeOnly.MinValue), cancellationToken);

    /// <summary>Keeps what the office wrote to the taxpayer (N8, N9).</summary>
    public Task RemarkAsync(AppointmentId appointment, string remark, CancellationToken cancellationToken) => transactions.RunAsync(
        (db, cancellation) =>
        {
            var id = appointment.ToString();
            return db.Appointments
                .Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(static a => a.Remark, remark), cancellation);
        },
        cancellationToken);

    /// <summary>Keeps what an official wrote to the colleague who takes over, in the place of an earlier one; null empties it.</summary>
    public Task HandOverAsync(AppointmentId appointment, string? handover, CancellationToken cancellationToken) => transactions.RunAsync(
        (db, cancellation) =>
        {
            var id = appointment.ToString();
            return db.Appointments
                .Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(static a => a.Handover, handover), cancellation);
        },
        cancellationToken);

    /// <summary>
    /// Empties every personal column of a row, and what the person left in the waiting list for it. State and journal stay and still verify.
    /// </summary>
    public Task EraseAsync(AppointmentId appointment, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = appointment.ToString();
            await db.LiveEvents.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellation);
            await db.BoardUpdates.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellation);
            await db.BoardSnapshots.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellation);
            await LiveChatStore.EraseAsync(db, id, now, cancellation);
            await EraseContactsAsync(db, id, now, cancellation);
            return await db.Appointments.Where(row => row.Id == id).ExecuteUpdateAsync(
                row => row
                    .SetProperty(static a => a.Person, (string?)null)
                    .SetProperty(static a => a.SubjectCode, (string?)null)
                    .SetProperty(static a => a.SubjectName, (string?)null)
                    .SetProperty(static a => a.RequesterCode, (string?)null)
                    .SetProperty(static a => a.RequesterName, (string?)null)
                    .SetProperty(static a => a.Email, (string?)null)
                    .SetProperty(static a => a.Mobile, (string?)null)
                    .SetProperty(static a => a.Details, (string?)null)
                    .SetProperty(static a => a.Remark, (string?)null)
                    .SetProperty(static a => a.Handover, (string?)null)
                    .SetProperty(static a => a.ErasedAt, (DateTimeOffset?)now),
                cancellation);
        },
        cancellationToken);

    /// <summary>Contacts of the person's closed places in the list of the same office and service; who still waits is still written to.</summary>
    private static Task<int> EraseContactsAsync(
        Db db, string appointment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var places =
            from booked in db.Appointments
            join place in db.Waiting
                on new { booked.Person, booked.Office, booked.Service }
                equals new { Person = (string?)place.Person, place.Office, place.Service }
            where booked.Id == appointment && !place.IsOpen && place.RegisteredAt <= booked.BookedAt
            select place.Contacts;
        return db.Contacts.Where(contacts => places.Contains(contacts.Id)).ExecuteUpdateAsync(
            row => row
                .SetProperty(static c => c.Name, (string?)null)
                .SetProperty(static c => c.Email, (string?)null)
                .SetProperty(static c => c.Mobile, (string?)null)
                .SetProperty(static c => c.Code, (string?)null)
                .SetProperty(static c => c.SubjectCode, (string?)null)
                .SetProperty(static c => c.ErasedAt, (DateTimeOffset?)now),
            cancellationToken);
    }

    private static Applicant ApplicantOf(AppointmentRow row) => new()
    {
        Person = row.Person is { } person ? new PersonId(person) : null,
        Capacity = row.Capacity is { } capacity ? Enum.Parse<Capacity>(capacity) : null,
        Mandate = row.Mandate is { } mandate ? new MandateId(mandate) : null,
        SubjectCode = row.SubjectCode,
        SubjectName = row.SubjectName,
        RequesterCode = row.RequesterCode,
        RequesterName = row.RequesterName,
        Email = row.Email,
        Mobile = row.Mobile,
        Details = row.Details,
        Remark = row.Remark,
        Handover = row.Handover,
    };

    private Task<IReadOnlyList<RegisteredAppointment>> ListAsync(
        Func<IQueryable<AppointmentRow>, IQueryable<AppointmentRow>> which, CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<RegisteredAppointment>>(
            async (db, cancellation) =>
            {
                var rows = await which(db.Appointments.AsNoTracking()).ToListAsync(cancellation);
                return [.. rows.Select(static row => new RegisteredAppointment(AppointmentStore.StateOf(row.State), ApplicantOf(row)))];
            },
            cancellationToken);
}
