using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoDesk.Architecture.Tests.Compose;

/// <summary>What holds for the compose file: each rule gives its faults, with the service and a sentence. No Docker engine is needed.</summary>
/// <param name="file">The compose file.</param>
/// <param name="example">The example of its variables.</param>
/// <param name="read">A file of the repository by its path from the root; null when there is none.</param>
internal sealed partial class ComposeRules(ComposeFile file, string example, Func<string, string?> read)
{
    /// <summary>The internal control of relay nodes, and the figures of all nodes.</summary>
    private static readonly string[] InternalPorts = ["8090", "9464"];

    private static readonly string[] OwnParts = ["name", "services", "networks", "volumes"];

    /// <summary>The keys of the Compose specification that this file uses, and the kind of each.</summary>
    private static readonly Dictionary<string, Func<object?, bool>> ServiceKeys = new(StringComparer.Ordinal)
    {
        ["image"] = IsText,
        ["build"] = IsMap,
        ["user"] = IsText,
        ["init"] = IsFlag,
        ["read_only"] = IsFlag,
        ["restart"] = static value => value is "unless-stopped" or "always",
        ["cap_drop"] = IsList,
        ["security_opt"] = IsList,
        ["logging"] = IsMap,
        ["tmpfs"] = IsList,
        ["shm_size"] = IsText,
        ["volumes"] = IsList,
        ["stop_grace_period"] = IsText,
        ["depends_on"] = IsMap,
        ["environment"] = IsMap,
        ["ports"] = IsList,
        ["healthcheck"] = IsMap,
        ["deploy"] = IsMap,
        ["networks"] = IsList,
        ["command"] = IsList,
        ["profiles"] = IsList,
    };

    public IReadOnlyList<string> Faults() =>
    [
        .. Parts(), .. file.Services.SelectMany(static service => Keys(service.Key, service.Value)),
        .. file.Services.SelectMany(service => Hardening(service.Key, service.Value)),
        .. file.Services.SelectMany(static service => Health(service.Key, service.Value)),
        .. file.Services.SelectMany(service => Images(service.Key, service.Value)),
        .. file.Services.SelectMany(service => References(service.Key, service.Value)),
        .. file.Services.SelectMany(static service => Secrets(service.Key, service.Value)), .. Volumes(), .. Ports(), .. Variables(),
    ];

    private IEnumerable<string> Parts() => file.Root.Keys
        .Where(static key => !OwnParts.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
        .Select(static key => $"{key}: is no part of a compose file")
        .Concat(file.Services.Count == 0 ? ["services: there are none"] : []);

    private static IEnumerable<string> Keys(string name, IReadOnlyDictionary<string, object?> service) => service
        .Select(entry => !ServiceKeys.TryGetValue(entry.Key, out var fits) ? $"{name}: {entry.Key} is not known here"
            : !fits(entry.Value) ? $"{name}: {entry.Key} has a value of the wrong kind"
            : null)
        .OfType<string>();

    private static IEnumerable<string> Hardening(string name, IReadOnlyDictionary<string, object?> service)
    {
        var user = $"{service.GetValueOrDefault("user")}";
        if (user.Length == 0 || user.Split(':')[0] is "0" or "root")
        {
            yield return $"{name}: user is missing or root";
        }

        if (!ComposeFile.Texts(service.GetValueOrDefault("cap_drop")).Contains("ALL"))
        {
            yield return $"{name}: cap_drop must have ALL";
        }

        if (!ComposeFile.Texts(service.GetValueOrDefault("security_opt")).Contains("no-new-privileges:true"))
        {
            yield return $"{name}: security_opt must have no-new-privileges:true";
        }

        if ($"{service.GetValueOrDefault("read_only")}" != "true")
        {
            yield return $"{name}: read_only must be true";
        }

        var limits = ComposeFile.Map(ComposeFile.Map(ComposeFile.Map(service.GetValueOrDefault("deploy")).GetValueOrDefault("resources")).GetValueOrDefault("limits"));
        if (!limits.ContainsKey("cpus") || !limits.ContainsKey("memory"))
        {
            yield return $"{name}: deploy.resources.limits must have cpus and memory";
        }
    }

    private static IEnumerable<string> Health(string name, IReadOnlyDictionary<string, object?> service)
    {
        var check = ComposeFile.Map(service.GetValueOrDefault("healthcheck"));
        if (ComposeFile.Texts(check.GetValueOrDefault("test")) is not ["CMD" or "CMD-SHELL", _, ..])
        {
            yield return $"{name}: healthcheck.test must begin with CMD or CMD-SHELL";
        }

        foreach (var key in new[] { "interval", "timeout", "retries" }.Where(key => !check.ContainsKey(key)))
        {
            yield return $"{name}: healthcheck.{key} is missing";
        }
    }

    private IEnumerable<string> Images(string name, IReadOnlyDictionary<string, object?> service)
    {
        var image = $"{service.GetValueOrDefault("image")}";
        if (!image.StartsWith("${", StringComparison.Ordinal) && !IsPinned(image))
        {
            yield return $"{name}: image \"{image}\" names no version";
        }

        var build = ComposeFile.Map(service.GetValueOrDefault("build"));
        if (build.Count == 0)
        {
            yield break;
        }

        var path = Path.GetRelativePath(".", Path.Combine($"{build.GetValueOrDefault("context")}", $"{build.GetValueOrDefault("dockerfile")}")).Replace('\\', '/');
        foreach (var fault in read(path) is { } text ? Dockerfile(path, text) : [$"{name}: there is no {path}"])
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Dockerfile(string path, string text)
    {
        var stages = Regex.Split(text, "^FROM ", RegexOptions.Multiline).Skip(1).ToList();
        foreach (var from in stages.Select(static stage => stage.Split([' ', '\n'], 2)[0]).Where(static from => !IsPinned(from)))
        {
            yield return $"{path}: FROM {from} names no version";
        }

        var last = stages[^1];
        if (stages.Count > 1 && Regex.IsMatch(last, @"/sdk|^node|\bnpm\b|\bgcc\b|build-essential"))
        {
            yield return $"{path}: the last stage has build tools";
        }

        if (!Regex.IsMatch(last, @"^USER (?!0\b|root\b)\S+", RegexOptions.Multiline))
        {
            yield return $"{path}: the last stage runs as root";
        }

        if (!last.Contains("HEALTHCHECK", StringComparison.Ordinal))
        {
            yield return $"{path}: HEALTHCHECK is missing";
        }
    }

    private IEnumerable<string> References(string name, IReadOnlyDictionary<string, object?> service)
    {
        foreach (var (other, condition) in ComposeFile.Map(service.GetValueOrDefault("depends_on")))
        {
            if (!file.Services.ContainsKey(other))
            {
                yield return $"{name}: depends_on names {other}, which does not exist";
            }

            if ($"{ComposeFile.Map(condition).GetValueOrDefault("condition")}" != "service_healthy")
            {
                yield return $"{name}: depends_on {other} must wait until it is healthy";
            }
        }

        var networks = ComposeFile.Texts(file.Root.GetValueOrDefault("networks"));
        foreach (var network in ComposeFile.Texts(service.GetValueOrDefault("networks")).Except(networks))
        {
            yield return $"{name}: network {network} is not declared";
        }
    }

    /// <summary>What is secret comes from a variable, and from one that must be set.</summary>
    private static IEnumerable<string> Secrets(string name, IReadOnlyDictionary<string, object?> service) =>
        from setting in ComposeFile.Map(service.GetValueOrDefault("environment"))
        where SecretName().IsMatch(setting.Key) && !$"{setting.Value}".Contains(":?", StringComparison.Ordinal)
        select $"{name}: {setting.Key} must come from a variable that has to be set";

    private IEnumerable<string> Volumes()
    {
        var declared = ComposeFile.Texts(file.Root.GetValueOrDefault("volumes"));
        var mounts = file.Services.SelectMany(static service => ComposeFile.Texts(service.Value.GetValueOrDefault("volumes"))
            .Select(mount => (Service: service.Key, Parts: MountParts().Match(mount)))).ToList();
        foreach (var (service, parts) in mounts)
        {
            var (source, target) = (parts.Groups["source"].Value, parts.Groups["target"].Value);
            if (!target.StartsWith('/'))
            {
                yield return $"{service}: \"{parts.Value}\" is mounted nowhere";
            }
            else if (source.StartsWith("./", StringComparison.Ordinal) && read(source[2..]) is null)
            {
                yield return $"{service}: there is no {source}";
            }
            else if (!source.StartsWith("./", StringComparison.Ordinal) && !source.StartsWith('$') && !declared.Contains(source))
            {
                yield return $"{service}: volume {source} is not declared";
            }
        }

        foreach (var unused in declared.Except(mounts.Select(static mount => mount.Parts.Groups["source"].Value)))
        {
            yield return $"volumes: {unused} is used by nobody";
        }
    }

    private IEnumerable<string> Ports()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (service, port) in file.Services.SelectMany(static service =>
            ComposeFile.Texts(service.Value.GetValueOrDefault("ports")).Select(port => (service.Key, port))))
        {
            var parts = PortParts().Match(port);
            if (!parts.Success || !IsPort(parts.Groups["host"].Value) || !IsPort(parts.Groups["inside"].Value))
            {
                yield return $"{service}: port \"{port}\" must be host:inside/tcp or /udp";
                continue;
            }

            if (!taken.Add($"{parts.Groups["host"].Value}/{parts.Groups["kind"].Value}"))
            {
                yield return $"{service}: port {parts.Groups["host"].Value}/{parts.Groups["kind"].Value} is taken twice";
            }

            if (service is "postgres" or "redis" || InternalPorts.Contains(parts.Groups["inside"].Value))
            {
                yield return $"{service}: port {parts.Groups["inside"].Value} is for the nodes alone and must not be published";
            }
        }
    }

    private IEnumerable<string> Variables()
    {
        var known = ExampleLine().Matches(example).Select(static line => line.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var used = file.Variables.ToList();
        foreach (var (name, rule) in used.Where(static variable => !variable.Rule.StartsWith(":?", StringComparison.Ordinal) && !variable.Rule.StartsWith(":-", StringComparison.Ordinal)))
        {
            yield return $"{name}{rule}: say what it is (:?) or what it is otherwise (:-)";
        }

        foreach (var name in used.Select(static variable => variable.Name).Distinct().Where(name => !known.Contains(name)))
        {
            yield return $"{name}: is not in deploy/.env.example";
        }

        foreach (var name in known.Except(used.Select(static variable => variable.Name)))
        {
            yield return $"{name}: is in deploy/.env.example and used nowhere";
        }
    }

    private static bool IsText(object? value) => value is string { Length: > 0 };

    private static bool IsFlag(object? value) => value is "true" or "false";

    private static bool IsList(object? value) => value is IList<object?> { Count: > 0 };

    private static bool IsMap(object? value) => value is IDictionary<object, object?> { Count: > 0 };

    private static bool IsPort(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536;

    /// <summary>A tag with at least major and minor version.</summary>
    private static bool IsPinned(string image) => Pinned().IsMatch(image);

    [GeneratedRegex(@"^[^:\s]+:\d+\.\d+[\w.-]*$")]
    private static partial Regex Pinned();

    [GeneratedRegex("Password|Secret|ControlKey|AUTH$|SECRET$|PASSWORD$")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^(?<source>\$\{[^}]*\}|[^:]+):(?<target>[^:]+)(:ro)?$")]
    private static partial Regex MountParts();

    [GeneratedRegex(@"^(?<host>\d+):(?<inside>\d+)/(?<kind>tcp|udp)$")]
    private static partial Regex PortParts();

    [GeneratedRegex(@"^([A-Z_]+)=", RegexOptions.Multiline)]
    private static partial Regex ExampleLine();
}
