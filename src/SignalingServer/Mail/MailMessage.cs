using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>An attached calendar entry.</summary>
/// <param name="FileName">What it is called.</param>
/// <param name="Method">Repeated in the content type (RFC 6047 §2.4).</param>
/// <param name="Content">The iCalendar text.</param>
internal sealed record CalendarAttachment(string FileName, CalendarMethod Method, string Content);

/// <summary>A mail, ready to be written. The same notification always gives the same mail, byte for byte.</summary>
internal sealed record MailMessage
{
    /// <summary>Without the angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the notification was decided.</summary>
    public required DateTimeOffset Date { get; init; }

    public required Mailbox From { get; init; }

    public required Mailbox To { get; init; }

    public required string Subject { get; init; }

    /// <summary>A language tag such as <c>it</c>.</summary>
    public required string Language { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>Null: none.</summary>
    public CalendarAttachment? Calendar { get; init; }

    /// <summary>Without the content: it may end in a log.</summary>
    public override string ToString() => MessageId;
}
