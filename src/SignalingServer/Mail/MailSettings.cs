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

    /// <summary>An attempt that takes longer up to the end of its content is given up. Defaults to 1 minute.</summary>
    public TimeSpan LongestAttempt { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Added to every claim on a row for a slow database and for clocks of nodes that do not agree. Defaults to 30 seconds.
    /// </summary>
    public TimeSpan ClaimSpare { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="InvalidOperationException">A value is wrong; the message names its key.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<MailSettings>() ?? new MailSettings();
        _ = settings.Sender;
        _ = settings.Site;
        settings.Smtp.Check();
        RequireShort(settings.LongestAttempt, nameof(LongestAttempt));
        RequireShort(settings.ClaimSpare, nameof(ClaimSpare));
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

    /// <summary>The rows of a node that died wait this long and more.</summary>
    private static void RequireShort(TimeSpan time, string key)
    {
        if (time <= TimeSpan.Zero || time > TimeSpan.FromMinutes(2))
        {
            throw new InvalidOperationException($"Mail:{key} must be more than nothing and at most 2 minutes.");
        }
    }
}
