using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail.Calendar;

/// <summary>What a calendar is told about an appointment. No personal link: calendars are shared.</summary>
internal sealed record CalendarEntry
{
    /// <summary>The same for the appointment's whole life.</summary>
    public required string Uid { get; init; }

    /// <summary>SEQUENCE: a greater one replaces a smaller one.</summary>
    public required int Sequence { get; init; }

    /// <summary>REQUEST or CANCEL.</summary>
    public required CalendarMethod Method { get; init; }

    /// <summary>DTSTAMP.</summary>
    public required DateTimeOffset Stamp { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required string Summary { get; init; }

    public required string Description { get; init; }

    public required string Location { get; init; }

    public required string Url { get; init; }

    /// <summary>What the alarm ten minutes before says.</summary>
    public required string Alarm { get; init; }

    public required Mailbox Organizer { get; init; }

    public required Mailbox Attendee { get; init; }
}
