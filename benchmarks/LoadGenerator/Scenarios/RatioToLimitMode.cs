using System.Text.Json;
using VideoDesk.MediaRelay.Io;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>
/// The relay's packets per CPU second in fan-out, in turn with what the kernel alone takes from one thread: runs of the same length
/// and packet size to as many sockets, received in the same way.
/// </summary>
internal static class RatioToLimitMode
{
    /// <summary>RTP header with an extension of twelve bytes, and the tag of AES-GCM.</summary>
    private const int PacketOverhead = 12 + 16 + 16;

    public static async Task<int> RunAsync(RunOptions options)
    {
        var scenario = options.Scenario;
        var limit = new LimitOptions(
            scenario.Sources[0].PayloadLength + PacketOverhead, scenario.Burst, scenario.Rooms * scenario.Viewers, options.Rounds)
        {
            Milliseconds = 1000,
            ReceiverCore = options.Core,
            ReceiveJoined = options.ReceiveJoined,
        };
        Report.PrintHead(options);
        using var session = new LoadSession(options);
        await using var relay = session.Relay();
        await relay.SetUpAsync();
        var ratios = new List<double>();
        var windows = new List<Measurement>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var window = await relay.MeasureAsync();
            var ceiling = MeasureCeiling(limit);
            windows.Add(window);
            ratios.Add(window.PacketsOutPerCpuSecond / ceiling.PacketsPerCpuSecond);
            Report.PrintRow(relay.Name, window);
            Report.Print($"  runs of {limit.Burst} x {limit.Size} bytes: {ceiling.PacketsPerCpuSecond:N0} per CPU s; the relay reaches {ratios[^1]:F3}");
        }

        ratios.Sort();
        Report.Print($"Packets out per CPU second, relay over raw runs: {Report.Median(ratios):F3} ({ratios[0]:F3} to {ratios[^1]:F3})");
        if (options.JsonFile is { } file)
        {
            var ratioToLimit = new { median = Report.Median(ratios), min = ratios[0], max = ratios[^1] };
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { ratioToLimit }));
        }

        return windows.Any(window => window.LossPercent >= 0.1) ? 1 : 0;
    }

    private static LimitSample MeasureCeiling(LimitOptions options)
    {
        using var receiver = new LimitReceiver(options);
        LimitSample? sample = null;
        var thread = new Thread(() => sample = MeasureOnThisThread(options, receiver)) { Name = "limit-sender" };
        thread.Start();
        thread.Join();
        return sample!;
    }

    private static LimitSample MeasureOnThisThread(LimitOptions options, LimitReceiver receiver)
    {
        LoopThread.TryPinTo(options.SenderCore);
        using var warmUp = new LimitSender(options with { Milliseconds = 100 }, receiver.Addresses);
        warmUp.Measure(segmented: true);
        using var sender = new LimitSender(options, receiver.Addresses);
        return sender.Measure(segmented: true);
    }
}
