using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Finds the appointments of which the database says that somebody is connected.</summary>
internal sealed class ConnectedAppointments(ITransactions transactions)
{
    /// <summary>The phases in which somebody can be.</summary>
    private static readonly AppointmentPhase[] WithSomebody =
    [
        AppointmentPhase.WaitingForOfficial, AppointmentPhase.WaitingForTaxpayer, AppointmentPhase.Ready, AppointmentPhase.Live,
        AppointmentPhase.Suspended, AppointmentPhase.CallbackDue,
    ];

    public Task<IReadOnlyList<AppointmentState>> ListAsync(CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<AppointmentState>>(
            static async (db, cancellation) =>
            {
                var rows = await db.Appointments.AsNoTracking()
                    .Where(static row => WithSomebody.Contains(row.Phase))
                    .Select(static row => row.State)
                    .ToListAsync(cancellation);
                return [.. rows.Select(AppointmentStore.StateOf).Where(static state => state.Taxpayer.Connected || state.OfficialPresence.Connected)];
            },
            cancellationToken);
}
