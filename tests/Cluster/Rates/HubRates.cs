using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.Cluster.Rates;

/// <summary>What the hub bears with one and with two web nodes: seats connected, joins per second, lines of chat per second.</summary>
internal sealed class HubRates(RunningCluster cluster, IReadOnlyList<SeededAppointment> appointments, CookieContainer cookies)
{
    private const int Appointments = 300;

    /// <summary>Of who joins, and of who writes.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    /// <summary>Who is inside, with the number by which its lines are known.</summary>
    private readonly ConcurrentBag<(SeatConnection Connection, int Number)> _seats = [];

    /// <summary>Milliseconds from sending a line until the other side has it, one for each line.</summary>
    private readonly ConcurrentBag<double> _latencies = [];

    /// <summary>The last number given to a seat.</summary>
    private int _number;

    /// <summary>When a line was heard last, as a timestamp.</summary>
    private long _lastHeard;

    /// <summary>One and two web nodes in turn, so many times; the ratios are of the medians.</summary>
    public static async Task RunAsync(int runs, CancellationToken asked)
    {
        var joins = new Dictionary<int, List<double>> { [1] = [], [2] = [] };
        var events = new Dictionary<int, List<double>> { [1] = [], [2] = [] };
        for (var run = 0; run < runs; run++)
        {
            foreach (var webs in (int[])[1, 2])
            {
                var (joined, heard) = await MeasureAsync(webs, asked);
                joins[webs].Add(joined);
                events[webs].Add(heard);
            }
        }

        foreach (var (name, rates) in new[] { ("joins per second", joins), ("lines heard by the other side per second", events) })
        {
            Console.WriteLine(Figures.Line($"{name}, one web node", rates[1], "/s"));
            Console.WriteLine(Figures.Line($"{name}, two web nodes", rates[2], "/s"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {name}: two nodes give {Figures.At(rates[2], 0.5) / Figures.At(rates[1], 0.5):0.00} of one's"));
        }
    }

    private static async Task<(double Joins, double Events)> MeasureAsync(int webs, CancellationToken asked)
    {
        await using var cluster = await RunningCluster.StartAsync(new ClusterPlan { Webs = webs, Relays = 1, WebSettings = ["--Desk:EntriesPerAddress=1000000"] }, asked);
        var appointments = await SeededAppointments.WriteAsync(cluster.Storage, Appointments);
        var rates = new HubRates(cluster, appointments, await OfficialSignIn.CookiesAsync(cluster.Proxy.Address));
        try
        {
            var joins = await rates.JoinAsync(asked);
            var events = await rates.TalkAsync(asked);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"    {webs} web node(s): {rates._seats.Count} seats connected, {joins:0} joins/s, {events:0} lines/s, heard by the other side after {Figures.At(rates._latencies, 0.5):0} ms (median), {Figures.At(rates._latencies, 0.99):0} ms (p99)"));
            return (joins, events);
        }
        finally
        {
            await Task.WhenAll(rates._seats.Select(static one => one.Connection.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Both sides of every appointment connect and enter; how many in a second.</summary>
    private async Task<double> JoinAsync(CancellationToken asked)
    {
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(appointments, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = asked }, async (appointment, _) =>
        {
            await AddAsync(told => SeatEntrance.TaxpayerAsync(cluster.Proxy.Address, appointment, told));
            await AddAsync(told => SeatEntrance.OfficialAsync(cluster.Proxy.Address, cookies, appointment, told));
        });
        return _seats.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task AddAsync(Func<Action<string, JsonElement>, Task<SeatConnection>> enter)
    {
        var number = Interlocked.Increment(ref _number);
        _seats.Add((await enter((name, content) => Told(number, name, content)), number));
    }

    /// <summary>
    /// Some write, each its next line when the last was answered; how many lines the other sides hear in a second, until they have heard the last.
    /// </summary>
    private async Task<double> TalkAsync(CancellationToken asked)
    {
        var began = Stopwatch.GetTimestamp();
        var seats = _seats.ToArray();
        var (next, said) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < Length && !asked.IsCancellationRequested)
            {
                var (connection, number) = seats[Interlocked.Increment(ref next) % seats.Length];
                if (await TrySayAsync(connection, number))
                {
                    Interlocked.Increment(ref said);
                }
            }
        }));
        await Waiting.UntilAsync(
            () => $"the last of {said} lines are heard, {_latencies.Count} are", () => _latencies.Count >= said, TimeSpan.FromSeconds(10), asked);
        return _latencies.Count / Stopwatch.GetElapsedTime(began, Interlocked.Read(ref _lastHeard)).TotalSeconds;
    }

    /// <summary>Says who writes and when. False when this seat has written as much as one may; the next one has not.</summary>
    private static async Task<bool> TrySayAsync(SeatConnection seat, int writer)
    {
        try
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{writer} {Stopwatch.GetTimestamp()}");
            await seat.CallAsync("Say", new { id = Guid.NewGuid().ToString("N"), text });
            return true;
        }
        catch (HubRefusalException refused) when (refused.Code == "too-many-requests")
        {
            return false;
        }
    }

    /// <summary>Who writes hears the line too; that does not count.</summary>
    private void Told(int listener, string name, JsonElement content)
    {
        if (name == "event"
            && content.GetProperty("payload").GetProperty("text").GetString()?.Split(' ') is [var who, var when]
            && int.TryParse(who, CultureInfo.InvariantCulture, out var writer) && writer != listener
            && long.TryParse(when, CultureInfo.InvariantCulture, out var sent))
        {
            Interlocked.Exchange(ref _lastHeard, Stopwatch.GetTimestamp());
            _latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }
}
