using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>An appointment as the office sees it.</summary>
internal sealed record DeskAppointmentView(AppointmentView Appointment, string? Official, string PreCall, bool CountsAsCarriedOut)
{
    public SubjectView? Subject { get; init; }

    public string? RequesterName { get; init; }

    public string? Email { get; init; }

    public string? Mobile { get; init; }

    /// <summary>What the taxpayer wrote about the question.</summary>
    public string? Details { get; init; }

    public string? Remark { get; init; }

    /// <summary>What a colleague wrote who handed it over; nobody outside of the office sees it.</summary>
    public string? Handover { get; init; }

    public CallbackView? Callback { get; init; }

    /// <summary>Until when the pre-call can be made; null when this appointment has none.</summary>
    public DateTimeOffset? PreCallUntil { get; init; }

    /// <summary>Since when the taxpayer waits to be let in; null when nobody waits.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Since when a taxpayer who was there is away; null when not, and when it is over.</summary>
    public DateTimeOffset? DisconnectedSince { get; init; }

    /// <summary>An official is in the room.</summary>
    public bool OfficialIsThere { get; init; }

    /// <summary>What the waiting taxpayer uses; null when nobody waits.</summary>
    public string? WaitingDevice { get; init; }

    /// <summary>Where the waiting taxpayer is on the way in; null when nobody waits.</summary>
    public string? WaitingStage { get; init; }

    public static DeskAppointmentView From(RegisteredAppointment registered, DateTimeOffset now)
    {
        var (state, applicant) = registered;
        var settled = new AppointmentSession(state).StateAt(now);
        return new DeskAppointmentView(AppointmentView.From(state, now), settled.Official?.Value, KebabWords.Of(settled.PreCall), settled.CountsAsCarriedOut)
        {
            Subject = new SubjectView(applicant.SubjectCode ?? "", applicant.SubjectName ?? "", applicant.Capacity is { } capacity ? KebabWords.Of(capacity) : ""),
            RequesterName = applicant.RequesterName,
            Email = applicant.Email,
            Mobile = applicant.Mobile,
            Details = applicant.Details,
            Remark = applicant.Remark,
            Handover = applicant.Handover,
            Callback = settled.Callback is { } task ? CallbackView.From(task) : null,
            PreCallUntil = settled.PreCall == PreCallState.None ? null : settled.Timetable!.PreCallEndsAt,
            WaitingSince = WaitingSinceOf(settled),
            DisconnectedSince = settled is { Taxpayer: { Ever: true, Connected: false } } && !settled.Phase.IsFinal() ? settled.Taxpayer.ChangedAt : null,
            OfficialIsThere = settled.OfficialPresence.Connected,
        };
    }

    /// <summary>The same with what is known of the taxpayer who waits.</summary>
    public DeskAppointmentView With((DeviceKind? Device, Stage Stage)? taxpayer) => WaitingSince is null || taxpayer is not var (device, stage)
        ? this
        : this with { WaitingDevice = device is { } known ? KebabWords.Of(known) : null, WaitingStage = KebabWords.Of(stage) };

    /// <summary>From the first connection, so that a reload costs nobody his turn; after a call, from the return.</summary>
    private static DateTimeOffset? WaitingSinceOf(AppointmentState state) => state switch
    {
        _ when state.Phase.IsFinal() || !state.Taxpayer.Connected || state.IsAdmitted => null,
        { FirstAdmittedAt: null } => state.Taxpayer.FirstAt,
        _ => state.Taxpayer.ChangedAt,
    };
}

/// <summary>A call that the office owes, to the phone of the booking (ADER-20).</summary>
internal sealed record CallbackView(string Reason, DateTimeOffset OpenedAt, DateTimeOffset DueAt, string? Outcome)
{
    public static CallbackView From(CallbackTask task) =>
        new(KebabWords.Of(task.Reason), task.OpenedAt, task.DueAt, task.Outcome is { } outcome ? KebabWords.Of(outcome) : null);
}

/// <summary>Somebody of the same office.</summary>
internal sealed record ColleagueView(string Id, string Name, bool IsHead);
