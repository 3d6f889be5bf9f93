namespace VideoDesk.SignalingServer.Mail.Smtp;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>STARTTLS, or no mail is sent.</summary>
    StartTls,

    /// <summary>TLS from the first octet (RFC 8314), usually port 465.</summary>
    Tls,

    /// <summary>STARTTLS when the server offers it, else in the clear. For a relay in the same house; never with credentials.</summary>
    StartTlsWhenOffered,

    /// <summary>In the clear. For a relay on the same machine; never with credentials.</summary>
    None,
}

/// <summary>The configuration section <c>Mail:Smtp</c>.</summary>
internal sealed class SmtpSettings
{
    /// <summary>Name of the mail server; its certificate must carry it. Empty: mails are written as files.</summary>
    public string Host { get; init; } = "";

    /// <summary>Defaults to 587, message submission.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Defaults to STARTTLS required.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Empty: no authentication.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Belongs in the environment or a secret store, not in a file of the repository.</summary>
    public string Password { get; init; } = "";

    /// <summary>A file with the certificate (PEM) of the authority that the server's certificate must come from; empty: the system's.</summary>
    public string CertificateAuthority { get; init; } = "";

    /// <summary>What the server is greeted with; empty: the sender's domain.</summary>
    public string HelloName { get; init; } = "";

    /// <summary>For the connection to stand, TLS included. Defaults to 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For one command and its answer. Defaults to 30 seconds.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer after the content; long, because a mail given up here may have been taken. Defaults to 1 minute.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <exception cref="InvalidOperationException">A value is wrong; the message names its key.</exception>
    public void Check()
    {
        Require(Port is > 0 and <= 65535, "Mail:Smtp:Port must be between 1 and 65535.");
        Require(Enum.IsDefined(Security), "Mail:Smtp:Security must be StartTls, Tls, StartTlsWhenOffered or None.");
        Require(
            UserName.Length == 0 || Security is SmtpSecurity.StartTls or SmtpSecurity.Tls,
            "Mail:Smtp:UserName is set, but Mail:Smtp:Security does not make sure of TLS: credentials are never sent in the clear.");
        Require(CertificateAuthority.Length == 0 || File.Exists(CertificateAuthority), "Mail:Smtp:CertificateAuthority names no file.");
        Require(IsShort(ConnectTimeout), "Mail:Smtp:ConnectTimeout must be more than nothing and at most 2 minutes.");
        Require(IsShort(CommandTimeout), "Mail:Smtp:CommandTimeout must be more than nothing and at most 2 minutes.");
        Require(IsShort(AnswerTimeout), "Mail:Smtp:AnswerTimeout must be more than nothing and at most 2 minutes.");
    }

    /// <summary>The claim on a row has to outlast the wait (<see cref="OutboxTurn"/>).</summary>
    private static bool IsShort(TimeSpan time) => time > TimeSpan.Zero && time <= TimeSpan.FromMinutes(2);

    private static void Require(bool condition, string sentence)
    {
        if (!condition)
        {
            throw new InvalidOperationException(sentence);
        }
    }
}
