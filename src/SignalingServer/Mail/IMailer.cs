namespace VideoDesk.SignalingServer.Mail;

/// <summary>What a mailer says of an attempt.</summary>
internal enum DeliveryKind
{
    /// <summary>It was taken; nobody may send it again.</summary>
    Delivered,

    /// <summary>Not now, and the reason is this mail (greylisting, a full mailbox).</summary>
    TryLater,

    /// <summary>Not now, and every other mail would fare the same.</summary>
    ServerUnavailable,

    /// <summary>Never.</summary>
    Refused,
}

/// <summary>The result of an attempt.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Code">One of <see cref="DeliveryCodes"/>.</param>
/// <param name="Reply">The server's reply code; 0 without one.</param>
internal readonly record struct DeliveryResult(DeliveryKind Kind, string Code, int Reply = 0)
{
    public static DeliveryResult Delivered(int reply = 0) => new(DeliveryKind.Delivered, DeliveryCodes.Accepted, reply);
}

/// <summary>Sends a mail once.</summary>
internal interface IMailer
{
    /// <summary>
    /// Never throws for what a server or a disk does. Cancellation is honoured until the content has left; from then on the answer is
    /// awaited, because whoever gives up there does not know whether the mail was taken.
    /// </summary>
    ValueTask<DeliveryResult> SendAsync(MailMessage message, CancellationToken cancellationToken);
}
