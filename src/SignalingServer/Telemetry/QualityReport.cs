using System.Text.Json;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>What a browser says of the last seconds of a call (<c>reportQuality</c>). It is counted and kept nowhere.</summary>
internal sealed record QualityReport
{
    /// <summary>The method's name.</summary>
    public const string Method = "reportQuality";

    /// <summary>A report is about ten seconds; one about more than a minute is none.</summary>
    private const double LongestSeconds = 60;

    /// <summary>Of a minute at 20 Mbit/s in small packets, and a margin.</summary>
    private const long MostPackets = 1_000_000;

    private static readonly string[] Paths = ["udp", "tcp", "turn"];

    /// <summary>How long it is about.</summary>
    public required double Seconds { get; init; }

    /// <summary>Times that a picture stood still.</summary>
    public required int Freezes { get; init; }

    /// <summary>For how long altogether; several pictures may stand still at once.</summary>
    public required double FrozenSeconds { get; init; }

    public required long PacketsReceived { get; init; }

    public required long PacketsLost { get; init; }

    public required double RoundTripMilliseconds { get; init; }

    /// <summary>How media goes: <c>udp</c>, <c>tcp</c>, or <c>turn</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it can be: whoever sends something else spoils no figure.</summary>
    public bool IsPlausible => Seconds is > 0 and <= LongestSeconds && Freezes is >= 0 and <= 1000 && FrozenSeconds is >= 0 and <= 16 * LongestSeconds
        && PacketsReceived is >= 0 and <= MostPackets && PacketsLost is >= 0 and <= MostPackets && RoundTripMilliseconds is >= 0 and <= 60_000
        && Paths.Contains(Path);

    /// <exception cref="UnreadableRequestException">It is something else, or cannot be.</exception>
    public static QualityReport Read(JsonElement data)
    {
        try
        {
            return data.ValueKind == JsonValueKind.Object && data.Deserialize<QualityReport>(MediaJson.Options) is { IsPlausible: true } report
                ? report
                : throw new UnreadableRequestException(null);
        }
        catch (JsonException exception)
        {
            throw new UnreadableRequestException(exception);
        }
    }
}
