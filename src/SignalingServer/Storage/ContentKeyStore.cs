using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// The keys that files are encrypted with, one for each appointment, sealed. Erasing the key erases the files, wherever copies of them are.
/// </summary>
internal sealed class ContentKeyStore(ITransactions transactions, IDataProtectionProvider protection)
{
    private const string Purpose = "VideoDesk.ContentKey";

    /// <summary>The key of an appointment; null when there is none or it was erased.</summary>
    public async Task<byte[]?> FindAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        var row = await transactions.QueryAsync(
            (db, cancellation) => db.ContentKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Appointment == id, cancellation), cancellationToken);
        return row?.Sealed is { } sealedKey ? Protector(id).Unprotect(sealedKey) : null;
    }

    /// <summary>The same; the draft becomes its key where there was none. Null when it was erased.</summary>
    public async Task<byte[]?> FindOrAddAsync(AppointmentId appointment, byte[] draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        var sealedDraft = Protector(id).Protect(draft);
        var sealedKey = await transactions.RunAsync(
            async (db, cancellation) =>
            {
                if (await db.ContentKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Appointment == id, cancellation) is { } known)
                {
                    return known.Sealed;
                }

                db.ContentKeys.Add(new ContentKeyRow { Appointment = id, Sealed = sealedDraft, CreatedAt = now });
                await db.SaveChangesAsync(cancellation);
                return sealedDraft;
            },
            cancellationToken);
        return sealedKey is null ? null : Protector(id).Unprotect(sealedKey);
    }

    /// <summary>Whether the files of this appointment were erased.</summary>
    public Task<bool> IsErasedAsync(AppointmentId appointment, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        return transactions.QueryAsync(
            (db, cancellation) => db.ContentKeys.AnyAsync(row => row.Appointment == id && row.ErasedAt != null, cancellation), cancellationToken);
    }

    /// <summary>Erases the key and with it everything that was encrypted with it. Also of an appointment that never had one: it gets none.</summary>
    public Task EraseAsync(AppointmentId appointment, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            await EraseAsync(db, appointment.ToString(), now, cancellation);
            return true;
        },
        cancellationToken);

    /// <summary>The same within a transaction.</summary>
    internal static async Task EraseAsync(Db db, string appointment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await db.ContentKeys.FirstOrDefaultAsync(row => row.Appointment == appointment, cancellationToken);
        if (row is null)
        {
            db.ContentKeys.Add(row = new ContentKeyRow { Appointment = appointment, CreatedAt = now });
        }

        row.Sealed = null;
        row.ErasedAt ??= now;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A key that is put into another appointment's row is not that one's.</summary>
    private IDataProtector Protector(string appointment) => protection.CreateProtector(Purpose, appointment);
}
