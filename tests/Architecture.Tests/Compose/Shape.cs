using System.Text.RegularExpressions;

namespace VideoDesk.Architecture.Tests.Compose;

/// <summary>What a value of the Compose specification looks like, as far as this repository's file uses it.</summary>
/// <param name="Fits">Whether a value is of the kind.</param>
internal sealed partial record Shape(Func<object?, bool> Fits)
{
    public static readonly Shape Text = new(static value => value is string { Length: > 0 });

    public static readonly Shape Flag = new(static value => value is "true" or "false");

    public static readonly Shape Number = Matching(Digits());

    public static readonly Shape Decimal = Matching(Fraction());

    public static readonly Shape Time = Matching(Duration());

    public static readonly Shape Size = Matching(Bytes());

    public static readonly Shape Nothing = new(static value => value is null or "");

    /// <summary>Texts alone.</summary>
    public static readonly Shape List = new(static value => value is IList<object?> { Count: > 0 } list && AreTexts(list));

    /// <summary>Names of the file's own with texts, which may be empty.</summary>
    public static readonly Shape Texts = new(static value => value is IDictionary<object, object?> { Count: > 0 } map && AreTexts(map.Values));

    /// <summary>The keys that it may have, and the shape of each; null: any.</summary>
    public IReadOnlyDictionary<string, Shape>? Keys { get; private init; }

    /// <summary>The shape of what stands under names of the file's own; null: <see cref="Keys"/> say it.</summary>
    public Shape? Each { get; private init; }

    /// <summary>Of which one is enough; empty: it is one itself.</summary>
    private IReadOnlyList<Shape> Ways { get; init; } = [];

    public static Shape OneOf(params string[] texts) => new(value => value is string text && texts.Contains(text));

    public static Shape Either(Shape one, Shape other) => new(value => one.Fits(value) || other.Fits(value))
    {
        Ways = [one, other],
    };

    public static Shape Map(params (string Key, Shape Shape)[] keys) =>
        new(IsMap) { Keys = keys.ToDictionary(static entry => entry.Key, static entry => entry.Shape, StringComparer.Ordinal) };

    public static Shape MapOf(Shape each) => new(IsMap) { Each = each };

    public static Shape ListOf(Shape each) => new(static value => value is IList<object?> { Count: > 0 }) { Each = each };

    /// <summary>What is wrong with the value, each in one sentence.</summary>
    /// <param name="owner">The service, or the part of the file.</param>
    /// <param name="path">The keys down to the value, with dots.</param>
    /// <param name="value">As it was read.</param>
    public IEnumerable<string> Faults(string owner, string path, object? value)
    {
        if (!Fits(value))
        {
            return [$"{owner}: {path} has a value of the wrong kind"];
        }

        if (Ways.FirstOrDefault(way => way.Fits(value)) is { } fitting)
        {
            return fitting.Faults(owner, path, value);
        }

        return value switch
        {
            IList<object?> list when Each is { } each => list.SelectMany((item, index) => each.Faults(owner, $"{path}[{index}]", item)),
            IDictionary<object, object?> map when (Keys, Each) is not (null, null) =>
                map.SelectMany(entry => Below(owner, $"{path}.{entry.Key}", $"{entry.Key}", entry.Value)),
            _ => [],
        };
    }

    private IEnumerable<string> Below(string owner, string path, string key, object? value) =>
        Each is { } each ? each.Faults(owner, path, value)
        : Keys!.TryGetValue(key, out var shape) ? shape.Faults(owner, path, value)
        : [$"{owner}: {path} is not known here"];

    private static bool AreTexts(IEnumerable<object?> values) => values.All(static item => item is string);

    private static bool IsMap(object? value) => value is IDictionary<object, object?> { Count: > 0 };

    private static Shape Matching(Regex pattern) => new(value => value is string text && pattern.IsMatch(text));

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\d+\.\d+$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^\d+(ms|s|m|h)$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^\d+[mMgG]$")]
    private static partial Regex Bytes();
}
