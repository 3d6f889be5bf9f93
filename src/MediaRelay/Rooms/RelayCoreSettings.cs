using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>The plain values that the core works with; <see cref="RelayOptions"/> documents them.</summary>
internal sealed record RelayCoreSettings
{
    /// <summary>Told to every browser: where this loop listens.</summary>
    public required IReadOnlyList<IceCandidate> Candidates { get; init; }

    public Duration ConsentTimeout { get; init; } = Duration.FromSeconds(30);

    public Duration SetupTimeout { get; init; } = Duration.FromSeconds(60);

    public Duration History { get; init; } = Duration.FromSeconds(1);

    public Duration FrameGathering { get; init; } = new(100);

    public int MaxRooms { get; init; } = 2000;

    public int MaxTransportsPerRoom { get; init; } = 1200;

    public int MaxProducersPerTransport { get; init; } = 8;

    public int MaxConsumersPerTransport { get; init; } = 256;

    /// <summary>Bits per second.</summary>
    public int MaxIncomingBitrate { get; init; } = 20_000_000;

    /// <summary>Microseconds of Unix time at the start of the monotonic clock: sender reports carry wall-clock time.</summary>
    public long UnixMicrosecondsAtZero { get; init; }

    /// <summary>Prefix of every id, so that the host finds the loop of an id.</summary>
    public string IdPrefix { get; init; } = "0";
}
