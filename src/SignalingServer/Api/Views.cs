using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Api;

/// <summary>A service as the booking page shows it.</summary>
internal sealed record ServiceView(string Id, string Name, string Kind, string? Topic);

/// <summary>An office as the booking page shows it.</summary>
internal sealed record OfficeView(string Id, string Name, string Province, string Kind, string Address, string Phone, string Email, string TimeZone);

/// <summary>Somebody one may act for.</summary>
internal sealed record SubjectView(string Code, string Name, string Capacity);

/// <summary>A date of the calendar; without times when nothing is free.</summary>
internal sealed record DayView(DateOnly Date, IReadOnlyList<TimeView> Times);

/// <summary>A free time; any of its slots may be held.</summary>
/// <remarks><paramref name="Start"/> is wall time in Rome, such as <c>2026-11-23T09:30</c>; <paramref name="Slots"/> are keys of the free desks.</remarks>
internal sealed record TimeView(string Start, DateTimeOffset StartsAt, DateTimeOffset EndsAt, IReadOnlyList<string> Slots);

/// <summary>A slot kept while the form is filled in.</summary>
internal sealed record HoldView(Guid Hold, string Slot, DateTimeOffset ExpiresAt);

/// <summary>What the page says now: a key of the client's texts and the instant that belongs to it.</summary>
internal sealed record MessageView(string Kind, DateTimeOffset? At);

/// <summary>What everybody may see of an appointment who may see it at all. Instants are UTC; <paramref name="Start"/> is wall time in Rome.</summary>
internal sealed record AppointmentView(
    string Id,
    string Service,
    string Office,
    string Start,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset OpensAt,
    string Phase,
    string Language,
    MessageView Message)
{
    public string? Outcome { get; init; }

    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>The taxpayer may still cancel it.</summary>
    public bool CanCancel { get; init; }

    /// <summary>It can be entered now (ADER-14).</summary>
    public bool CanEnter { get; init; }

    public static AppointmentView From(AppointmentState state, DateTimeOffset now)
    {
        var session = new AppointmentSession(state);
        var (settled, message) = (session.StateAt(now), session.MessageAt(now));
        var (slot, timetable) = (settled.Slot!, settled.Timetable!);
        var isOver = settled.Phase.IsFinal();
        return new AppointmentView(
            settled.Id.ToString(),
            slot.Service.Value,
            slot.Key.Office.Value,
            slot.Key.Start.ToString(),
            slot.StartsAt,
            slot.EndsAt,
            timetable.OpensAt,
            KebabWords.Of(settled.Phase),
            ContactForm.TagOf(settled.Language),
            new MessageView(KebabWords.Of(message.Kind), message.At))
        {
            Outcome = settled.Outcome is { } outcome ? KebabWords.Of(outcome) : null,
            NextSteps = [.. Enum.GetValues<NextSteps>().Where(step => step != Grains.Appointments.NextSteps.None && settled.NextSteps.HasFlag(step)).Select(KebabWords.Of)],
            CanCancel = !isOver && now < timetable.StartsAt && settled is { CallbackIsOpen: false, FirstAdmittedAt: null },
            CanEnter = !isOver && settled.IsOpened,
        };
    }
}

/// <summary>One's own appointment, with what one wrote into the form.</summary>
internal sealed record OwnAppointmentView(AppointmentView Appointment, SubjectView Subject, string? Email, string? Mobile, string? Details, string? Remark)
{
    public static OwnAppointmentView From(RegisteredAppointment registered, DateTimeOffset now)
    {
        var applicant = registered.Applicant;
        var capacity = applicant.Capacity is { } known ? KebabWords.Of(known) : "";
        return new OwnAppointmentView(
            AppointmentView.From(registered.State, now),
            new SubjectView(applicant.SubjectCode ?? "", applicant.SubjectName ?? "", capacity),
            applicant.Email,
            applicant.Mobile,
            applicant.Details,
            applicant.Remark);
    }
}
