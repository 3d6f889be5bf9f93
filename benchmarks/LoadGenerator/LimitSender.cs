using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator;

/// <summary>The sender of <c>--limit</c>: viewer by viewer a burst, from one buffer, as fast as it goes. Belongs to one thread.</summary>
internal sealed class LimitSender(LimitOptions options, TransportAddress[] viewers) : IDisposable
{
    private readonly LoopCounters _counters = new();
    private readonly NativeBuffer _burst = new(options.Burst * options.Size);

    /// <summary>Sends until the time is over.</summary>
    /// <param name="segmented">Whether a burst leaves as one run or datagram by datagram.</param>
    public LimitSample Measure(bool segmented)
    {
        using var port = UdpPort.TryOpen(new() { SegmentationOffload = segmented }, new(IPAddress.Loopback, 0), 0)
            ?? throw new IOException("No port is free.");
        using var sender = new UdpSender(_counters);
        if (port.SegmentationOffload != segmented)
        {
            throw new NotSupportedException("This kernel cannot send runs (UDP_SEGMENT).");
        }

        var sentBefore = _counters.DatagramsOut;
        var cpuBefore = ThreadCpuClock.Now;
        var start = MonotonicClock.Now;
        var end = start + Duration.FromMilliseconds(options.Milliseconds);
        while (MonotonicClock.Now < end)
        {
            SendToEveryViewer(port, sender);
        }

        var cpu = new Duration(ThreadCpuClock.Now.Microseconds - cpuBefore.Microseconds);
        return new(segmented, _counters.DatagramsOut - sentBefore, MonotonicClock.Now - start, cpu);
    }

    public void Dispose() => _burst.Dispose();

    private unsafe void SendToEveryViewer(UdpPort port, UdpSender sender)
    {
        foreach (ref readonly var viewer in viewers.AsSpan())
        {
            sender.Open(port, viewer);
            sender.Send(new(_burst.Start, _burst.Length), options.Size);
        }
    }
}

/// <summary>One measurement: datagrams that the kernel took, in how much time and CPU time of the sending thread.</summary>
internal sealed record LimitSample(bool Segmented, long Sent, Duration Elapsed, Duration Cpu)
{
    /// <summary>Datagrams that the viewers received meanwhile.</summary>
    public long Received { get; init; }

    public double PacketsPerSecond => Sent / Elapsed.TotalSeconds;

    public double PacketsPerCpuSecond => Sent / Cpu.TotalSeconds;
}
