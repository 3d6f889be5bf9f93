namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>One line of the audit trail. Only ever inserted: a trigger of the database refuses anything else.</summary>
internal sealed class JournalRow
{
    public required string Appointment { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public long Position { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The event, exactly the bytes that were hashed.</summary>
    public required string Payload { get; init; }

    /// <summary>32 bytes over the previous hash and all of the above.</summary>
    public required byte[] Hash { get; init; }
}
