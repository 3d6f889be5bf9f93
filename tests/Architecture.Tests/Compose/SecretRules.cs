using System.Text.RegularExpressions;

namespace VideoDesk.Architecture.Tests.Compose;

/// <summary>What is secret stands in no file: it comes from a variable, and from one that has to be set.</summary>
internal static partial class SecretRules
{
    /// <summary>Not everybody has them: empty when the variable is not set.</summary>
    private static readonly string[] MayBeEmpty = ["Mail__Smtp__Password"];

    public static IEnumerable<string> Faults(string name, IReadOnlyDictionary<string, object?> service)
    {
        foreach (var (key, value) in ComposeFile.Map(service.GetValueOrDefault("environment")))
        {
            if (Name().IsMatch(key) && !Variable(MayBeEmpty.Contains(key)).IsMatch($"{value}"))
            {
                yield return $"{name}: {key} must come from a variable that has to be set";
            }

            foreach (var fault in Literals(name, key, $"{value}"))
            {
                yield return fault;
            }
        }

        foreach (var key in new[] { "command", "entrypoint" })
        {
            foreach (var fault in Literals(name, key, string.Join(' ', ComposeFile.Texts(service.GetValueOrDefault(key)))))
            {
                yield return fault;
            }
        }

        var check = ComposeFile.Texts(ComposeFile.Map(service.GetValueOrDefault("healthcheck")).GetValueOrDefault("test"));
        foreach (var fault in Literals(name, "healthcheck.test", string.Join(' ', check)))
        {
            yield return fault;
        }
    }

    /// <summary>The same of a file that a service is given.</summary>
    public static IEnumerable<string> OfFile(string path, string text) => text.Split('\n')
        .Where(static line => !line.TrimStart().StartsWith('#'))
        .SelectMany(static line => Literal().Matches(line).Select(static match => match.Groups["name"].Value))
        .Select(word => $"{path}: {word} is a secret and belongs in a variable");

    private static IEnumerable<string> Literals(string name, string key, string text) => Literal().Matches(text)
        .Select(match => $"{name}: {key} has {match.Groups["name"].Value} that comes from no variable that has to be set");

    private static Regex Variable(bool mayBeEmpty) => mayBeEmpty ? Given() : Needed();

    [GeneratedRegex("Password|Secret|ControlKey|AUTH$|SECRET$|PASSWORD$")]
    private static partial Regex Name();

    /// <summary>A word for a secret, and after it no variable that has to be set.</summary>
    [GeneratedRegex(
        @"(?<name>[\w-]*(password|passwd|requirepass|secret|token|api-?key)[\w-]*)(\s*=\s*|\s+)(?!\s|=|\$\{\w+:\?)\S", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\$\{\w+:\?[^}]+\}$")]
    private static partial Regex Needed();

    [GeneratedRegex(@"^\$\{\w+:(\?[^}]+|-)\}$")]
    private static partial Regex Given();
}
