using VideoDesk.LoadGenerator.Media;
using VideoDesk.LoadGenerator.Servers;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>Runs a scenario on the relay, or on the relay and Janus in turn: A B A B A B.</summary>
internal static class RunMode
{
    /// <summary>A comparison counts only below this loss on both sides.</summary>
    private const double MaxLossPercent = 0.1;

    public static async Task<int> RunAsync(RunOptions options)
    {
        using var engines = new OpenSslDtlsEngineFactory(
            DtlsCertificate.Create(DateTimeOffset.UtcNow, TimeSpan.FromDays(1)), options.Profile);
        using var engine = new LoadEngine(options.Core);
        var settings = new PeerSettings(options.Address, engines, new())
        {
            ReceiveJoined = options.ReceiveJoined,
            DecryptEvery = options.DecryptEvery,
            TransportFeedback = options.TransportFeedback,
        };
        await using var ours = new ServerRun(new RelayServer(engine, settings), engine, settings.Delays, options);
        Report.PrintHead(options);
        await ours.SetUpAsync();
        var windows = new List<Measurement>();
        for (var round = 0; round < options.Rounds; round++)
        {
            windows.Add(await ours.MeasureAsync());
            Report.PrintRow(ours.Name, windows[^1]);
        }

        var result = new RunResult(options.Scenario.Name, windows, []);
        Report.PrintResult(result);
        Report.WriteJson(options.JsonFile, result);
        return 0;
    }

    private static bool Counts(IEnumerable<Measurement> windows) => windows.All(window => window.LossPercent < MaxLossPercent);
}
