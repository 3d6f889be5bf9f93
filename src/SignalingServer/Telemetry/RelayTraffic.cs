using System.Diagnostics.Metrics;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Deadlines;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>What this process's relay carries, as of the last look. Any thread.</summary>
internal sealed class RelayTraffic : BackgroundService
{
    public const string Name = "VideoDesk.Relay";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Relay _relay;
    private readonly ILogger<RelayTraffic> _logger;

    /// <summary>Sums over the loops as of the last look, and when that was (a timestamp of the system).</summary>
    private volatile Sums _last = new();

    /// <summary>Datagrams per second between the last two looks.</summary>
    private volatile Rates _rates = new(0, 0);

    public RelayTraffic(Relay relay, IMeterFactory meters, ILogger<RelayTraffic> logger)
    {
        (_relay, _logger) = (relay, logger);
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("videodesk.relay.rooms", () => _last.Rooms, description: "Open rooms of media.");
        meter.CreateObservableGauge("videodesk.relay.transports", () => _last.Transports, description: "Browsers' connections; two for each participant.");
        meter.CreateObservableCounter("videodesk.relay.packets.received", () => _last.Received, description: "Datagrams that came in.");
        meter.CreateObservableCounter("videodesk.relay.packets.sent", () => _last.Sent, description: "Datagrams that went out.");
        meter.CreateObservableCounter("videodesk.relay.packets.unsent", () => _last.Unsent, description: "Datagrams that the kernel did not take, or that had no way.");
        meter.CreateObservableCounter(
            "videodesk.relay.packets.foreign",
            () => _last.Foreign.Select(static one => new Measurement<long>(one.Value, new KeyValuePair<string, object?>("reason", one.Key))),
            description: "Datagrams that belong to no participant, by reason.");
        meter.CreateObservableCounter("videodesk.relay.failures", () => _last.Failures, description: "Each is a bug.");
    }

    public double ReceivedPerSecond => _rates.Received;

    public double SentPerSecond => _rates.Sent;

    /// <summary>Looks now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!(await _relay.GetStatisticsAsync()).TryGet(out var loops, out _))
        {
            return;
        }

        var now = new Sums
        {
            At = TimeProvider.System.GetTimestamp(),
            Rooms = loops.Sum(static loop => loop.Rooms),
            Transports = loops.Sum(static loop => loop.Transports),
            Received = loops.Sum(static loop => loop.DatagramsReceived),
            Sent = loops.Sum(static loop => loop.DatagramsSent),
            Unsent = loops.Sum(static loop => loop.SendDrops),
            Failures = loops.Sum(static loop => loop.Failures),
            Foreign = loops.SelectMany(static loop => loop.Dropped).GroupBy(static one => one.Key)
                .ToDictionary(static group => group.Key, static group => group.Sum(static one => one.Value)),
        };
        var seconds = _last.At == 0 ? 0 : TimeProvider.System.GetElapsedTime(_last.At, now.At).TotalSeconds;
        _rates = seconds > 0 ? new Rates((now.Received - _last.Received) / seconds, (now.Sent - _last.Sent) / seconds) : new Rates(0, 0);
        _last = now;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PeriodicWork(nameof(RelayTraffic), Pause, TimeProvider.System, _logger).RunAsync(LookAsync, stoppingToken);

    private sealed record Rates(double Received, double Sent);

    private sealed record Sums
    {
        public long At { get; init; }

        public int Rooms { get; init; }

        public int Transports { get; init; }

        public long Received { get; init; }

        public long Sent { get; init; }

        public long Unsent { get; init; }

        public long Failures { get; init; }

        public IReadOnlyDictionary<string, long> Foreign { get; init; } = new Dictionary<string, long>();
    }
}
