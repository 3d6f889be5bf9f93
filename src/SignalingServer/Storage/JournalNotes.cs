using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Writes what was done beside the grain into the appointment's journal, within the transaction that does it.</summary>
/// <param name="db">That transaction.</param>
/// <param name="afterCommit">Takes what is to be published when it is committed.</param>
internal sealed class JournalNotes(Db db, ILiveEvents afterCommit)
{
    /// <summary>Writes one down, with the mail that follows from it.</summary>
    /// <exception cref="InvalidOperationException">There is no such appointment.</exception>
    public async Task WriteAsync(AppointmentId appointment, AppointmentCommand note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var grain = new AppointmentGrain(appointment, new AppointmentStore(new JoinedTransaction(db)), afterCommit, new FixedClock(now));
        if ((await grain.HandleAsync(note, cancellationToken)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The journal of appointment {appointment} takes no note: {refusal.Code}.");
        }
    }

    /// <summary>The journal's event has the instant of what was done, unless the appointment has moved on since.</summary>
    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
