using System.Text.RegularExpressions;

namespace VideoDesk.Architecture.Tests.Compose;

/// <summary>What holds for the Dockerfile of an image that is built here.</summary>
/// <param name="path">From the root of the repository.</param>
/// <param name="text">All of it.</param>
internal sealed partial class DockerfileRules(string path, string text)
{
    /// <summary>Without their <c>FROM</c>.</summary>
    private readonly IReadOnlyList<string> _stages = [.. Regex.Split(text, "^FROM ", RegexOptions.Multiline).Skip(1)];

    private string Last => _stages[^1];

    public IEnumerable<string> Faults()
    {
        var bases = _stages.Select(static stage => stage.Split([' ', '\n'], 2)[0]);
        foreach (var from in bases.Where(static from => !ComposeRules.IsPinned(from)))
        {
            yield return $"{path}: FROM {from} names no version";
        }

        if (_stages.Count > 1 && Regex.IsMatch(Last, @"/sdk|^node|\bnpm\b|\bgcc\b|build-essential"))
        {
            yield return $"{path}: the last stage has build tools";
        }

        if (!Regex.IsMatch(Last, @"^USER (?!0\b|root\b)\S+", RegexOptions.Multiline))
        {
            yield return $"{path}: the last stage runs as root";
        }

        if (!Last.Contains("HEALTHCHECK", StringComparison.Ordinal))
        {
            yield return $"{path}: HEALTHCHECK is missing";
        }
    }

    /// <summary>Whether the image has this folder and it belongs to this user: what a new volume that is mounted there then has too.</summary>
    public bool Gives(string folder, string user)
    {
        var made = Made().Matches(Last).SelectMany(static command => Words(command));
        var owned = Owned().Matches(Last).Where(command => command.Groups["user"].Value == user);
        return made.Contains(folder) && owned.Any(command => Words(command).Any(path => path == folder || (IsDeep(command) && IsBelow(folder, path))));
    }

    private static bool IsDeep(Match chown) => chown.Groups["deep"].Success;

    private static bool IsBelow(string folder, string path) => folder.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static string[] Words(Match command) => command.Groups["paths"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\bmkdir -p(?<paths>( /\S+)+)")]
    private static partial Regex Made();

    [GeneratedRegex(@"\bchown (?<deep>-R )?(?<user>\d+:\d+)(?<paths>( /\S+)+)")]
    private static partial Regex Owned();
}
