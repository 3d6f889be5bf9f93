using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Documents;

/// <summary>What looking into a document found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that fits that.</param>
/// <param name="Bytes">Of what is kept.</param>
/// <param name="Sha256">Of the same, as hexadecimal digits.</param>
public sealed record Inspected(DocumentKind Kind, string Name, long Bytes, string Sha256)
{
    public DocumentWarnings Warnings { get; init; }

    /// <summary>Null where nobody knows.</summary>
    public int? Pages { get; init; }

    /// <summary>The file that has the bytes that are kept.</summary>
    public required string File { get; init; }

    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Sha256;
}

/// <summary>What may be done with a document in which state.</summary>
public static class DocumentRules
{
    /// <summary>A document is not given up after fewer.</summary>
    public const int FewestFailures = 5;

    /// <summary>Nor earlier after the first of them: somebody may mend what hinders it.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromHours(3);

    /// <summary>More bytes have come, or all.</summary>
    public static DocumentDecision Receive(Document document, long received, DateTimeOffset now) => document.State != DocumentState.Uploading
        ? DocumentRefusals.Settled
        : document with
        {
            Received = received,
            ChangedAt = now,
            State = received == document.Bytes ? DocumentState.Checking : DocumentState.Uploading,
        };

    /// <summary>It has passed; from now on both sides see it.</summary>
    public static DocumentDecision Pass(Document document, Inspected inspected, DateTimeOffset now) => document.State != DocumentState.Checking
        ? DocumentRefusals.Settled
        : document with
        {
            State = DocumentState.Ready,
            Kind = inspected.Kind,
            Name = inspected.Name,
            Bytes = inspected.Bytes,
            Sha256 = inspected.Sha256,
            Warnings = inspected.Warnings,
            Pages = inspected.Pages ?? document.Pages,
            File = inspected.File,
            ChangedAt = now,
            ReadyAt = now,
        };

    /// <summary>It has not passed.</summary>
    public static DocumentDecision Refuse(Document document, RefusalCode code, DateTimeOffset now) =>
        document.State is not (DocumentState.Uploading or DocumentState.Checking)
            ? DocumentRefusals.Settled
            : document with { State = DocumentState.Refused, Code = code.Value, File = null, ChangedAt = now };

    /// <summary>Whether it has failed often and long enough to be looked into that nobody waits for it any longer.</summary>
    /// <param name="failures">How often looking into it has failed for a reason that is not known, this time included.</param>
    /// <param name="since">The instant of the first of them.</param>
    /// <param name="now">That of the last.</param>
    public static bool IsGivenUp(int failures, DateTimeOffset since, DateTimeOffset now) => failures >= FewestFailures && now - since >= ShortestWait;

    /// <summary>Its sender takes it back.</summary>
    public static DocumentDecision Withdraw(Document document, string seat, DateTimeOffset now) => document switch
    {
        _ when document.Seat != seat => DocumentRefusals.Unknown,
        { IsSettled: true } => DocumentRefusals.Settled,
        _ => document with { State = DocumentState.Withdrawn, File = null, ChangedAt = now },
    };

    /// <summary>The official does not take what the taxpayer sent.</summary>
    public static DocumentDecision Decline(Document document, string reason, DateTimeOffset now) => Taking(document) is { } code
        ? code
        : document with { State = DocumentState.Declined, Reason = reason, File = null, ChangedAt = now };

    /// <summary>It gets its protocol number in the same transaction. Also the official's own: a form that both confirmed.</summary>
    public static DocumentDecision Accept(Document document, DateTimeOffset now) => document switch
    {
        { IsSettled: true } => DocumentRefusals.Settled,
        { State: not DocumentState.Ready } or { File: null } => DocumentRefusals.NotReady,
        _ => document with { State = DocumentState.Accepted, ChangedAt = now },
    };

    /// <summary>Whether a seat knows of it: its own from the beginning, others once it is ready.</summary>
    public static bool IsSeenBy(Document document, string seat) => document.Seat == seat || document.ReadyAt is not null;

    private static RefusalCode? Taking(Document document) => document switch
    {
        { From: not Side.Taxpayer } or { ReadyAt: null } => DocumentRefusals.Unknown,
        { IsSettled: true } => DocumentRefusals.Settled,
        { State: not DocumentState.Ready } => DocumentRefusals.NotReady,
        _ => null,
    };
}
