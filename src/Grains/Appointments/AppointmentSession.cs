using System.Diagnostics;

namespace VideoDesk.Grains.Appointments;

/// <summary>
/// One appointment from booking to closing: rules only. <see cref="AppointmentGrain"/> is the single writer; this class never waits,
/// stores, logs or asks the time.
/// </summary>
/// <param name="state">What is known so far; <see cref="AppointmentState.NotBooked"/> for a new one.</param>
public sealed class AppointmentSession(AppointmentState state)
{
    /// <summary>What is known, as of the last event.</summary>
    public AppointmentState State { get; private set; } = state;

    /// <summary>Where the appointment stands, as of the last event.</summary>
    public AppointmentPhase Phase => State.Phase;

    /// <summary>The next instant at which it changes by itself. If it is past, whoever comes first settles it.</summary>
    public Deadline NextDeadline => AppointmentDeadlines.Next(State);

    /// <summary>The session that these events lead to.</summary>
    public static AppointmentSession From(IEnumerable<AppointmentEvent> events)
    {
        var session = new AppointmentSession(AppointmentState.NotBooked);
        foreach (var appointmentEvent in events)
        {
            session.Apply(appointmentEvent);
        }

        return session;
    }

    /// <summary>
    /// Says what happens; changes nothing: the caller stores the events, then applies them. The clock is looked at first: deadlines
    /// that are due are settled before the command is judged, and again after it, so that a late wake-up changes nothing.
    /// </summary>
    /// <param name="command">What somebody wants.</param>
    /// <param name="now">The server's clock; cut to milliseconds, and never taken to be before the last event.</param>
    public Decision Decide(AppointmentCommand command, DateTimeOffset now)
    {
        var draft = new AppointmentDraft(State, now);
        Settle(draft);
        var refusal = AppointmentRules.Judge(draft, command);
        Settle(draft);
        return draft.Events.Count == 0 && refusal is null ? Decision.Nothing : new Decision(draft.Events, refusal);
    }

    /// <summary>Takes over what happened.</summary>
    public void Apply(AppointmentEvent appointmentEvent) => State = AppointmentHistory.Apply(State, appointmentEvent);

    /// <summary>What is known at an instant, with the deadlines that are due by then settled; nothing is kept.</summary>
    public AppointmentState StateAt(DateTimeOffset now)
    {
        var draft = new AppointmentDraft(State, now);
        Settle(draft);
        return draft.State;
    }

    /// <summary>What the taxpayer's page says at an instant, whether or not anybody has settled the deadlines until then.</summary>
    public AppointmentMessage MessageAt(DateTimeOffset now)
    {
        var draft = new AppointmentDraft(State, now);
        Settle(draft);
        return AppointmentMessages.For(draft.State, draft.Now);
    }

    private static void Settle(AppointmentDraft draft)
    {
        for (var next = AppointmentDeadlines.Next(draft.State); next.IsDue(draft.Now); next = AppointmentDeadlines.Next(draft.State))
        {
            var before = draft.State.Version;
            DeadlineRules.Fire(draft, next);
            Debug.Assert(draft.State.Version > before, "A deadline that changes nothing would be due for ever.");
        }
    }
}
