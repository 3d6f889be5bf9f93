using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Appointments;

/// <summary>
/// The instants (UTC, whole milliseconds) that follow from a slot and a policy. Computed once at booking and frozen, so that neither a
/// new policy nor a new time-zone table moves them.
/// </summary>
public sealed record AppointmentTimetable
{
    /// <summary>T: the set time.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The planned end.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>From here on the appointment can be entered (ADER-14).</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>The last instant at which a first connection of the taxpayer is in time (ADER-17).</summary>
    public required DateTimeOffset TaxpayerLateAfter { get; init; }

    /// <summary>From here on an official who never came owes a callback (ADER-19).</summary>
    public required DateTimeOffset OfficialLateAt { get; init; }

    /// <summary>The pre-call task opens (SD-07); null where the policy has no pre-call.</summary>
    public DateTimeOffset? PreCallOpensAt { get; init; }

    /// <summary>The pre-call window ends and the reminder goes out if nobody was reached (SD-08); null without a pre-call.</summary>
    public DateTimeOffset? PreCallEndsAt { get; init; }

    /// <summary>The link mail goes out (VC-03, SD-09); null where the reserved area has the button.</summary>
    public DateTimeOffset? LinkMailAt { get; init; }

    /// <summary>With nobody connected, the appointment closes itself (A.8.3-14).</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>
    /// The timetable of a slot under a policy. Days before are counted in the calendar of Rome, never as multiples of 24 hours.
    /// </summary>
    public static AppointmentTimetable From(Slot slot, AppointmentPolicy policy)
    {
        var (date, time) = slot.Key.Start;
        return new AppointmentTimetable
        {
            StartsAt = slot.StartsAt,
            EndsAt = slot.EndsAt,
            OpensAt = slot.StartsAt - policy.ActivationLead,
            TaxpayerLateAfter = slot.StartsAt + policy.TaxpayerLateLimit,
            OfficialLateAt = slot.StartsAt + policy.OfficialLateLimit,
            PreCallOpensAt = policy.PreCall ? RomeTime.Instant(date.AddDays(-policy.PreCallDaysBefore), time) : null,
            PreCallEndsAt = policy.PreCall ? RomeTime.Instant(date.AddDays(-1), policy.PreCallWindowEnds) : null,
            LinkMailAt = policy.LinkDelivery switch
            {
                LinkDelivery.DayBefore => RomeTime.Instant(date.AddDays(-1), policy.LinkMailTime),
                LinkDelivery.DayOf => RomeTime.Instant(date, policy.LinkMailTime),
                _ => null,
            },
            ClosesAt = slot.EndsAt + policy.ClosesAfterEnd,
        };
    }
}
