using System.Collections.Concurrent;
using System.Globalization;

namespace VideoDesk.Cluster.Soak;

/// <summary>What all seats have seen that must never be, and how often what may be has been. Thread-safe.</summary>
internal sealed class SoakLedger
{
    /// <summary>More of the same say nothing new.</summary>
    private const int Kept = 10;

    private readonly ConcurrentDictionary<string, int> _counts = new();

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _details = new();

    /// <summary>Rules that were not judged, and why.</summary>
    private readonly ConcurrentDictionary<string, string> _left = new();

    /// <summary>Something that may be.</summary>
    public void Count(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    /// <summary>Something that must not be, with an example.</summary>
    public void Break(string rule, string detail)
    {
        Count(rule);
        var details = _details.GetOrAdd(rule, static _ => new ConcurrentQueue<string>());
        if (details.Count < Kept)
        {
            details.Enqueue(detail);
        }
    }

    /// <summary>A rule that this run says nothing about, and why.</summary>
    public void Leave(string rule, string reason) => _left[rule] = reason;

    /// <summary>Why this run says nothing about a rule; null when it does.</summary>
    public string? Left(string rule) => _left.GetValueOrDefault(rule);

    public int Of(string what) => _counts.GetValueOrDefault(what);

    /// <summary>The first few examples.</summary>
    public IReadOnlyCollection<string> Examples(string rule) => _details.TryGetValue(rule, out var details) ? [.. details] : [];

    /// <summary>Everything that was counted and is no breach.</summary>
    public string Totals() => string.Join(", ", _counts
        .Where(one => !_details.ContainsKey(one.Key))
        .OrderBy(static one => one.Key, StringComparer.Ordinal)
        .Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}")));
}

/// <summary>The rules that a soak is about.</summary>
internal static class SoakRules
{
    public const string Missed = "no event missed on a connection";
    public const string Doubled = "no event doubled or out of order on a connection";
    public const string TwoPlaces = "no seat in two places";
    public const string Stored = "every line that was answered is stored once";
    public const string Same = "both sides have what is stored";
    public const string Appointments = "no appointment lost or doubled";
    public const string CameBack = "everybody came back";
    public const string Memory = "memory is flat";
    public const string Refused = "nothing was refused that must not be";

    public static readonly string[] All = [Missed, Doubled, TwoPlaces, Stored, Same, Appointments, CameBack, Memory, Refused];
}
