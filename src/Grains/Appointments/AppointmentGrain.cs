using VideoDesk.Grains.Ports;

namespace VideoDesk.Grains.Appointments;

/// <summary>What became of a command.</summary>
/// <param name="State">The appointment as it is stored now.</param>
/// <param name="Events">What happened: deadlines that were due, and the command itself.</param>
/// <param name="Refusal">Null when the command was followed.</param>
/// <param name="NextDeadline">When it next changes by itself.</param>
public sealed record AppointmentResult(
    AppointmentState State, IReadOnlyList<AppointmentEvent> Events, Refusal? Refusal, Deadline NextDeadline);

/// <summary>
/// The single writer of one appointment: load, decide, store in one transaction, publish. It keeps nothing in memory, so any node can
/// serve any command; who loses the race for a version loads and decides again.
/// </summary>
/// <param name="id">Which appointment.</param>
/// <param name="store">Where it is kept.</param>
/// <param name="liveEvents">Who is told after the commit.</param>
/// <param name="clock">The server's clock.</param>
public sealed class AppointmentGrain(AppointmentId id, IAppointmentStore store, ILiveEvents liveEvents, TimeProvider clock)
{
    /// <summary>
    /// Follows or refuses a command. Deadlines that were due are stored in either case. A conflict means that somebody else has made
    /// progress, so the loop ends; cancellation ends it without a trace.
    /// </summary>
    public async ValueTask<AppointmentResult> HandleAsync(AppointmentCommand command, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stored = await store.LoadAsync(id, cancellationToken) ?? new(AppointmentState.NotBooked, Journal.Beginning);
            var session = new AppointmentSession(stored.State);
            var decision = session.Decide(command, clock.GetUtcNow());
            if (decision.Events.Count == 0)
            {
                return new(session.State, [], decision.Refusal, session.NextDeadline);
            }

            var change = AppointmentChange.Of(stored, decision.Events);
            if (await store.TrySaveAsync(change, cancellationToken))
            {
                await liveEvents.PublishAsync(change, cancellationToken);
                return new(change.State, change.Events, decision.Refusal, change.NextDeadline);
            }
        }
    }
}
