namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>Runs a scenario on the relay, or on the relay and Janus in turn: A B A B A B.</summary>
internal static class RunMode
{
    /// <summary>A comparison counts only below this loss on both sides.</summary>
    private const double MaxLossPercent = 0.1;

    public static async Task<int> RunAsync(RunOptions options)
    {
        Report.PrintHead(options);
        var result = await MeasureAsync(options);
        Report.PrintResult(result);
        Report.WriteJson(options.JsonFile, result);
        return Judge(result);
    }

    private static async Task<RunResult> MeasureAsync(RunOptions options)
    {
        using var session = new LoadSession(options);
        await using var ours = session.Relay();
        await using var peer = session.Janus();
        await ours.SetUpAsync();
        if (options.AgainstJanus)
        {
            await peer.SetUpAsync();
        }

        var result = new RunResult(options.Scenario.Name, [], []);
        for (var round = 0; round < options.Rounds; round++)
        {
            result.Ours.Add(await ours.MeasureAsync());
            Report.PrintRow(ours.Name, result.Ours[^1]);
            if (options.AgainstJanus)
            {
                result.Peer.Add(await peer.MeasureAsync());
                Report.PrintRow(peer.Name, result.Peer[^1]);
            }
        }

        return result;
    }

    /// <summary>The exit code: a run in which packets were lost proves nothing.</summary>
    private static int Judge(RunResult result)
    {
        var losing = result.Ours.Concat(result.Peer).Count(window => window.LossPercent >= MaxLossPercent);
        if (losing > 0)
        {
            Report.Print($"Does not count: {losing} windows lost {MaxLossPercent} % or more of the packets.");
        }

        return losing > 0 ? 1 : 0;
    }
}
