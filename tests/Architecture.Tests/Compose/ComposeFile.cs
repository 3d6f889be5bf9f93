using System.Collections.ObjectModel;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace VideoDesk.Architecture.Tests.Compose;

/// <summary>A compose file as the rules read it: anchors and merges resolved, variables still there.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Root">Mappings, lists and texts.</param>
internal sealed partial record ComposeFile(string Text, IReadOnlyDictionary<string, object?> Root)
{
    /// <summary>The services by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Services { get; } =
        Map(Root.GetValueOrDefault("services")).ToDictionary(static service => service.Key, static service => Map(service.Value));

    /// <summary>Every <c>${NAME…}</c>: name, and what follows it.</summary>
    public IEnumerable<(string Name, string Rule)> Variables => VariablesOf(Text);

    /// <exception cref="YamlException">It is no YAML.</exception>
    public static ComposeFile Parse(string text)
    {
        var tree = new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(new StringReader(text))));
        return new ComposeFile(text, Map(tree));
    }

    public static IEnumerable<(string Name, string Rule)> VariablesOf(string text) =>
        Variable().Matches(text).Select(static match => (match.Groups["name"].Value, match.Groups["rest"].Value));

    /// <summary>A mapping; empty when it is something else.</summary>
    public static IReadOnlyDictionary<string, object?> Map(object? node) => node is IDictionary<object, object?> map
        ? map.ToDictionary(static entry => $"{entry.Key}", static entry => entry.Value)
        : ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>A list of texts; of a mapping its keys.</summary>
    public static IReadOnlyList<string> Texts(object? node) => node switch
    {
        IList<object?> list => [.. list.Select(static item => $"{item}")],
        IDictionary<object, object?> map => [.. map.Keys.Select(static key => $"{key}")],
        null => [],
        _ => [$"{node}"],
    };

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<rest>[^}]*)\}")]
    private static partial Regex Variable();
}
