using System.Diagnostics;
using System.Globalization;

namespace VideoDesk.Cluster.Soak;

/// <summary>What is done to a cluster, one fault after the other, at random but the same for the same seed.</summary>
internal sealed class SoakFaults
{
    private readonly RunningCluster _cluster;
    private readonly Random _random;

    /// <summary>Every fault by its name; each returns when it is mended.</summary>
    private readonly (string Name, Func<Task> Run)[] _faults;

    /// <summary>Those that have not come yet in this round: none comes a third time before all came once.</summary>
    private readonly List<int> _left = [];

    /// <param name="cluster">What it is done to.</param>
    /// <param name="seed">Of every chance.</param>
    /// <param name="sparesFirst">
    /// Whether the first node of each role that has another lives to the end, so that its memory can be judged.
    /// </param>
    public SoakFaults(RunningCluster cluster, int seed, bool sparesFirst)
    {
        (_cluster, _random) = (cluster, new Random(seed));
        var (webs, relays) = (Mortal(cluster.Webs, sparesFirst), Mortal(cluster.Relays, sparesFirst));
        _faults =
        [
            .. webs.Select(node => ($"{node.Id} killed", (Func<Task>)(() => KilledAsync(node)))),
            .. webs.Select(node => ($"{node.Id} asked to stop", (Func<Task>)(() => StoppedAsync(node)))),
            .. relays.Select(node => ($"{node.Id} killed", (Func<Task>)(() => KilledAsync(node)))),
            .. cluster.Relays.Select(node => ($"{node.Id} drained", (Func<Task>)(() => DrainedAsync(node)))),
            ("Redis killed", RedisAsync),
            ("Redis emptied", () => cluster.Redis.FlushAsync()),
            ("PostgreSQL restarted", () => cluster.PostgreSql.RestartAsync(Away())),
        ];
    }

    /// <summary>Every fault, so that a message can say what this run did.</summary>
    public List<string> Done { get; } = [];

    /// <summary>The next one; done when it is mended.</summary>
    public async Task NextAsync()
    {
        if (_left.Count == 0)
        {
            _left.AddRange(Enumerable.Range(0, _faults.Length));
        }

        var index = _random.Next(_left.Count);
        var (name, run) = _faults[_left[index]];
        _left.RemoveAt(index);
        Done.Add(name);
        var began = Stopwatch.GetTimestamp();
        await run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"           {name}: mended after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
    }

    private static IEnumerable<ClusterNode> Mortal(IReadOnlyList<ClusterNode> nodes, bool sparesFirst) =>
        sparesFirst && nodes.Count > 1 ? nodes.Skip(1) : nodes;

    private TimeSpan Away() => TimeSpan.FromMilliseconds(_random.Next(1_000, 5_000));

    private async Task KilledAsync(ClusterNode node)
    {
        var away = Away();
        await node.KillAsync();
        await Task.Delay(away);
        await node.StartAsync();
    }

    private static async Task StoppedAsync(ClusterNode node)
    {
        var began = Stopwatch.GetTimestamp();
        var code = await node.TerminateAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"           {node.Id} ended {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after it was asked to"));
        if (code != 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{node.Id} ended with {code} when it was asked to stop."));
        }

        await node.StartAsync();
    }

    private async Task DrainedAsync(ClusterNode node)
    {
        var away = Away();
        await node.DrainAsync(isOn: true);
        await Task.Delay(away);
        await node.DrainAsync(isOn: false);
    }

    private async Task RedisAsync()
    {
        var away = Away();
        await _cluster.Redis.KillAsync();
        await Task.Delay(away);
        await _cluster.Redis.StartAgainAsync();
    }
}
