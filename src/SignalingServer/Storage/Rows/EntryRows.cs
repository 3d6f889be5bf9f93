using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>A personal link. The token itself is nowhere; who has the database cannot enter.</summary>
internal sealed class PersonalLinkRow
{
    /// <summary>SHA-256 of the token, as hexadecimal digits.</summary>
    public required string TokenHash { get; init; }

    public required string Appointment { get; init; }

    /// <summary>From 1; the appointment's current one is good, earlier ones are revoked.</summary>
    public int Revision { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on it opens nothing; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>SHA-256 of the key of the one device that uses it, as hexadecimal digits; null before the first use.</summary>
    public string? Device { get; init; }

    /// <summary>The one that it was moved away from last, in the same form; null while it was never moved.</summary>
    public string? FormerDevice { get; init; }

    /// <summary>Since when that device has it.</summary>
    public DateTimeOffset? DeviceSince { get; init; }
}

/// <summary>Somebody accepted a document (A.8.3-9). No address of a network is kept with it.</summary>
internal sealed class AcceptanceRow
{
    public Guid Id { get; init; }

    public required string Appointment { get; init; }

    /// <summary>Which document: <c>privacy-notice</c>, <c>video-terms</c>, <c>live-chat-terms</c>.</summary>
    public required string Document { get; init; }

    public required string DocumentVersion { get; init; }

    /// <summary>SHA-256 of the text that was shown, as hexadecimal digits.</summary>
    public required string DocumentHash { get; init; }

    /// <summary>Language of the text that was shown.</summary>
    public Language Language { get; init; }

    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Whose: a guest's seat; null for the taxpayer's side.</summary>
    public string? Seat { get; init; }
}

/// <summary>The answer to the one question after an appointment. Says nothing of who answered.</summary>
internal sealed class SurveyAnswerRow
{
    public required string Appointment { get; init; }

    /// <summary>From 1 (bad) to 5 (good).</summary>
    public int Score { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }
}

/// <summary>Chat, board, presence: what a client repairs after a gap. Not audit.</summary>
internal sealed class LiveEventRow
{
    public required string Appointment { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public long Position { get; set; }

    public DateTimeOffset At { get; init; }

    /// <summary>Kebab-case word.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON; may hold personal data.</summary>
    public required string Payload { get; init; }

    /// <summary>By what the sender knows it, so that sending it again adds nothing; null for events that nobody sends.</summary>
    public string? ClientId { get; init; }
}

/// <summary>The seal of one day over the heads of all journals.</summary>
internal sealed class SealRow
{
    public DateOnly Day { get; init; }

    public DateTimeOffset SealedAt { get; init; }

    /// <summary>How many journals it covers.</summary>
    public long Heads { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>A head that a seal covers and that is not the one of the seal before. All heads of a day are the newest up to it.</summary>
internal sealed class SealHeadRow
{
    public DateOnly Day { get; init; }

    public required string Appointment { get; init; }

    public long Position { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Hash { get; init; }
}
