using System.Globalization;
using System.Text.Json;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>The table on the screen and the object in the file.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void PrintHead(RunOptions options)
    {
        var scenario = options.Scenario;
        Print($"{scenario.Name}: {scenario.Rooms} rooms of {scenario.Senders} senders and {scenario.Viewers} viewers, {options.Profile};");
        Print($"  the server is to send {scenario.PacketsOutPerSecond:N0} packets/s; windows of {options.Seconds} s");
        Print($"server      in/s     out/s   CPU %   out/CPU s  us/packet   loss %  repeated  skipped  ms p50     p99      max  KiB/room");
    }

    public static void PrintRow(string name, Measurement window)
    {
        var perCpuSecond = window.PacketsOutPerCpuSecond;
        FormattableString rates = $"{name,-8}{window.PacketsInPerSecond,8:N0}{window.PacketsOutPerSecond,10:N0}{window.CpuPercent,8:F1}";
        FormattableString cost = $"{perCpuSecond,12:N0}{1e6 / perCpuSecond,11:F2}{window.LossPercent,9:F4}{window.Repeated,10}{window.SkippedFrames,9}";
        var (p50, p99, max) = (window.DelayMilliseconds(0.5), window.DelayMilliseconds(0.99), window.DelayMilliseconds(1));
        FormattableString rest = $"{p50,8:F3}{p99,8:F3}{max,9:F3}{window.MemoryPerRoom / 1024,10:N0}";
        Console.WriteLine(string.Concat(FormattableString.Invariant(rates), FormattableString.Invariant(cost), FormattableString.Invariant(rest)));
    }

    public static void PrintResult(RunResult result)
    {
        Print($"All windows");
        PrintRow("relay", Measurement.Sum(result.Ours));
        if (result.Peer.Count > 0)
        {
            PrintRow("janus", Measurement.Sum(result.Peer));
            var ratios = result.Ratios;
            Print($"Packets out per CPU second, relay over janus: {Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2})");
        }
    }

    public static void WriteJson(string? file, RunResult result)
    {
        if (file is null)
        {
            return;
        }

        var ratios = result.Ratios;
        File.WriteAllText(file, JsonSerializer.Serialize(
            new
            {
                result.Scenario,
                Ours = Side(result.Ours),
                Peer = result.Peer.Count == 0 ? null : Side(result.Peer),
                Ratio = ratios.Count == 0 ? null : new { Median = Median(ratios), Min = ratios[0], Max = ratios[^1] },
            },
            Json));
    }

    public static double Median(IReadOnlyList<double> ascending) =>
        (ascending[(ascending.Count - 1) / 2] + ascending[ascending.Count / 2]) / 2;

    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static object Side(IReadOnlyList<Measurement> windows)
    {
        var all = Measurement.Sum(windows);
        return new
        {
            all.PacketsOut,
            CpuSeconds = all.Cpu.TotalSeconds,
            all.PacketsOutPerCpuSecond,
            all.LossPercent,
            AddedDelayMs = new { P50 = all.DelayMilliseconds(0.5), P99 = all.DelayMilliseconds(0.99), Max = all.DelayMilliseconds(1) },
            MemoryPerRoomBytes = all.MemoryPerRoom,
        };
    }
}
