using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>A code for the taxpayer's phone.</summary>
/// <param name="Appointment">Of whose taxpayer's seat.</param>
/// <param name="LinkRevision">The personal link of whoever showed it; null when that was none.</param>
/// <param name="LiveChat">The live chat's link of whoever showed it; null when that was none.</param>
internal sealed record ScannerToken(AppointmentId Appointment, int? LinkRevision, int? LiveChat);

/// <summary>Codes for phones by the hash of their token: each for one device, and for a time that goes on while that device is there.</summary>
internal sealed class ScannerTokenStore(ITransactions transactions)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Writes a new one down. Those of the appointment that nobody has scanned end, and so does what is over.</summary>
    public Task AddAsync(ScannerToken token, string tokenHash, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var id = token.Appointment.ToString();
            await db.ScannerTokens
                .Where(row => row.Appointment == id && (row.Device == null || row.ExpiresAt <= now))
                .ExecuteDeleteAsync(cancellation);
            db.ScannerTokens.Add(new ScannerTokenRow
            {
                TokenHash = tokenHash,
                Appointment = id,
                ExpiresAt = now + Life,
                LinkRevision = token.LinkRevision,
                LiveChat = token.LiveChat,
            });
            return await db.SaveChangesAsync(cancellation);
        },
        cancellationToken);

    /// <summary>Gives it to a device, if it has none or is this one's, and for the whole time again.</summary>
    /// <returns>What it opens: null when there is none or its time is over; and whether this device may have it.</returns>
    public Task<(ScannerToken? Token, LinkUse Use)> UseAsync(
        string tokenHash, string device, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var row = await db.ScannerTokens.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == tokenHash, cancellation);
            if (row is null || row.ExpiresAt <= now)
            {
                return ((ScannerToken?)null, LinkUse.Refused);
            }

            var taken = await db.ScannerTokens
                .Where(token => token.TokenHash == tokenHash && (token.Device == null || token.Device == device))
                .ExecuteUpdateAsync(
                    token => token.SetProperty(static t => t.Device, device).SetProperty(static t => t.ExpiresAt, now + Life), cancellation);
            var found = new ScannerToken(new AppointmentId(Guid.Parse(row.Appointment)), row.LinkRevision, row.LiveChat);
            return (found, taken == 1 ? LinkUse.Granted : LinkUse.OnAnotherDevice);
        },
        cancellationToken);

    /// <summary>The phone that has it was there until now: it may come back for as long as one may take to scan.</summary>
    public Task ExtendAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        (db, cancellation) => db.ScannerTokens
            .Where(row => row.TokenHash == tokenHash)
            .ExecuteUpdateAsync(row => row.SetProperty(static t => t.ExpiresAt, now + Life), cancellation),
        cancellationToken);
}
