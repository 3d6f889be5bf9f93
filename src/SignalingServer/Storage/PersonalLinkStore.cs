using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>A personal link as it is stored.</summary>
/// <param name="Appointment">What it opens.</param>
/// <param name="Revision">Which of the appointment's links.</param>
/// <param name="RevokedAt">From then on it opens nothing; null while it is good.</param>
/// <param name="DeviceSince">Since when a device uses it; null before the first use.</param>
internal sealed record PersonalLink(AppointmentId Appointment, int Revision, DateTimeOffset? RevokedAt, DateTimeOffset? DeviceSince);

/// <summary>Whether a device may use a link.</summary>
internal enum LinkUse
{
    /// <summary>There is no such link, or it was revoked.</summary>
    Refused,

    /// <summary>This device has it.</summary>
    Granted,

    /// <summary>Another device has it: ask "move here?".</summary>
    OnAnotherDevice,

    /// <summary>This device had it until it was moved to the one that has it now.</summary>
    Moved,
}

/// <summary>Personal links by the hash of their token: one active device at a time, revoked on cancel.</summary>
internal sealed class PersonalLinkStore(ITransactions transactions)
{
    /// <summary>Writes a link down. Doing so again for the same revision changes nothing.</summary>
    /// <param name="link">Appointment and revision.</param>
    /// <param name="tokenHash">SHA-256 of the token, as hexadecimal digits.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task IssueAsync(
        (AppointmentId Appointment, int Revision) link, string tokenHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async (db, cancellation) =>
            {
                var id = link.Appointment.ToString();
                if (await db.PersonalLinks.AnyAsync(row => row.Appointment == id && row.Revision == link.Revision, cancellation))
                {
                    return 0;
                }

                db.PersonalLinks.Add(
                    new PersonalLinkRow { TokenHash = tokenHash, Appointment = id, Revision = link.Revision, CreatedAt = now });
                return await db.SaveChangesAsync(cancellation);
            },
            cancellationToken);

    public Task<PersonalLink?> FindAsync(string tokenHash, CancellationToken cancellationToken) => transactions.ReadAsync(
        async (db, cancellation) =>
            await db.PersonalLinks.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == tokenHash, cancellation) is { } row
            ? new PersonalLink(new AppointmentId(Guid.Parse(row.Appointment)), row.Revision, row.RevokedAt, row.DeviceSince)
            : null,
        cancellationToken);

    /// <summary>Whether it is this device that has a link, also after the appointment's end.</summary>
    public Task<bool> IsHeldByAsync(string tokenHash, string device, CancellationToken cancellationToken) => transactions.QueryAsync(
        (db, cancellation) => db.PersonalLinks.AnyAsync(row => row.TokenHash == tokenHash && row.Device == device, cancellation),
        cancellationToken);

    /// <summary>Gives the link to a device, if it has none, if it is this one's, or if the person wants it moved here.</summary>
    /// <param name="tokenHash">Which link.</param>
    /// <param name="device">SHA-256 of the device's key, as hexadecimal digits, and whether the person said "move here".</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<LinkUse> UseAsync(
        string tokenHash, (string Key, bool MoveHere) device, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async (db, cancellation) =>
            {
                var row = await db.PersonalLinks.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == tokenHash, cancellation);
                if (row is null or { RevokedAt: not null })
                {
                    return LinkUse.Refused;
                }

                if (row.Device == device.Key)
                {
                    return LinkUse.Granted;
                }

                if (row.Device is not null && !device.MoveHere)
                {
                    return row.FormerDevice == device.Key ? LinkUse.Moved : LinkUse.OnAnotherDevice;
                }

                var before = row.Device;
                var moved = await db.PersonalLinks
                    .Where(link => link.TokenHash == tokenHash && link.Device == before && link.RevokedAt == null)
                    .ExecuteUpdateAsync(
                        link => link
                            .SetProperty(static l => l.Device, device.Key)
                            .SetProperty(static l => l.FormerDevice, before)
                            .SetProperty(static l => l.DeviceSince, (DateTimeOffset?)now),
                        cancellation);
                return moved == 1 ? LinkUse.Granted : LinkUse.OnAnotherDevice;
            },
            cancellationToken);

    /// <summary>
    /// Revokes the links that the appointment's state no longer knows: earlier revisions, and all when it was cancelled or handed over.
    /// </summary>
    internal static Task RevokeAsync(Db db, AppointmentState state, CancellationToken cancellationToken)
    {
        var id = state.Id.ToString();
        var all = state.Phase.IsFinal();
        DateTimeOffset? now = state.ChangedAt;
        return db.PersonalLinks
            .Where(row => row.Appointment == id && row.RevokedAt == null && (all || row.Revision < state.LinkRevision))
            .ExecuteUpdateAsync(row => row.SetProperty(static l => l.RevokedAt, now), cancellationToken);
    }
}
