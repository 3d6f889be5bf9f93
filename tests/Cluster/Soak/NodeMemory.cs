using System.Globalization;

namespace VideoDesk.Cluster.Soak;

/// <summary>
/// The memory of the nodes over time, life by life. A life that lasts long enough must not go on growing: the median of its last third is held
/// against that of the third before.
/// </summary>
internal sealed class NodeMemory(RunningCluster cluster)
{
    /// <summary>Samples of a life that says something, five seconds apart.</summary>
    private const int LongEnough = 18;

    /// <summary>Growth from one third of a life to the next that counts as none: collections come when they like.</summary>
    private const double Factor = 1.25, Megabytes = 40;

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

    /// <summary>Says each life that was long enough, and notes those that grew.</summary>
    public void Judge(SoakLedger ledger)
    {
        foreach (var ((node, _), samples) in _lives.Where(static life => life.Value.Count >= LongEnough))
        {
            var third = samples.Count / 3;
            var (before, after) = (Figures.At(samples[third..(2 * third)], 0.5), Figures.At(samples[(2 * third)..], 0.5));
            var line = string.Create(CultureInfo.InvariantCulture, $"{node}, {samples.Count * 5} s: {samples[0]:0} MB at first, {before:0} in the middle, {after:0} at last");
            Console.WriteLine($"  memory of {line}");
            if (after > (before * Factor) + Megabytes)
            {
                ledger.Break(SoakRules.Memory, line);
            }
        }
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
