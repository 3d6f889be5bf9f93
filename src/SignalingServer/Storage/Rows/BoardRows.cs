namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>One change of a board, which the server does not read. May hold personal data: what people write into forms.</summary>
internal sealed class BoardUpdateRow
{
    public required string Appointment { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public long Position { get; init; }

    /// <summary>By what the sender knows it, so that sending it again adds nothing; begins with the seat.</summary>
    public required string ClientId { get; init; }

    public required string Seat { get; init; }

    /// <summary>A Yjs update.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Bytes of all contents up to this one, so that nobody has to add them up.</summary>
    public long TotalBytes { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A whole board, made by the official's page so that whoever comes needs not take every change.</summary>
internal sealed class BoardSnapshotRow
{
    public required string Appointment { get; init; }

    /// <summary>It contains the updates up to this position, and may contain more.</summary>
    public long UpTo { get; init; }

    /// <summary>A Yjs state as an update.</summary>
    public required byte[] Content { get; init; }

    public DateTimeOffset At { get; init; }
}
