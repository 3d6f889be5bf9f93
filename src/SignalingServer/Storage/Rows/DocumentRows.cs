using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>A document, without its bytes.</summary>
internal sealed class DocumentRow
{
    /// <summary>Thirty-two hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Appointment { get; init; }

    public Side FromSide { get; init; }

    /// <summary>Which seat sent it.</summary>
    public required string Seat { get; init; }

    /// <summary>SHA-256 of the key of the phone that sent it as a scanner; null for the others.</summary>
    public string? Scanner { get; init; }

    /// <summary>What it was sent for; null for the official's.</summary>
    public string? Request { get; init; }

    /// <summary>As it is shown. Personal data.</summary>
    public required string Name { get; set; }

    public long Bytes { get; set; }

    public long Received { get; set; }

    public DocumentState State { get; set; }

    public DocumentKind? Kind { get; set; }

    public int? Pages { get; set; }

    /// <summary>As hexadecimal digits.</summary>
    public string? Sha256 { get; set; }

    public string? Code { get; set; }

    /// <summary>May be personal data.</summary>
    public string? Reason { get; set; }

    public DocumentWarnings Warnings { get; set; }

    /// <summary>Name of the encrypted file below the folder of the appointment; null when it is gone.</summary>
    public string? File { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Since when the other side sees it.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>Which process looks into it; null while none does.</summary>
    public string? Inspector { get; set; }

    /// <summary>Until then nobody else looks into it.</summary>
    public DateTimeOffset? InspectedUntil { get; set; }

    /// <summary>Counts changes: of two that begin with the same one, one wins.</summary>
    public long Version { get; set; }
}

/// <summary>What the official asks for.</summary>
internal sealed class DocumentRequestRow
{
    /// <summary>Thirty-two hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Appointment { get; init; }

    /// <summary>May be personal data.</summary>
    public required string What { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>The key that the files of an appointment are encrypted with. Without it they are nothing.</summary>
internal sealed class ContentKeyRow
{
    public required string Appointment { get; init; }

    /// <summary>Sealed by the server's data protection; null once it was erased, which cannot be undone.</summary>
    public byte[]? Sealed { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Uploads that were begun. Counting them is what makes two that begin together wait for each other.</summary>
    public long Uploads { get; set; }
}
