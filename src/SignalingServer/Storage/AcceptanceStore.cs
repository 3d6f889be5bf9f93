using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Somebody accepted a document (A.8.3-9). No network address is kept with it.</summary>
/// <param name="Document">Which: <c>privacy-notice</c>, <c>video-terms</c>, <c>live-chat-terms</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 of the text that was shown, as hexadecimal digits.</param>
/// <param name="Language">Of that text.</param>
/// <param name="At">When.</param>
internal sealed record Acceptance(string Document, string Version, string Hash, Language Language, DateTimeOffset At)
{
    /// <summary>Whose: a guest's seat; null for the taxpayer's side.</summary>
    public string? Seat { get; init; }
}

/// <summary>What was accepted for which appointment. Only ever added to.</summary>
internal sealed class AcceptanceStore(ITransactions transactions)
{
    public Task AddAsync(AppointmentId appointment, Acceptance acceptance, CancellationToken cancellationToken) => transactions.RunAsync(
        (db, cancellation) =>
        {
            db.Acceptances.Add(RowOf(appointment, acceptance));
            return db.SaveChangesAsync(cancellation);
        },
        cancellationToken);

    public Task<IReadOnlyList<Acceptance>> OfAsync(AppointmentId appointment, CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<Acceptance>>(
            async (db, cancellation) =>
            {
                var id = appointment.ToString();
                var rows = await db.Acceptances.AsNoTracking()
                    .Where(row => row.Appointment == id)
                    .OrderBy(static row => row.AcceptedAt)
                    .ToListAsync(cancellation);
                return [.. rows.Select(
                    static row => new Acceptance(row.Document, row.DocumentVersion, row.DocumentHash, row.Language, row.AcceptedAt) { Seat = row.Seat })];
            },
            cancellationToken);

    internal static AcceptanceRow RowOf(AppointmentId appointment, Acceptance acceptance) => new()
    {
        Id = Guid.NewGuid(),
        Appointment = appointment.ToString(),
        Document = acceptance.Document,
        DocumentVersion = acceptance.Version,
        DocumentHash = acceptance.Hash,
        Language = acceptance.Language,
        AcceptedAt = acceptance.At,
        Seat = acceptance.Seat,
    };
}
