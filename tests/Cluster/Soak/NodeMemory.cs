using System.Globalization;

namespace VideoDesk.Cluster.Soak;

/// <summary>
/// The memory of the nodes over time, life by life. A life that lasts long enough must not go on growing: its first third, in which caches and
/// pools fill, is left out, and over the rest the memory must not rise faster than a bound.
/// </summary>
internal sealed class NodeMemory(RunningCluster cluster)
{
    /// <summary>Between two samples.</summary>
    public static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(5);

    /// <summary>A life that says something: in a shorter one, collections that come when they like look like growth.</summary>
    public static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(4);

    /// <summary>Megabytes a minute that count as none.</summary>
    private const double Bound = 3;

    private readonly Dictionary<(string Node, int Process), List<double>> _lives = [];

    /// <summary>Megabytes resident, of every node that runs.</summary>
    public void Sample()
    {
        foreach (var node in cluster.Webs.Concat(cluster.Relays).Where(static node => node.IsRunning))
        {
            if (Resident(node.ProcessId) is { } megabytes)
            {
                var key = (node.Id, node.ProcessId);
                if (!_lives.TryGetValue(key, out var samples))
                {
                    _lives[key] = samples = [];
                }

                samples.Add(megabytes);
            }
        }
    }

    /// <summary>Says each life that was long enough, and notes those that grew, or that there was none to judge.</summary>
    public void Judge(SoakLedger ledger)
    {
        var judged = _lives.Where(static life => life.Value.Count * BetweenSamples >= LongEnough).ToArray();
        foreach (var ((node, _), samples) in judged)
        {
            var third = samples.Count / 3;
            var growth = GrowthPerMinute(samples[third..]);
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{node}, {samples.Count * BetweenSamples.TotalSeconds:0} s: {samples[0]:0} MB at first, {Figures.At(samples[third..(2 * third)], 0.5):0} in the middle, {Figures.At(samples[(2 * third)..], 0.5):0} at last, {growth:+0.00;-0.00} MB a minute");
            Console.WriteLine($"  memory of {line}");
            if (growth > Bound)
            {
                ledger.Break(SoakRules.Memory, line);
            }
        }

        if (judged.Length == 0)
        {
            ledger.Leave(SoakRules.Memory, $"no node lived for {LongEnough.TotalMinutes:0} minutes");
        }
    }

    /// <summary>The median of the slopes between any two samples: a single collection, or one that is due, does not count much.</summary>
    private static double GrowthPerMinute(List<double> samples)
    {
        List<double> slopes = [];
        for (var later = 1; later < samples.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                slopes.Add((samples[later] - samples[earlier]) / ((later - earlier) * BetweenSamples.TotalMinutes));
            }
        }

        return Figures.At(slopes, 0.5);
    }

    private static double? Resident(int process)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")).First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
