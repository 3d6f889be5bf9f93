namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>One opening of an appointment's live chat (SD-12). The token itself is nowhere.</summary>
internal sealed class LiveChatRow
{
    public required string Appointment { get; init; }

    /// <summary>From 1; the highest is the one that counts.</summary>
    public int Number { get; init; }

    /// <summary>What the official asks for; may hold personal data.</summary>
    public required string AsksFor { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Which official.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>When an official closed it, or opened the next; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the next was opened: from then on the link opens nothing; null while it is the last.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>SHA-256 of the token of the mailed link, as hexadecimal digits.</summary>
    public required string TokenHash { get; init; }

    /// <summary>SHA-256 of the key of the one device that uses the link, as hexadecimal digits; null before the first use.</summary>
    public string? Device { get; init; }
}

/// <summary>A code that a taxpayer's page shows for his phone. The token itself is nowhere.</summary>
internal sealed class ScannerTokenRow
{
    /// <summary>SHA-256 of the token, as hexadecimal digits.</summary>
    public required string TokenHash { get; init; }

    public required string Appointment { get; init; }

    /// <summary>From then on it opens nothing; moves on while the phone that has it is there.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>SHA-256 of the key of the phone that has scanned it, as hexadecimal digits; null before.</summary>
    public string? Device { get; init; }

    /// <summary>The personal link of whoever showed it; null when that was no personal link. Revoked with it.</summary>
    public int? LinkRevision { get; init; }

    /// <summary>The live chat's link of whoever showed it; null when that was none. Revoked with it.</summary>
    public int? LiveChat { get; init; }
}

/// <summary>How far a seat has read the conversation.</summary>
internal sealed class ReadMarkRow
{
    public required string Appointment { get; init; }

    public required string Seat { get; init; }

    /// <summary>Of the last live event that was read.</summary>
    public long Position { get; init; }
}
