using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>A message to be sent once. Open while it has neither a receipt nor was withdrawn.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    /// <summary>Unique: one row per trigger. The Message-ID is made of it, so it is the same at every attempt.</summary>
    public required string TriggerKey { get; init; }

    public NotificationKind Kind { get; init; }

    /// <summary>About which appointment; null for an offer of the waiting list.</summary>
    public string? Appointment { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Not from then on.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What it says, as JSON; nothing personal.</summary>
    public required string Data { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Failed attempts so far.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// Attempts that were begun and of whose end nothing was noted; the running one counts until its end is. Each of them may
    /// have brought the mail to its addressee, whatever the receipt says.
    /// </summary>
    public int Unnoted { get; init; }

    /// <summary>After a failure: not before.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Somebody is sending it until then.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>The instant of the receipt; null while there is none.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>What became of it: a number of the mail's outcomes; 0 while there is none.</summary>
    public int Outcome { get; init; }

    /// <summary>Code of the receipt or of the last failure; null before.</summary>
    public string? Code { get; init; }

    /// <summary>Reply code of the mail server; 0 without one.</summary>
    public int Reply { get; init; }

    /// <summary>When an event made it pointless (A.9 "drop if"); null when none did.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}
