using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Documents;

/// <summary>Why a document is not taken, or something is not done with it (<c>docs/documents.md</c>, codes).</summary>
public static class DocumentRefusals
{
    /// <summary>The official has not asked this seat for anything.</summary>
    public static readonly RefusalCode NotEnabled = new("upload-not-enabled");

    /// <summary>What it was for is no longer asked for.</summary>
    public static readonly RefusalCode RequestClosed = new("request-closed");

    /// <summary>There is none, or it is not for this seat.</summary>
    public static readonly RefusalCode Unknown = new("document-unknown");

    public static readonly RefusalCode FileTooLarge = new("file-too-large");

    public static readonly RefusalCode FilesTooMany = new("files-too-many");

    /// <summary>All files of the appointment together.</summary>
    public static readonly RefusalCode FilesTooMuch = new("files-too-much");

    public static readonly RefusalCode FileEmpty = new("file-empty");

    public static readonly RefusalCode KindNotAllowed = new("kind-not-allowed");

    /// <summary>It says that it is something allowed and is not.</summary>
    public static readonly RefusalCode KindDisguised = new("kind-disguised");

    public static readonly RefusalCode NameUnusable = new("name-unusable");

    public static readonly RefusalCode FileInfected = new("file-infected");

    /// <summary>It cannot be looked into as a whole.</summary>
    public static readonly RefusalCode NotScannable = new("file-not-scannable");

    /// <summary>Looking into it would take too much time or memory.</summary>
    public static readonly RefusalCode PdfTooComplex = new("pdf-too-complex");

    /// <summary>Looking into it failed again and again, and nobody knows why.</summary>
    public static readonly RefusalCode CheckFailed = new("file-check-failed");

    /// <summary>Length or offset are not those of the upload.</summary>
    public static readonly RefusalCode UploadMismatch = new("upload-mismatch");

    public static readonly RefusalCode StorageFull = new("storage-full");

    /// <summary>The antivirus does not answer.</summary>
    public static readonly RefusalCode ScannerAway = new("scanner-away");

    public static readonly RefusalCode NotReady = new("document-not-ready");

    /// <summary>It was accepted, declined or withdrawn.</summary>
    public static readonly RefusalCode Settled = new("document-settled");

    public static readonly RefusalCode PassInvalid = new("pass-invalid");

    public static readonly IReadOnlyList<RefusalCode> All =
    [
        NotEnabled, RequestClosed, Unknown, FileTooLarge, FilesTooMany, FilesTooMuch, FileEmpty, KindNotAllowed, KindDisguised, NameUnusable,
        FileInfected, NotScannable, PdfTooComplex, CheckFailed, UploadMismatch, StorageFull, ScannerAway, NotReady, Settled, PassInvalid,
    ];
}
