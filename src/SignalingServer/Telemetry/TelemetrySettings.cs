using System.Net;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>The section <c>Telemetry</c>: where figures can be read, and whither figures and traces are sent. Without it nothing is.</summary>
internal sealed record TelemetrySettings
{
    public const string MetricsKey = "Telemetry:Metrics";
    public const string OtlpKey = "Telemetry:Otlp";

    /// <summary>Where <c>GET /metrics</c> is answered, on a port of its own; null for nowhere.</summary>
    public Uri? Metrics { get; init; }

    /// <summary>An OpenTelemetry collector that takes OTLP over HTTP (its port 4318); null for none.</summary>
    public Uri? Otlp { get; init; }

    public bool IsOn => Metrics is not null || Otlp is not null;

    /// <summary>At the address itself where the URL names one, otherwise on the port of every address.</summary>
    public string? Listening => Metrics is not { } url
        ? null
        : url.IsLoopback || IPAddress.TryParse(url.Host, out _) ? $"http://{url.Authority}" : $"http://*:{url.Port}";

    /// <summary>Reads and checks.</summary>
    /// <param name="configuration">All of it.</param>
    /// <param name="taken">What the process listens on besides.</param>
    /// <exception cref="InvalidOperationException">A setting cannot work; the message names its key and the rule.</exception>
    public static TelemetrySettings Read(IConfiguration configuration, string taken)
    {
        var settings = new TelemetrySettings
        {
            Metrics = ReadAddress(configuration, MetricsKey, ["http"], "http://host:port, a port of its own"),
            Otlp = ReadAddress(configuration, OtlpKey, ["http", "https"], "http://host:port or https://host:port of a collector"),
        };
        var ports = taken.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static url => BindingAddress.Parse(url).Port);
        return settings.Metrics is { } metrics && ports.Contains(metrics.Port)
            ? throw Refusal(MetricsKey, "figures have a port of their own, which is none of those in Urls and not that of the control")
            : settings;
    }

    private static Uri? ReadAddress(IConfiguration configuration, string key, string[] schemes, string rule)
    {
        if (configuration[key]?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        var isGood = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && schemes.Contains(url.Scheme) && url is { Port: > 0, PathAndQuery: "/", Fragment: "", UserInfo: "" };
        return isGood && (key == OtlpKey || !url!.IsDefaultPort) ? url : throw Refusal(key, rule);
    }

    private static InvalidOperationException Refusal(string key, string rule) => new($"{key}: {rule}.");
}
