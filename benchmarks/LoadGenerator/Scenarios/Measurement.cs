using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>One window, or several of one server together.</summary>
internal sealed record Measurement
{
    public required Duration Elapsed { get; init; }

    /// <summary>CPU time of the server.</summary>
    public required Duration Cpu { get; init; }

    /// <summary>Packets that the peers sent.</summary>
    public required long PacketsIn { get; init; }

    /// <summary>Packets that came to the viewers within the window, repeated ones not counted.</summary>
    public required long PacketsOut { get; init; }

    /// <summary>Packets that all viewers together had to get until the last one in flight had come.</summary>
    public required long Expected { get; init; }

    /// <summary>Different packets that they got.</summary>
    public required long Received { get; init; }

    /// <summary>Packets that came more than once.</summary>
    public long Repeated { get; init; }

    /// <summary>Frames that this process should have sent and was too late for.</summary>
    public long SkippedFrames { get; init; }

    /// <summary>In microseconds, in ascending order.</summary>
    public required IReadOnlyList<int> Delays { get; init; }

    public long MemoryPerRoom { get; init; }

    public double PacketsOutPerCpuSecond => PacketsOut / Cpu.TotalSeconds;

    public double PacketsInPerSecond => PacketsIn / Elapsed.TotalSeconds;

    public double PacketsOutPerSecond => PacketsOut / Elapsed.TotalSeconds;

    public double CpuPercent => 100 * Cpu.TotalSeconds / Elapsed.TotalSeconds;

    public double LossPercent => Expected == 0 ? 0 : 100.0 * Math.Max(0, Expected - Received) / Expected;

    /// <summary>Delay in milliseconds that this share, 0 to 1, of the samples stays below.</summary>
    public double DelayMilliseconds(double share) =>
        Delays.Count == 0 ? 0 : Delays[Math.Min(Delays.Count - 1, (int)(share * Delays.Count))] / 1000.0;

    /// <summary>Several windows as one long one.</summary>
    public static Measurement Sum(IReadOnlyList<Measurement> windows) => new()
    {
        Elapsed = new(windows.Sum(window => window.Elapsed.Microseconds)),
        Cpu = new(windows.Sum(window => window.Cpu.Microseconds)),
        PacketsIn = windows.Sum(window => window.PacketsIn),
        PacketsOut = windows.Sum(window => window.PacketsOut),
        Expected = windows.Sum(window => window.Expected),
        Received = windows.Sum(window => window.Received),
        Repeated = windows.Sum(window => window.Repeated),
        SkippedFrames = windows.Sum(window => window.SkippedFrames),
        Delays = [.. windows.SelectMany(window => window.Delays).Order()],
        MemoryPerRoom = windows.Max(window => window.MemoryPerRoom),
    };
}
