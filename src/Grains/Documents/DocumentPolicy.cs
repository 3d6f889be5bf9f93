namespace VideoDesk.Grains.Documents;

/// <summary>How much may be sent in one appointment. Said before anybody chooses a file.</summary>
public sealed record DocumentPolicy
{
    /// <summary>Bytes of one file. Below what the antivirus is set to scan whole.</summary>
    public long FileBytes { get; init; } = 250L * 1024 * 1024;

    /// <summary>Files of an appointment that are kept at the same time, of both sides.</summary>
    public int Files { get; init; } = 20;

    /// <summary>Their bytes together.</summary>
    public long TotalBytes { get; init; } = 500L * 1024 * 1024;

    /// <summary>An upload that nobody goes on with for so long is forgotten.</summary>
    public TimeSpan ForgottenAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Requests of an appointment that are open at the same time.</summary>
    public int OpenRequests { get; init; } = 20;
}
