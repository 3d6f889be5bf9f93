using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>The configuration section <c>Documents</c>.</summary>
internal sealed class DocumentSettings
{
    public const string Section = "Documents";
    public const string FolderKey = Section + ":Folder";

    private static readonly DocumentPolicy Defaults = new();

    /// <summary>Where the encrypted files are; shared by the nodes. Defaults to <c>documents</c> in the data folder.</summary>
    public string Folder { get; init; } = "data/documents";

    /// <summary>Bytes of one file. Defaults to 250 MiB: the antivirus must be set to scan as much (<c>StreamMaxLength</c>, <c>MaxFileSize</c>).</summary>
    public long FileBytes { get; init; } = Defaults.FileBytes;

    /// <summary>Files of an appointment. Defaults to 20.</summary>
    public int Files { get; init; } = Defaults.Files;

    /// <summary>Their bytes together. Defaults to 500 MiB.</summary>
    public long TotalBytes { get; init; } = Defaults.TotalBytes;

    /// <summary>An upload that nobody goes on with for so many hours is forgotten. Defaults to 24.</summary>
    public double ForgetAfterHours { get; init; } = Defaults.ForgottenAfter.TotalHours;

    /// <summary>No upload begins that would leave less free on the disk. Defaults to 256 MiB.</summary>
    public long KeepFreeBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>
    /// ClamAV's daemon: <c>host:port</c> or the path of its socket. Empty, the default: files are not scanned, and the official is told so.
    /// </summary>
    public string ClamAv { get; init; } = "";

    /// <summary>Seconds that the antivirus may take for one file. Defaults to 120.</summary>
    public double ClamAvSeconds { get; init; } = 120;

    /// <summary>The program that looks into PDFs. Defaults to <c>qpdf</c> where it is on the path; <c>none</c>: they are not looked into.</summary>
    public string Qpdf { get; init; } = "";

    /// <summary>Seconds of a processor for looking into one PDF; more for long ones. Defaults to 15.</summary>
    public int PdfSeconds { get; init; } = 15;

    /// <summary>Documents that are looked into at the same time. Defaults to 2.</summary>
    public int Inspectors { get; init; } = 2;

    public DocumentPolicy Policy => new()
    {
        FileBytes = FileBytes,
        Files = Files,
        TotalBytes = TotalBytes,
        ForgottenAfter = TimeSpan.FromHours(ForgetAfterHours),
    };

    /// <exception cref="InvalidOperationException">A value makes no sense; the message names it.</exception>
    public static DocumentSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<DocumentSettings>() ?? new DocumentSettings();
        Require(settings.FileBytes > 0, nameof(FileBytes));
        Require(settings.Files > 0, nameof(Files));
        Require(settings.TotalBytes >= settings.FileBytes, nameof(TotalBytes));
        Require(settings.ForgetAfterHours > 0, nameof(ForgetAfterHours));
        Require(settings.ClamAvSeconds > 0, nameof(ClamAvSeconds));
        Require(settings.PdfSeconds > 0, nameof(PdfSeconds));
        Require(settings.Inspectors > 0, nameof(Inspectors));
        return settings;
    }

    private static void Require(bool condition, string key)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"{Section}:{key} makes no sense: it must be above zero, and the total not below one file.");
        }
    }
}
