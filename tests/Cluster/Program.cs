using System.Globalization;
using VideoDesk.Cluster;
using VideoDesk.Cluster.Gaps;
using VideoDesk.Cluster.Rates;
using VideoDesk.Cluster.Soak;

const string Usage = """
    Cluster show [--port N] [--seconds N]
    Cluster bench relays|rates|presence [--runs N] [--trace 1]
    Cluster soak [--seconds N] [--seed N] [--appointments N]
    """;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    switch (args)
    {
        case ["show", .. var rest]:
            var show = new CommandLine(rest, "--port", "--seconds");
            await ShownCluster.RunAsync(show.Number("--port") ?? 0, show.Number("--seconds") is { } length ? TimeSpan.FromSeconds(length) : null);
            return 0;
        case ["bench", "relays", .. var rest]:
            var relays = new CommandLine(rest, "--runs", "--trace");
            return await RelayGaps.RunAsync(relays.Number("--runs") ?? 5, relays.Number("--trace") is > 0) ? 0 : 1;
        case ["bench", "rates", .. var rest]:
            await HubRates.RunAsync(new CommandLine(rest, "--runs").Number("--runs") ?? 3);
            return 0;
        case ["soak", .. var rest]:
            var soak = new CommandLine(rest, "--seconds", "--seed", "--appointments");
            var (passed, failed) = await new SoakRun(
                soak.Number("--appointments") ?? 200, TimeSpan.FromSeconds(soak.Number("--seconds") ?? 600), soak.Number("--seed") ?? 1).RunAsync();
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
