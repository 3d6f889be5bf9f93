using VideoDesk.SignalingServer.Mail.Smtp;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>The configuration section <c>Mail</c>.</summary>
internal sealed class MailSettings
{
    public const string Section = "Mail";

    /// <summary>The address that mails come from. Defaults to <c>sportello@localhost</c>, which only the folder accepts.</summary>
    public string From { get; init; } = "sportello@localhost";

    /// <summary>The public address of the server, https outside one's own machine. Every link in a mail starts with it.</summary>
    public string PublicUrl { get; init; } = "http://localhost:5080/";

    /// <summary>Where mails are written when no mail server is configured. Defaults to <c>outbox</c> in the data folder.</summary>
    public string Folder { get; init; } = "data/outbox";

    /// <summary>The mail server. Without <c>Mail:Smtp:Host</c> mails are files.</summary>
    public SmtpSettings Smtp { get; init; } = new();

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="InvalidOperationException">A value is wrong; the message names its key.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<MailSettings>() ?? new MailSettings();
        _ = settings.Sender;
        _ = settings.Site;
        settings.Smtp.Check();
        return settings;
    }

    /// <summary><see cref="From"/> as an address.</summary>
    public EmailAddress Sender => EmailAddress.TryParse(From, out var address)
        ? address
        : throw new InvalidOperationException("Mail:From is not an e-mail address.");

    /// <summary><see cref="PublicUrl"/>, always with a slash at its end.</summary>
    public Uri Site => Uri.TryCreate(PublicUrl.TrimEnd('/') + '/', UriKind.Absolute, out var site)
        && (site.Scheme == Uri.UriSchemeHttps || (site.Scheme == Uri.UriSchemeHttp && site.IsLoopback))
        && site is { Query: "", Fragment: "", UserInfo: "" }
            ? site
            : throw new InvalidOperationException("Mail:PublicUrl must be an https address (http only for this machine).");
}
