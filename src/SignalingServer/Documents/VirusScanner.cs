namespace VideoDesk.SignalingServer.Documents;

/// <summary>What an antivirus said.</summary>
internal enum ScanOutcome
{
    /// <summary>It did not answer, or not in time.</summary>
    Away,

    Clean,
    Infected,

    /// <summary>The file is beyond what it is set to look at.</summary>
    NotScannable,
}

/// <summary>An antivirus, or none.</summary>
internal interface IVirusScanner
{
    /// <summary>Whether there is one that files must pass.</summary>
    bool IsSetUp { get; }

    /// <summary>Whether it answers. Asked before somebody begins to send; what it said is good for some seconds.</summary>
    Task<bool> AnswersAsync(CancellationToken cancellationToken);

    /// <summary>Has a file looked at. It is opened anew for each attempt.</summary>
    Task<ScanOutcome> ScanAsync(Func<Task<ContentStream>> open, CancellationToken cancellationToken);
}

/// <summary>No antivirus is set up.</summary>
internal sealed class NoVirusScanner : IVirusScanner
{
    public bool IsSetUp => false;

    public Task<bool> AnswersAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<ScanOutcome> ScanAsync(Func<Task<ContentStream>> open, CancellationToken cancellationToken) => Task.FromResult(ScanOutcome.Clean);
}
