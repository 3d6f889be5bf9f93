using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Documents;

/// <summary>What is known of a document beside its bytes.</summary>
/// <param name="Id">Which.</param>
/// <param name="Appointment">Of which appointment.</param>
/// <param name="From">Which side sent it.</param>
/// <param name="Seat">Which of its seats.</param>
/// <param name="Name">As it is shown. Personal data.</param>
/// <param name="Bytes">Of the file; before it is ready, as long as its sender said.</param>
public sealed record Document(DocumentId Id, AppointmentId Appointment, Side From, string Seat, string Name, long Bytes)
{
    public DocumentState State { get; init; }

    /// <summary>What it was sent for; null for the official's, which nobody asked for.</summary>
    public string? Request { get; init; }

    /// <summary>SHA-256 of the key of the phone that sent it as its seat's scanner; null for what a page of the seat's own sent.</summary>
    public string? Scanner { get; init; }

    /// <summary>Null before it was looked into.</summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>Of a PDF or of a photographed document; null where nobody knows.</summary>
    public int? Pages { get; init; }

    /// <summary>SHA-256 of what is kept, as hexadecimal digits; null before it is ready.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Code { get; init; }

    /// <summary>What the official wrote who declined it. May be personal data.</summary>
    public string? Reason { get; init; }

    public DocumentWarnings Warnings { get; init; }

    /// <summary>Bytes that are stored, as of the last time somebody stopped sending.</summary>
    public long Received { get; init; }

    /// <summary>The file that has its bytes; null when they are gone.</summary>
    public string? File { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the last change; while it is uploading, when bytes last came.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Since when the other side sees it; null when it never did.</summary>
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>Whether it counts against the limits.</summary>
    public bool Counts => State is DocumentState.Uploading or DocumentState.Checking or DocumentState.Ready or DocumentState.Accepted;

    /// <summary>Nothing is done with it any more.</summary>
    public bool IsSettled => State is DocumentState.Refused or DocumentState.Withdrawn or DocumentState.Declined or DocumentState.Accepted;

    /// <summary>Without name and reason: it may end in a log.</summary>
    public override string ToString() => Id.ToString();
}

/// <summary>What becomes of a document, or why nothing does.</summary>
public readonly record struct DocumentDecision(Document? Next, Refusal? Refusal)
{
    public static implicit operator DocumentDecision(Document next) => new(next, null);

    public static implicit operator DocumentDecision(RefusalCode code) => new(null, new Refusal(code));
}
