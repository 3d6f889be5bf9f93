using System.Text.RegularExpressions;

namespace VideoDesk.SignalingServer.Media;

/// <summary>
/// The section <c>Turn</c>: servers through which media goes where a network lets nothing else through. Without addresses there are none.
/// </summary>
internal sealed partial record TurnSettings(IReadOnlyList<string> Urls, string Secret)
{
    public const string UrlsKey = "Turn:Urls";
    public const string SecretKey = "Turn:Secret";

    /// <summary>A secret of hexadecimal digits then has 128 bits.</summary>
    private const int ShortestSecret = 32;

    /// <summary>Browsers try every one of them at the beginning of every call.</summary>
    private const int MostUrls = 8;

    public bool IsOn => Urls.Count > 0;

    /// <summary>Reads and checks.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot work; the message names its key and the rule.</exception>
    public static TurnSettings Read(IConfiguration configuration)
    {
        var urls = (configuration.GetSection(UrlsKey).Get<string[]>() ?? []).Select(static url => url.Trim()).Where(static url => url.Length > 0).ToList();
        var secret = configuration[SecretKey]?.Trim() ?? "";
        if (urls.FirstOrDefault(static url => !IsGood(url)) is { } bad)
        {
            throw Refusal(UrlsKey, $"\"{bad}\" is not turn:host:port or turns:host:port, with ?transport=udp or ?transport=tcp after it if need be "
                + "(turns: is TLS over TCP)");
        }

        return (urls.Count, secret) switch
        {
            (0, "") => new TurnSettings([], ""),
            (0, _) => throw Refusal(UrlsKey, $"with {SecretKey} browsers need to know where the servers are"),
            ( > MostUrls, _) => throw Refusal(UrlsKey, $"at most {MostUrls} addresses"),
            (_, { Length: < ShortestSecret }) => throw Refusal(SecretKey, $"at least {ShortestSecret} characters, the same as coturn's static-auth-secret"),
            _ when secret.Any(static character => character is < '!' or > '~') => throw Refusal(SecretKey, "printable ASCII without spaces"),
            _ => new TurnSettings(urls, secret),
        };
    }

    /// <summary>The secret stays out of logs.</summary>
    public override string ToString() => string.Join(' ', Urls);

    private static bool IsGood(string url) => Address().Match(url) is { Success: true } match
        && (match.Groups["port"].Value is "" || (int.Parse(match.Groups["port"].Value, System.Globalization.CultureInfo.InvariantCulture) is > 0 and < 65536))
        && !(match.Groups["scheme"].Value == "turns" && match.Groups["transport"].Value == "udp");

    private static InvalidOperationException Refusal(string key, string rule) => new($"{key}: {rule}.");

    /// <summary>RFC 7065.</summary>
    [GeneratedRegex(@"^(?<scheme>turns?):(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:(?<port>[0-9]{1,5}))?(\?transport=(?<transport>udp|tcp))?$")]
    private static partial Regex Address();
}
