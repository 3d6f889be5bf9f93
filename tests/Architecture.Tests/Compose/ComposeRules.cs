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

    public IReadOnlyList<string> Faults() =>
    [
        .. KeyRules.Faults(file),
        .. file.Services.SelectMany(service => Hardening(service.Key, service.Value)),
        .. file.Services.SelectMany(static service => Health(service.Key, service.Value)),
        .. file.Services.SelectMany(service => Images(service.Key, service.Value)),
        .. file.Services.SelectMany(service => References(service.Key, service.Value)),
        .. file.Services.SelectMany(static service => SecretRules.Faults(service.Key, service.Value)),
        .. file.Services.SelectMany(service => Files(service.Key, service.Value)), .. Volumes(), .. Ports(), .. Variables(),
    ];

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
        foreach (var fault in read(path) is { } text ? Built(name, service, path, text) : [$"{name}: there is no {path}"])
        {
            yield return fault;
        }
    }

    /// <summary>A new volume belongs to root where the image has no folder: nobody else could write there.</summary>
    private static IEnumerable<string> Built(string name, IReadOnlyDictionary<string, object?> service, string path, string text)
    {
        var rules = new DockerfileRules(path, text);
        var user = $"{service.GetValueOrDefault("user")}";
        var volumes = ComposeFile.Texts(service.GetValueOrDefault("volumes")).Select(static mount => MountParts().Match(mount))
            .Where(static parts => IsVolume(parts.Groups["source"].Value)).Select(static parts => parts.Groups["target"].Value);
        return rules.Faults().Concat(volumes.Where(target => !rules.Gives(target, user))
            .Select(target => $"{name}: {path} must make {target} and give it to {user}"));
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

    /// <summary>Of the files that it is given: no secrets, and no variables that it is not given too.</summary>
    private IEnumerable<string> Files(string name, IReadOnlyDictionary<string, object?> service)
    {
        var given = ComposeFile.Map(service.GetValueOrDefault("environment")).Keys;
        var files = ComposeFile.Texts(service.GetValueOrDefault("volumes")).Where(IsFile);
        foreach (var path in files.Select(static mount => MountParts().Match(mount).Groups["source"].Value[2..]))
        {
            var text = read(path) ?? "";
            foreach (var variable in ComposeFile.VariablesOf(text).Select(static used => used.Name).Distinct().Except(given))
            {
                yield return $"{name}: {path} uses {variable}, which environment lacks";
            }

            foreach (var fault in SecretRules.OfFile(path, text))
            {
                yield return fault;
            }
        }
    }

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
            else if (IsFile(source) && read(source[2..]) is null)
            {
                yield return $"{service}: there is no {source}";
            }
            else if (IsVolume(source) && !declared.Contains(source))
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

        foreach (var line in file.Text.Split('\n').Where(static line => !line.TrimStart().StartsWith('#') && Bare().IsMatch(line)))
        {
            yield return $"\"{line.Trim()}\": a dollar is written twice, or begins a variable in braces";
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

    private static bool IsFile(string mount) => mount.StartsWith("./", StringComparison.Ordinal);

    private static bool IsVolume(string source) => !IsFile(source) && !source.StartsWith('$');

    private static bool IsPort(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536;

    /// <summary>A tag with at least major and minor version.</summary>
    internal static bool IsPinned(string image) => Pinned().IsMatch(image);

    [GeneratedRegex(@"^[^:\s]+:\d+\.\d+[\w.-]*$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^(?<source>\$\{[^}]*\}[^:]*|[^:]+):(?<target>[^:]+)(:ro)?$")]
    private static partial Regex MountParts();

    [GeneratedRegex(@"^(\$\{[^}]*\}:)?(?<host>\d+):(?<inside>\d+)/(?<kind>tcp|udp)$")]
    private static partial Regex PortParts();

    [GeneratedRegex(@"(?<!\$)\$(?![{$])")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^([A-Z_]+)=", RegexOptions.Multiline)]
    private static partial Regex ExampleLine();
}
