using System.Diagnostics;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Operations;

/// <summary>Measures this process. One reader.</summary>
internal sealed class OwnFigures(NodeSettings node, IServiceProvider services)
{
    private static readonly string Version = typeof(OwnFigures).Assembly.GetName().Version?.ToString(3) ?? "";

    private readonly DateTimeOffset _startedAt = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    /// <summary>Processor time as of the last reading, and when that was (a timestamp of the system).</summary>
    private (long At, TimeSpan Used) _processor = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public NodeFigures Read()
    {
        var connections = services.GetService<OpenConnections>();
        var traffic = services.GetService<RelayTraffic>();
        return new NodeFigures(node.Id, RolesOf(node), _startedAt, TimeProvider.System.GetUtcNow())
        {
            Version = Version,
            Schema = NodeIdentity.KnownMigrations,
            Memory = Environment.WorkingSet,
            Processors = ReadProcessors(),
            Connections = connections?.Count,
            Seats = connections?.Seats.Count,
            Calls = connections?.Calls,
            Rooms = services.GetService<RelayMediaRooms>()?.Count,
            PacketsReceived = traffic?.ReceivedPerSecond,
            PacketsSent = traffic?.SentPerSecond,
        };
    }

    private static IReadOnlyList<string> RolesOf(NodeSettings node) =>
        [.. node.IsWeb ? ["web"] : Array.Empty<string>(), .. node.IsRelay ? ["relay"] : Array.Empty<string>()];

    private double ReadProcessors()
    {
        var before = _processor;
        _processor = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var seconds = TimeProvider.System.GetElapsedTime(before.At, _processor.At).TotalSeconds;
        return seconds > 0 ? Math.Round((_processor.Used - before.Used).TotalSeconds / seconds, 2) : 0;
    }
}
