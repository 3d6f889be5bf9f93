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

    /// <summary>The timetable of a slot under a policy.</summary>
    public static AppointmentTimetable From(AppointmentSlot slot, AppointmentPolicy policy)
    {
        var start = ToInstant(slot.LocalStart);
        var end = start + slot.Length;
        var day = DateOnly.FromDateTime(slot.LocalStart);
        return new AppointmentTimetable
        {
            StartsAt = start,
            EndsAt = end,
            OpensAt = start - policy.ActivationLead,
            TaxpayerLateAfter = start + policy.TaxpayerLateLimit,
            OfficialLateAt = start + policy.OfficialLateLimit,
            PreCallOpensAt = policy.PreCall ? ToInstant(slot.LocalStart.AddDays(-policy.PreCallDaysBefore)) : null,
            PreCallEndsAt = policy.PreCall ? ToInstant(day.AddDays(-1).ToDateTime(policy.PreCallWindowEnds)) : null,
            LinkMailAt = policy.LinkDelivery switch
            {
                LinkDelivery.DayBefore => ToInstant(day.AddDays(-1).ToDateTime(policy.LinkMailTime)),
                LinkDelivery.DayOf => ToInstant(day.ToDateTime(policy.LinkMailTime)),
                _ => null,
            },
            ClosesAt = end + policy.ClosesAfterEnd,
        };
    }

    private static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    private static DateTimeOffset ToInstant(DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Rome.GetUtcOffset(local)).ToUniversalTime();
}
