namespace VideoDesk.SignalingServer.Hubs;

/// <summary>A phone enters with the code that it has scanned.</summary>
internal sealed record EnterScan(string Token, string Device)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(EnterScan);
}

/// <summary>A code for a phone: its token, the address that is in the code, and the code itself as rows of 0 and 1.</summary>
internal sealed record ScannerView(string Token, string Address, IReadOnlyList<string> Qr)
{
    /// <summary>Without the token: it may end in a log.</summary>
    public override string ToString() => nameof(ScannerView);
}
