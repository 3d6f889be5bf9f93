using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Seats.Views;

/// <summary>What a seat sees of documents: <c>docs/documents.md</c>, "Documents".</summary>
internal sealed record DocumentsView(IReadOnlyList<DocumentRequestView> Requests, bool MayUpload, DocumentLimits Limits)
{
    public long UsedBytes { get; init; }

    public int UsedFiles { get; init; }

    /// <summary>An antivirus looks at files.</summary>
    public bool Scanned { get; init; }

    /// <summary>Files of the other side that are on their way or being looked into: nobody but who sends them sees more of them.</summary>
    public int Arriving { get; init; }

    public IReadOnlyList<DocumentItemView> Items { get; init; } = [];

    /// <summary>Without the texts: it may end in a log.</summary>
    public override string ToString() => nameof(DocumentsView);
}

internal sealed record DocumentLimits(long FileBytes, int Files, long TotalBytes, IReadOnlyList<DocumentKind> Kinds);

internal sealed record DocumentRequestView(string Id, string What, DateTimeOffset AskedAt, bool Open)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => Id;
}

/// <summary>One document as a seat sees it.</summary>
internal sealed record DocumentItemView(string Id, string Name, long Bytes, SeatRole From, bool Own, DateTimeOffset At, DocumentState State)
{
    public DocumentKind? Kind { get; init; }

    public int? Pages { get; init; }

    public string? Sha256 { get; init; }

    public string? Request { get; init; }

    /// <summary>Bytes that have arrived; only while it is uploading.</summary>
    public long? Received { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    /// <summary>Only of a PDF that was offered as the outcome of a form.</summary>
    public FormView? Form { get; init; }

    /// <summary>Only once it is accepted.</summary>
    public ProtocolView? Protocol { get; init; }

    public IReadOnlyList<DocumentWarnings> Warnings { get; init; } = [];

    /// <summary>Without name and reason: it may end in a log.</summary>
    public override string ToString() => Id;
}

/// <summary>Builds what a seat sees of documents. Pure.</summary>
internal static class DocumentViews
{
    private static readonly DocumentKind[] Kinds = Enum.GetValues<DocumentKind>();

    /// <summary>
    /// Null for guests, for who has no seat, and in the live chat before its conditions are accepted. A scanner sees what it sent itself:
    /// whoever photographs the code from a screen is shown nothing of the seat's.
    /// </summary>
    public static DocumentsView? Of(RoomFacts facts, Viewer viewer, Page page)
    {
        if (viewer is not { Seat: { } seat, Role: not SeatRole.Guest } || facts.DocumentTerms is not { } terms
            || (viewer.Companion is not null && seat.Stage == Stage.Consent))
        {
            return null;
        }

        var (documents, policy) = (facts.Documents, terms.Policy);
        var isScanner = viewer.Companion == Companion.Scanner;
        var side = viewer.Role == SeatRole.Official ? Side.Office : Side.Taxpayer;
        return new DocumentsView(
            [.. documents.Requests.Select(static request => new DocumentRequestView(request.Id, request.What, request.AskedAt, request.IsOpen))],
            MaySend(viewer.Role, seat.Stage, page) && UploadRules.MaySend(side, documents, null) is null && documents.UsedFiles < policy.Files,
            new DocumentLimits(policy.FileBytes, policy.Files, policy.TotalBytes, Kinds))
        {
            UsedBytes = documents.UsedBytes,
            UsedFiles = documents.UsedFiles,
            Scanned = terms.IsScanned,
            Arriving = isScanner ? 0 : documents.Items.Count(item => item.From != side && item.State is (DocumentState.Uploading or DocumentState.Checking)),
            Items =
            [
                .. documents.Items.Where(item => isScanner ? item.Scanner == viewer.Device : DocumentRules.IsSeenBy(item, seat.Seat))
                    .Select(item => Item(item, seat.Seat, facts.Marks)),
            ],
        };
    }

    /// <summary>Whether somebody there may send at all; what was asked for comes on top.</summary>
    public static bool MaySend(SeatRole role, Stage stage, Page page) =>
        role != SeatRole.Guest && page is (Page.Room or Page.Chat) && stage >= Stage.Waiting;

    private static DocumentItemView Item(Document document, string seat, DocumentMarks marks) => new(
        document.Id.ToString(),
        document.Name,
        document.Bytes,
        document.From == Side.Office ? SeatRole.Official : SeatRole.Taxpayer,
        document.Seat == seat,
        document.CreatedAt,
        document.State)
    {
        Kind = document.Kind,
        Pages = document.Pages,
        Sha256 = document.Sha256,
        Request = document.Request,
        Received = document.State == DocumentState.Uploading ? document.Received : null,
        Code = document.Code,
        Reason = document.Reason,
        Form = marks.FormOf(document.Id),
        Protocol = marks.ProtocolOf(document.Id),
        Warnings = [.. Enum.GetValues<DocumentWarnings>().Where(warning => warning != DocumentWarnings.None && document.Warnings.HasFlag(warning))],
    };
}
