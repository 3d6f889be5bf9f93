using System.Diagnostics;
using System.Globalization;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.Cluster.Soak;

/// <summary>
/// Many appointments with both sides in them, through both web nodes, while something fails every few seconds; then everything is looked
/// over: what each side has, what is stored, who is where.
/// </summary>
/// <param name="appointments">How many.</param>
/// <param name="length">How long.</param>
/// <param name="seed">Of every chance.</param>
internal sealed class SoakRun(int appointments, TimeSpan length, int seed)
{
    /// <summary>Seats that come in at the same time, in the beginning.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan BetweenFaults = TimeSpan.FromSeconds(15);

    /// <summary>After the last fault is mended everybody must be back in so long.</summary>
    private static readonly TimeSpan LongestReturn = TimeSpan.FromSeconds(90);

    private readonly SoakLedger _ledger = new();

    /// <summary>Web nodes.</summary>
    public int Webs { get; init; } = 2;

    private List<SoakSeat> _seats = [];

    /// <summary>How many rules held and how many did not; one that was not judged is neither.</summary>
    /// <param name="asked">Cancelled by whoever stops it before its end.</param>
    public async Task<(int Passed, int Failed)> RunAsync(CancellationToken asked)
    {
        await using var cluster = await RunningCluster.StartAsync(new ClusterPlan { Webs = Webs, WebSettings = ["--Desk:EntriesPerAddress=1000000"] }, asked);
        var seeded = await SeededAppointments.WriteAsync(cluster.Storage, appointments);
        var cookies = await OfficialSignIn.CookiesAsync(cluster.Proxy.Address);
        _seats =
        [
            .. seeded.SelectMany((appointment, index) => (SoakSeat[])
            [
                new SoakSeat(cluster.Proxy.Address, appointment, null, _ledger, (seed * 100_000) + (index * 4)),
                new SoakSeat(cluster.Proxy.Address, appointment, cookies, _ledger, (seed * 100_000) + (index * 4) + 2),
            ]),
        ];
        var memory = new NodeMemory(cluster);
        using var living = new CancellationTokenSource();
        using var writing = new CancellationTokenSource();
        var lives = await ComeInAsync(living.Token, asked);
        var writers = _seats.Select(seat => Task.Run(() => seat.WriteAsync(writing.Token))).ToArray();
        await FailAsync(cluster, memory, asked);
        await writing.CancelAsync();
        await Task.WhenAll(writers);
        await ReturnAsync(asked);
        await new SoakVerdict(cluster, _seats, _ledger).JudgeAsync(asked);
        memory.Judge(_ledger);
        await living.CancelAsync();
        await Task.WhenAll(lives);
        await Task.WhenAll(_seats.Select(static seat => seat.LeaveAsync()));
        return Tell();
    }

    private async Task<Task[]> ComeInAsync(CancellationToken over, CancellationToken asked)
    {
        var began = Stopwatch.GetTimestamp();
        List<Task> lives = [];
        foreach (var few in _seats.Chunk(AtOnce))
        {
            lives.AddRange(few.Select(seat => Task.Run(() => seat.LiveAsync(over), CancellationToken.None)));
            await Waiting.UntilAsync(
                () => $"everybody comes in: {string.Join("; ", few.Where(static seat => seat.Lines.Last == 0).Take(1).Select(static seat => seat.Seen))} {_ledger.Totals()} {string.Join("; ", _ledger.Examples(SoakRules.Refused))}",
                () => few.All(static seat => seat.Seen is not ("outside" or "nothing yet")),
                cancellationToken: asked);
        }

        await Waiting.UntilAsync(() => $"everybody sees the other: {Somebody()}", () => _seats.All(static seat => seat.SeesBoth), cancellationToken: asked);
        Say($"{_seats.Count} seats of {appointments} appointments are in their calls after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        return [.. lives];
    }

    private async Task FailAsync(RunningCluster cluster, NodeMemory memory, CancellationToken asked)
    {
        var faults = new SoakFaults(cluster, seed, length >= NodeMemory.LongEnough);
        var began = Stopwatch.GetTimestamp();
        var sampling = Stopwatch.GetTimestamp();
        var next = BetweenFaults / 3;
        var fault = Task.CompletedTask;
        while (Stopwatch.GetElapsedTime(began) is var now && now < length && !asked.IsCancellationRequested)
        {
            if (now >= next && fault.IsCompleted)
            {
                await fault;
                fault = faults.NextAsync();
                Say($"  {now.TotalSeconds,5:0} s: {faults.Done[^1]}; before that {_seats.Count(static seat => seat.SeesBoth)} of {_seats.Count} seats see both sides");
                next += BetweenFaults;
            }

            if (Stopwatch.GetElapsedTime(sampling) >= NodeMemory.BetweenSamples)
            {
                sampling = Stopwatch.GetTimestamp();
                memory.Sample();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Also when it is stopped: whatever this fault has yet to start would be left behind.
        await fault;
        asked.ThrowIfCancellationRequested();
        Say($"{faults.Done.Count} faults in {length.TotalSeconds:0} s");
    }

    private async Task ReturnAsync(CancellationToken asked)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await Waiting.UntilAsync(Somebody, () => _seats.All(static seat => seat.SeesBoth), LongestReturn, asked);
            Say($"everybody was back {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the last line was written");
        }
        catch (TimeoutException)
        {
            foreach (var seat in _seats.Where(static seat => !seat.SeesBoth))
            {
                _ledger.Break(SoakRules.CameBack, $"{seat.Name}: {seat.Seen}");
            }
        }
    }

    private string Somebody() => _seats.FirstOrDefault(static seat => !seat.SeesBoth) is { } seat ? $"{seat.Name}: {seat.Seen}" : "";

    private (int Passed, int Failed) Tell()
    {
        Say($"  {_ledger.Totals()}");
        var (passed, failed) = (0, 0);
        foreach (var rule in SoakRules.All)
        {
            var breaches = _ledger.Of(rule);
            if (breaches == 0 && _ledger.Left(rule) is { } reason)
            {
                Say($"  not judged: {rule} ({reason})");
                continue;
            }

            (passed, failed) = breaches == 0 ? (passed + 1, failed) : (passed, failed + 1);
            Say($"  {(breaches == 0 ? "held  " : "BROKEN")} {rule}{(breaches == 0 ? "" : $" ({breaches} times)")}");
            foreach (var example in _ledger.Examples(rule))
            {
                Say($"           {example}");
            }
        }

        return (passed, failed);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
