using System.Globalization;

namespace VideoDesk.Cluster.Gaps;

/// <summary>
/// How long a call is without pictures when its relay node is killed, falls silent or is drained: a browser at each of two web nodes, two
/// relay nodes, the longer of the two gaps counts.
/// </summary>
internal sealed class RelayGaps
{
    private const string Room = "prova";

    /// <summary>What a call recovers to before anything is measured: pictures at least this often, in milliseconds.</summary>
    private const double Flowing = 500;

    /// <summary>What is done to a relay node, the bound in milliseconds, and how long is looked on.</summary>
    private static readonly (string What, double Bound, Func<ClusterNode, Task> Fault, TimeSpan Length)[] Faults =
    [
        ("killed", 3_000, static node => node.KillAsync(), TimeSpan.FromSeconds(5)),
        ("silent", 8_000, static node => node.HaltAsync(), TimeSpan.FromSeconds(11)),
        ("drained", 1_000, static node => node.DrainAsync(isOn: true), TimeSpan.FromSeconds(6)),
    ];

    private readonly RunningCluster _cluster;
    private readonly IReadOnlyList<GapPage> _pages;
    private readonly bool _traces;

    /// <summary>Cancelled by whoever stops it.</summary>
    private readonly CancellationToken _asked;

    private RelayGaps(RunningCluster cluster, IReadOnlyList<GapPage> pages, bool traces, CancellationToken asked) =>
        (_cluster, _pages, _traces, _asked) = (cluster, pages, traces, asked);

    /// <summary>Measures and says what was seen; whether every bound was held.</summary>
    /// <param name="runs">Of each fault.</param>
    /// <param name="traces">Whether to say what happened when.</param>
    /// <param name="only">One fault; empty for all.</param>
    /// <param name="asked">Cancelled by whoever stops it.</param>
    public static async Task<bool> RunAsync(int runs, bool traces, string only, CancellationToken asked)
    {
        await using var cluster = await RunningCluster.StartAsync(new ClusterPlan { HasProxy = false }, asked);
        await using var browser = await GapBrowser.LaunchAsync();
        GapPage[] pages = [await browser.JoinAsync(cluster.Webs[0].Address, "Anna"), await browser.JoinAsync(cluster.Webs[1].Address, "Bruno")];
        var gaps = new RelayGaps(cluster, pages, traces, asked);
        await Task.WhenAll(pages.Where(_ => traces).Select(static page => page.LookAsync()));
        await gaps.FlowsAsync();
        var held = await gaps.MeasureAsync("nothing happens", runs, null, static _ => Task.CompletedTask, TimeSpan.FromSeconds(4));
        foreach (var (what, bound, fault, length) in Faults.Where(fault => only == "" || only == fault.What))
        {
            held &= await gaps.MeasureAsync($"relay node {what}", runs, bound, fault, length);
        }

        return held;
    }

    /// <param name="what">What is done to the relay node of the call.</param>
    /// <param name="runs">How often.</param>
    /// <param name="bound">Milliseconds that no gap may reach; null where there is none.</param>
    /// <param name="fault">Does it.</param>
    /// <param name="length">How long is looked on; what lasts longer counts as long as it lasts.</param>
    private async Task<bool> MeasureAsync(string what, int runs, double? bound, Func<ClusterNode, Task> fault, TimeSpan length)
    {
        List<double> gaps = [];
        for (var run = 0; run < runs; run++)
        {
            await FlowsAsync();
            await _cluster.LinkedAsync(_asked);
            var (carrier, _) = await _cluster.PlacementAsync(Room);
            await Task.WhenAll(_pages.Select(static page => page.BeginAsync()));
            await fault(carrier);
            await Task.Delay(length, _asked);
            await FlowsAsync();
            var both = await Task.WhenAll(_pages.Select(static page => page.LongestAsync()));
            gaps.Add(both.Max());
            await TellAsync(what, run, both);
            await MendAsync(carrier);
        }

        var isHeld = bound is null || gaps.Max() < bound;
        Console.WriteLine(Figures.Line($"{what}: longest time without a picture", gaps, "ms")
            + (bound is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; bound {bound:0} ms: {(isHeld ? "held" : "MISSED")}")));
        return isHeld;
    }

    private async Task TellAsync(string what, int run, double[] both)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {what}, run {run + 1}: {both[0]:0} ms at {_pages[0].Name}'s, {both[1]:0} ms at {_pages[1].Name}'s"));
        if (_traces)
        {
            foreach (var page in _pages)
            {
                Console.WriteLine($"      {page.Name}\n        {string.Join("\n        ", await page.TraceAsync())}");
            }
        }
    }

    /// <summary>Pictures come on both sides, from now on.</summary>
    private async Task FlowsAsync()
    {
        foreach (var page in _pages)
        {
            var before = await page.ShownAsync();
            await Waiting.UntilAsync(
                () => $"{page.Name} sees the other one",
                async () => await page.ShownAsync() >= before + 20 && await page.CurrentAsync() < Flowing,
                cancellationToken: _asked);
        }
    }

    /// <summary>Whatever was done to a node, it takes part again.</summary>
    private async Task MendAsync(ClusterNode node)
    {
        if (!node.IsRunning)
        {
            await node.StartAsync(_asked);
        }

        await node.ContinueAsync();
        await node.DrainAsync(isOn: false);
    }
}
