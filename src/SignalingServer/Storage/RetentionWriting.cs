using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// Erases what an appointment has kept, within the transaction that journals it. Which table belongs to which matter is decided here; a test
/// holds every table that names an appointment to it.
/// </summary>
internal static class RetentionWriting
{
    /// <summary>Files that nobody can decrypt any more once this is committed: to be deleted afterwards.</summary>
    public static async Task<IReadOnlyList<string>> EraseAsync(
        Db db, AppointmentId appointment, KeptMatter what, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        IReadOnlyList<string> files = [];
        if (what.HasFlag(KeptMatter.Transcript))
        {
            await EraseTranscriptAsync(db, id, now, cancellationToken);
        }

        if (what.HasFlag(KeptMatter.Documents))
        {
            files = await EraseDocumentsAsync(db, id, now, cancellationToken);
        }

        if (what.HasFlag(KeptMatter.PersonalData))
        {
            await ErasePersonAsync(db, appointment, now, cancellationToken);
        }

        return files;
    }

    /// <summary>Chat and board. A live chat that is still open ends by it.</summary>
    private static async Task EraseTranscriptAsync(Db db, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.LiveEvents.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellationToken);
        await db.ReadMarks.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellationToken);
        await db.BoardUpdates.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellationToken);
        await db.BoardSnapshots.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellationToken);
        await db.ScannerTokens.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellationToken);
        DateTimeOffset? end = now;
        await db.LiveChats.Where(row => row.Appointment == id).ExecuteUpdateAsync(
            row => row
                .SetProperty(static c => c.AsksFor, "")
                .SetProperty(static c => c.ClosedAt, c => c.ClosedAt ?? end)
                .SetProperty(static c => c.RevokedAt, c => c.RevokedAt ?? end),
            cancellationToken);
    }

    /// <summary>Key, names, what was asked for, values of forms. What the register needs of a document stays: its entry has it.</summary>
    private static async Task<IReadOnlyList<string>> EraseDocumentsAsync(Db db, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var files = await db.Documents
            .Where(row => row.Appointment == id && row.File != null)
            .Select(static row => row.File!)
            .ToListAsync(cancellationToken);
        await ContentKeyStore.EraseAsync(db, id, now, cancellationToken);
        await db.Documents.Where(row => row.Appointment == id).ExecuteUpdateAsync(
            row => row
                .SetProperty(static d => d.Name, "")
                .SetProperty(static d => d.Reason, (string?)null)
                .SetProperty(static d => d.File, (string?)null)
                .SetProperty(static d => d.Version, static d => d.Version + 1),
            cancellationToken);
        await db.DocumentRequests.Where(row => row.Appointment == id).ExecuteUpdateAsync(
            row => row.SetProperty(static r => r.What, "").SetProperty(static r => r.ClosedAt, static r => r.ClosedAt ?? r.AskedAt), cancellationToken);
        await db.Forms.Where(row => row.Appointment == id).ExecuteUpdateAsync(row => row.SetProperty(static f => f.Fields, "{}"), cancellationToken);
        return files;
    }

    /// <summary>The row's personal columns, the waiting list's, the slot's and the register's.</summary>
    private static async Task ErasePersonAsync(Db db, AppointmentId appointment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        await new AppointmentRegister(new JoinedTransaction(db)).EraseAsync(appointment, now, cancellationToken);
        await db.SlotHolds.Where(row => row.Appointment == id)
            .ExecuteUpdateAsync(row => row.SetProperty(static h => h.Person, ""), cancellationToken);
        await db.ProtocolParties.Where(row => row.Appointment == id).ExecuteUpdateAsync(
            row => row
                .SetProperty(static p => p.Name, (string?)null)
                .SetProperty(static p => p.Code, (string?)null)
                .SetProperty(static p => p.Through, (string?)null)
                .SetProperty(static p => p.FileName, (string?)null)
                .SetProperty(static p => p.ErasedAt, (DateTimeOffset?)now),
            cancellationToken);
    }
}
