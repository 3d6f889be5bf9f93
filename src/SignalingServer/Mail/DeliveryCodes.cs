namespace VideoDesk.SignalingServer.Mail;

/// <summary>Stable codes of receipts and failures; never a word of the server's reply, which may repeat an address.</summary>
internal static class DeliveryCodes
{
    /// <summary>The server took it.</summary>
    public const string Accepted = "accepted";

    /// <summary>Its time was over.</summary>
    public const string Expired = "expired";

    /// <summary>The row has nobody to write to.</summary>
    public const string NoRecipient = "no-recipient";

    /// <summary>The address cannot be one.</summary>
    public const string AddressInvalid = "address-invalid";

    /// <summary>No connection, or it broke.</summary>
    public const string Unreachable = "server-unreachable";

    /// <summary>The server did not answer in time.</summary>
    public const string TimedOut = "server-timed-out";

    /// <summary>TLS is required and was not to be had, or the certificate is not the server's.</summary>
    public const string TlsFailed = "tls-failed";

    /// <summary>The server does not accept the configured credentials.</summary>
    public const string CredentialsRefused = "credentials-refused";

    /// <summary>The server said something that is not SMTP.</summary>
    public const string ProtocolError = "protocol-error";

    /// <summary>The server refused the session, whatever the mail.</summary>
    public const string SessionRefused = "session-refused";

    /// <summary>The server refused the sender.</summary>
    public const string SenderRefused = "sender-refused";

    /// <summary>The server refused the recipient.</summary>
    public const string RecipientRefused = "recipient-refused";

    /// <summary>The server refused the content.</summary>
    public const string ContentRefused = "content-refused";

    /// <summary>The folder could not be written.</summary>
    public const string StorageFailed = "storage-failed";

    /// <summary>Nothing failed: the server was stopped, or the batch took too long.</summary>
    public const string GivenBack = "given-back";

    /// <summary>The mail could not be made of the row.</summary>
    public const string CompositionFailed = "composition-failed";
}
