using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Seats.Views;

/// <summary>What an estimate rests on.</summary>
internal enum WaitingReason
{
    /// <summary>Nobody else waits: the official has been told.</summary>
    OfficialTold,

    /// <summary>The official is in a call.</summary>
    OfficialInCall,

    /// <summary>The set time is over, others come first, and no call goes on.</summary>
    OfficialLate,

    /// <summary>The set time has not come, and others come first.</summary>
    BeforeStart,
}

/// <summary>The taxpayer's place (A.8.3-18).</summary>
/// <remarks><paramref name="Place"/>: 1 is next. <paramref name="EstimateMinutes"/>: null when nothing honest can be said.</remarks>
internal sealed record Waiting(int Place, WaitingReason Reason, int? EstimateMinutes);

/// <summary>One appointment of an office's day as the waiting room counts it. No personal data.</summary>
/// <param name="Appointment">Which.</param>
/// <param name="Service">Its pool, while nobody has it.</param>
/// <param name="Official">Whose; null: the pool of the service.</param>
/// <param name="StartsAt">T.</param>
/// <param name="EndsAt">The planned end.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="WaitsSince">Since when the taxpayer waits; null: nobody waits.</param>
internal sealed record QueueEntry(
    AppointmentId Appointment, ServiceId Service, OfficialId? Official, DateTimeOffset StartsAt, DateTimeOffset EndsAt, AppointmentPhase Phase, DateTimeOffset? WaitsSince)
{
    public static QueueEntry Of(AppointmentState state)
    {
        var slot = state.Slot!;
        var waits = state.Phase is AppointmentPhase.WaitingForOfficial or AppointmentPhase.Ready;
        return new QueueEntry(
            state.Id, slot.Service, state.Official, slot.StartsAt, slot.EndsAt, state.Phase, waits ? state.Taxpayer.ChangedAt : null);
    }
}

/// <summary>Place and estimate among those who wait at an office.</summary>
internal static class WaitingPlace
{
    /// <summary>Null when this appointment's taxpayer does not wait.</summary>
    public static Waiting? Of(IReadOnlyList<QueueEntry> office, AppointmentId appointment, DateTimeOffset now)
    {
        if (office.FirstOrDefault(entry => entry.Appointment == appointment) is not { WaitsSince: not null } own)
        {
            return null;
        }

        var line = office.Where(entry => IsSameLine(entry, own)).ToList();
        var ahead = line.Where(entry => entry.WaitsSince is not null && IsAhead(entry, own)).ToList();
        var calls = line.Where(static entry => entry.Phase == AppointmentPhase.Live).ToList();
        var isAlone = line.All(entry => entry == own || entry.WaitsSince is null);
        var reason = (calls.Count > 0, isAlone) switch
        {
            (true, _) => WaitingReason.OfficialInCall,
            (_, true) => WaitingReason.OfficialTold,
            _ => now < own.StartsAt ? WaitingReason.BeforeStart : WaitingReason.OfficialLate,
        };
        return new Waiting(ahead.Count + 1, reason, Minutes(own, ahead, calls, now));
    }

    /// <summary>
    /// The rest of the call that goes on (nobody knows how long one takes that has run over) and a slot's length for each who comes first;
    /// at the earliest the set time. Nothing when that is nothing: the official may come at any moment, or not.
    /// </summary>
    private static int? Minutes(QueueEntry own, List<QueueEntry> ahead, List<QueueEntry> calls, DateTimeOffset now)
    {
        if (calls.Exists(call => call.EndsAt <= now))
        {
            return null;
        }

        var wait = calls.Count > 0 ? calls.Min(call => call.EndsAt - now) : TimeSpan.Zero;
        wait += TimeSpan.FromTicks(ahead.Sum(static entry => (entry.EndsAt - entry.StartsAt).Ticks));
        var untilStart = own.StartsAt - now;
        wait = wait > untilStart ? wait : untilStart;
        return wait <= TimeSpan.Zero ? null : (int)Math.Ceiling(wait.TotalMinutes);
    }

    private static bool IsSameLine(QueueEntry entry, QueueEntry own) => own.Official is { } official
        ? entry.Official == official
        : entry.Official is null && entry.Service == own.Service;

    /// <summary>Who was booked earlier comes first; at the same time who came first.</summary>
    private static bool IsAhead(QueueEntry entry, QueueEntry own) =>
        entry != own
        && (entry.StartsAt, entry.WaitsSince, entry.Appointment.Value).CompareTo((own.StartsAt, own.WaitsSince, own.Appointment.Value)) < 0;
}
