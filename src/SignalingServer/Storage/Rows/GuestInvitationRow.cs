namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>A third person may come to an appointment (A.8.3-17). Nobody's name is stored.</summary>
internal sealed class GuestInvitationRow
{
    /// <summary>Thirty-two hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Appointment { get; init; }

    /// <summary>Who comes: interpreter, professional, colleague, helper.</summary>
    public GuestKind Kind { get; init; }

    /// <summary>SHA-256 of the token, as hexadecimal digits.</summary>
    public required string TokenHash { get; init; }

    /// <summary>When the official invited, and the taxpayer was asked.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When the taxpayer consented; null while that has not happened.</summary>
    public DateTimeOffset? ConsentedAt { get; init; }

    /// <summary>When the taxpayer refused, also after a consent; null while that has not happened.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>When the official took it back or removed the guest; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
