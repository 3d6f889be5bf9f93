namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>
/// Finds the highest rate at which nothing is lost, by sending the scenario's frames faster and faster, and measures the added delay at
/// seven tenths of it. The added delay is from before the sender's system call to the kernel's stamp on the viewer's datagram.
/// </summary>
internal static class DelayMode
{
    private const double Step = 1.4;
    private const double Share = 0.7;
    private const double HighestSpeed = 512;

    public static async Task<int> RunAsync(RunOptions options)
    {
        Report.PrintHead(options);
        using var session = new LoadSession(options);
        await using var relay = session.Relay();
        await relay.SetUpAsync();
        var highest = await FindHighestAsync(session, relay);
        if (highest == 0)
        {
            Report.Print($"Packets are lost already at the scenario's own rate.");
            return 1;
        }

        session.Engine.Speed = highest * Share;
        var windows = new List<Measurement>();
        for (var round = 0; round < options.Rounds; round++)
        {
            windows.Add(await relay.MeasureAsync());
            Report.PrintRow($"x {session.Engine.Speed:F2}", windows[^1]);
        }

        var all = Measurement.Sum(windows);
        var (p50, max) = (all.DelayMilliseconds(0.5), all.DelayMilliseconds(1));
        Report.Print($"Added delay at {Share:P0} of the highest rate without loss:");
        Report.Print($"  p50 {p50:F3}, p99 {all.DelayMilliseconds(0.99):F3}, max {max:F3} ms");
        var p99 = windows.Select(window => window.DelayMilliseconds(0.99)).Order().ToArray();
        Report.Print($"  p99 of the windows: {p99[0]:F3} to {p99[^1]:F3} ms, median {Report.Median(p99):F3} ms");
        Report.WriteJson(options.JsonFile, new(options.Scenario.Name, windows, []));
        return 0;
    }

    private static async Task<double> FindHighestAsync(LoadSession session, ServerRun relay)
    {
        var highest = 0.0;
        for (var speed = 1.0; speed < HighestSpeed; speed *= Step)
        {
            session.Engine.Speed = speed;
            var window = await relay.MeasureAsync();
            Report.PrintRow($"x {speed:F2}", window);
            if (window.Received < window.Expected)
            {
                break;
            }

            // Frames that this process could not send in time limit the rate as well: beyond, nothing would be known.
            if (window.SkippedFrames > 0)
            {
                Report.Print($"The load generator itself is at its limit.");
                break;
            }

            highest = speed;
        }

        return highest;
    }
}
