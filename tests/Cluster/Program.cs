using System.Globalization;
using VideoDesk.Cluster;
using VideoDesk.Cluster.Gaps;
using VideoDesk.Cluster.Rates;
using VideoDesk.Cluster.Soak;

const string Usage = """
    Cluster show [--port N] [--seconds N]
    Cluster bench relays [killed|silent|drained] [--runs N] [--trace 1]
    Cluster bench rates|presence [--runs N]
    Cluster soak [--seconds N] [--seed N] [--appointments N] [--webs N]
    """;
// What a shell answers for a program that Ctrl-C ended.
const int Interrupted = 130;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var stop = new StopSignals();
try
{
    switch (args)
    {
        case ["show", .. var rest]:
            var show = new CommandLine(rest, "--port", "--seconds");
            await ShownCluster.RunAsync(show.Number("--port") ?? 0, show.Number("--seconds") is { } length ? TimeSpan.FromSeconds(length) : null, stop.Asked);
            return 0;
        case ["bench", "relays", "killed" or "silent" or "drained", .. var rest]:
            return await BenchRelaysAsync(args[2], rest, stop.Asked);
        case ["bench", "relays", .. var rest]:
            return await BenchRelaysAsync("", rest, stop.Asked);
        case ["bench", "rates", .. var rest]:
            await HubRates.RunAsync(new CommandLine(rest, "--runs").Number("--runs") ?? 3, stop.Asked);
            return 0;
        case ["bench", "presence", .. var rest]:
            await PresenceRates.RunAsync(new CommandLine(rest, "--runs").Number("--runs") ?? 5, stop.Asked);
            return 0;
        case ["soak", .. var rest]:
            var soak = new CommandLine(rest, "--seconds", "--seed", "--appointments", "--webs");
            var (passed, failed) = await new SoakRun(
                soak.Number("--appointments") ?? 200, TimeSpan.FromSeconds(soak.Number("--seconds") ?? 600), soak.Number("--seed") ?? 1)
            { Webs = soak.Number("--webs") ?? 2 }.RunAsync(stop.Asked);
            Console.WriteLine($"{passed} passed, {failed} failed");
            return failed == 0 ? 0 : 1;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.Asked.IsCancellationRequested)
{
    return Interrupted;
}

static async Task<int> BenchRelaysAsync(string only, string[] options, CancellationToken asked)
{
    var line = new CommandLine(options, "--runs", "--trace");
    return await RelayGaps.RunAsync(line.Number("--runs") ?? 5, line.Number("--trace") is > 0, only, asked) ? 0 : 1;
}
