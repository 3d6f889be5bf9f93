using System.Globalization;
using System.Text.Json;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator;

/// <summary>
/// The raw ceiling: how many datagrams the kernel of this machine takes from one thread when nothing else is to be done. On loopback
/// the sender also does the work of the receiver's stack, so that a network card may allow more.
/// </summary>
internal static class LimitMode
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static int Run(CommandLine line)
    {
        var options = LimitOptions.From(line);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Datagrams of {options.Size} bytes, {options.Burst} in a row, to {options.Viewers} sockets on loopback, {options.Milliseconds} ms each"));
        using var receiver = new LimitReceiver(options);
        var samples = new List<LimitSample>();
        var thread = new Thread(() => MeasureAlternately(options, receiver, samples)) { Name = "limit-sender" };
        thread.Start();
        thread.Join();
        Print(options, samples);
        return samples.Count > 0 ? 0 : 1;
    }

    /// <summary>A B A B…: whatever else the machine does meanwhile falls on both ways alike.</summary>
    private static void MeasureAlternately(LimitOptions options, LimitReceiver receiver, List<LimitSample> samples)
    {
        if (!LoopThread.TryPinTo(options.SenderCore))
        {
            Console.WriteLine($"The sender could not be pinned to core {options.SenderCore}.");
        }

        using var sender = new LimitSender(options, receiver.Addresses);
        using var warmUp = new LimitSender(options with { Milliseconds = 50 }, receiver.Addresses);
        warmUp.Measure(segmented: false);
        warmUp.Measure(segmented: true);
        Settle(receiver);
        Console.WriteLine("way       packets/s   received/s   packets per CPU second of the sender   us/packet");
        for (var i = 0; i < 2 * options.Rounds; i++)
        {
            var before = receiver.Received;
            var sample = sender.Measure(segmented: i % 2 == 1);
            Settle(receiver);
            samples.Add(sample with { Received = receiver.Received - before });
            PrintRow(Name(sample.Segmented), samples[^1]);
        }
    }

    /// <summary>Lets the receiver finish: done when it gets nothing for 20 ms.</summary>
    private static void Settle(LimitReceiver receiver)
    {
        var last = -1L;
        var quietSince = MonotonicClock.Now;
        while (MonotonicClock.Now - quietSince < Duration.FromMilliseconds(20))
        {
            if (receiver.Received != last)
            {
                last = receiver.Received;
                quietSince = MonotonicClock.Now;
            }
        }
    }

    private static void Print(LimitOptions options, List<LimitSample> samples)
    {
        var single = Median(samples, segmented: false);
        var runs = Median(samples, segmented: true);
        Console.WriteLine("Medians");
        PrintRow(Name(false), single);
        PrintRow(Name(true), runs);
        var gain = runs.PacketsPerCpuSecond / single.PacketsPerCpuSecond;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Runs: {gain:F2} times as many packets per CPU second"));
        if (options.JsonFile is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(Report(options, samples, (single, runs)), Json));
        }
    }

    private static object Report(LimitOptions options, List<LimitSample> samples, (LimitSample Single, LimitSample Runs) medians) => new
    {
        Mode = "limit",
        options.Size,
        options.Burst,
        options.Viewers,
        options.Milliseconds,
        options.ReceiveJoined,
        Medians = new { Sendto = Figures(medians.Single), Runs = Figures(medians.Runs) },
        Samples = samples.Select(Figures),
    };

    private static object Figures(LimitSample sample) => new
    {
        Way = Name(sample.Segmented),
        sample.Sent,
        sample.Received,
        Milliseconds = sample.Elapsed.TotalMilliseconds,
        CpuMilliseconds = sample.Cpu.TotalMilliseconds,
        sample.PacketsPerSecond,
        sample.PacketsPerCpuSecond,
    };

    /// <summary>The sample in the middle by packets per CPU second.</summary>
    private static LimitSample Median(List<LimitSample> samples, bool segmented)
    {
        var sorted = samples.Where(sample => sample.Segmented == segmented).OrderBy(sample => sample.PacketsPerCpuSecond).ToList();
        return sorted[sorted.Count / 2];
    }

    private static void PrintRow(string way, LimitSample sample)
    {
        var received = sample.Received / sample.Elapsed.TotalSeconds;
        var cost = 1_000_000 / sample.PacketsPerCpuSecond;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{way,-7}{sample.PacketsPerSecond,12:N0}{received,13:N0}{sample.PacketsPerCpuSecond,39:N0}{cost,12:F3}"));
    }

    private static string Name(bool segmented) => segmented ? "runs" : "sendto";
}
