using System.Net;
using System.Text.RegularExpressions;
using StackExchange.Redis;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>What a process does.</summary>
[Flags]
internal enum NodeRoles
{
    /// <summary>Pages, API, hub, deadlines, mails.</summary>
    Web = 1,

    /// <summary>Media.</summary>
    Relay = 2,

    /// <summary>Both: one process that needs no other.</summary>
    Both = Web | Relay,
}

/// <summary>
/// The sections <c>Node</c> (this process) and <c>Nodes</c> (what all have in common), checked: what cannot work stops the start with the
/// key and the rule. Without <c>Nodes:Redis</c> there is one process, which does everything.
/// </summary>
internal sealed partial record NodeSettings
{
    public const string RolesKey = "Node:Roles";
    public const string IdKey = "Node:Id";
    public const string ControlUrlKey = "Nodes:ControlUrl";
    public const string ControlKeyKey = "Nodes:ControlKey";
    public const string RedisKey = "Nodes:Redis";

    /// <summary>A key of hexadecimal digits then has 128 bits.</summary>
    private const int ShortestKey = 32;

    public required NodeRoles Roles { get; init; }

    /// <summary>Unique among the nodes, the same after a restart.</summary>
    public required string Id { get; init; }

    /// <summary>Where web nodes reach the control of this relay node; null without one.</summary>
    public Uri? ControlUrl { get; init; }

    /// <summary>What whoever speaks to the control has to show. Empty without Redis.</summary>
    public string ControlKey { get; init; } = "";

    /// <summary>How the nodes find each other; null for a single process.</summary>
    public string? Redis { get; init; }

    public bool IsWeb => Roles.HasFlag(NodeRoles.Web);

    public bool IsRelay => Roles.HasFlag(NodeRoles.Relay);

    public bool IsSingle => Redis is null;

    /// <summary>Where the control listens: at its address, or everywhere when that is a name which only others resolve.</summary>
    public string? ControlListening => ControlUrl is not { } url
        ? null
        : url.IsLoopback || IPAddress.TryParse(url.Host, out _) ? $"http://{url.Authority}" : $"http://*:{url.Port}";

    /// <summary>Reads and checks.</summary>
    /// <param name="configuration">All of it.</param>
    /// <param name="urls">Where the pages are served.</param>
    /// <exception cref="InvalidOperationException">A setting cannot work; the message names its key and the rule.</exception>
    public static NodeSettings Read(IConfiguration configuration, string urls)
    {
        var roles = ReadRoles(configuration[RolesKey]);
        var redis = ReadRedis(Value(configuration, RedisKey));
        var settings = new NodeSettings
        {
            Roles = roles,
            Redis = redis,
            Id = ReadId(Value(configuration, IdKey), redis is not null),
            ControlKey = ReadKey(Value(configuration, ControlKeyKey), redis is not null),
            ControlUrl = ReadControlUrl(Value(configuration, ControlUrlKey), roles, redis is not null),
        };
        settings.CheckTogether(configuration, urls);
        return settings;
    }

    /// <summary>The key is a secret.</summary>
    public override string ToString() => $"{Id} ({Roles})";

    private void CheckTogether(IConfiguration configuration, string urls)
    {
        if (IsSingle && Roles != NodeRoles.Both)
        {
            throw Refusal(RolesKey, $"a node with one role needs {RedisKey}, by which it finds the others");
        }

        if (!IsSingle && IsWeb && string.IsNullOrWhiteSpace(StorageSettings.Read(configuration).PostgreSql))
        {
            throw Refusal("Storage:PostgreSql", $"several web nodes share one database; with {RedisKey} and the role web it must be set");
        }

        if (ControlUrl is { } control && urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(url => BindingAddress.Parse(url).Port == control.Port))
        {
            throw Refusal(ControlUrlKey, "the control has a port of its own, which is none of those in Urls");
        }
    }

    private static NodeRoles ReadRoles(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NodeRoles.Both;
        }

        NodeRoles roles = default;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            roles |= word switch
            {
                "web" => NodeRoles.Web,
                "relay" => NodeRoles.Relay,
                _ => throw Refusal(RolesKey, $"\"{word}\" is no role; there are web and relay, with a comma between them"),
            };
        }

        return roles;
    }

    private static string ReadId(string? text, bool isNeeded) => text switch
    {
        null when isNeeded => throw Refusal(IdKey, $"with {RedisKey} every node has a name of its own"),
        null => "single",
        _ when Name().IsMatch(text) => text,
        _ => throw Refusal(IdKey, "1 to 64 small letters, digits, dots and hyphens"),
    };

    private static string ReadKey(string? text, bool isNeeded) => text switch
    {
        null when isNeeded => throw Refusal(ControlKeyKey, $"with {RedisKey} the nodes need a key in common"),
        null => "",
        { Length: < ShortestKey } => throw Refusal(ControlKeyKey, $"at least {ShortestKey} characters"),
        _ when text.Any(static character => character is < '!' or > '~') => throw Refusal(ControlKeyKey, "printable ASCII without spaces"),
        _ => text,
    };

    private static Uri? ReadControlUrl(string? text, NodeRoles roles, bool hasOthers)
    {
        var isNeeded = hasOthers && roles.HasFlag(NodeRoles.Relay);
        if (text is null)
        {
            return isNeeded ? throw Refusal(ControlUrlKey, "a relay node tells the web nodes where its control is") : null;
        }

        if (!isNeeded)
        {
            throw Refusal(ControlUrlKey, $"only a node with {RedisKey} and the role relay has a control");
        }

        var isGood = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url is { Scheme: "http", IsDefaultPort: false, Port: > 0, PathAndQuery: "/", Fragment: "", UserInfo: "" };
        return isGood && url!.Host is not ("0.0.0.0" or "[::]" or "*" or "+")
            ? url
            : throw Refusal(ControlUrlKey, "http://host:port, with a host that web nodes can reach and a port of its own");
    }

    private static string? ReadRedis(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0 ? text : throw Refusal(RedisKey, "names no server");
        }
        catch (ArgumentException)
        {
            // The exception's message might repeat a password.
            throw Refusal(RedisKey, "host:port, with options after commas, as StackExchange.Redis reads it");
        }
    }

    private static string? Value(IConfiguration configuration, string key) =>
        configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static InvalidOperationException Refusal(string key, string rule) => new($"{key}: {rule}.");

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,63}$")]
    private static partial Regex Name();
}
