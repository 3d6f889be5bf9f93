using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay;

/// <content>Checks, and the plain values that the parts of the relay work with.</content>
public sealed partial class RelayOptions
{
    /// <summary>Throws with the name of the first option that is out of range.</summary>
    internal void Validate()
    {
        Require(ListenAddresses.Count is > 0 and <= 8, nameof(ListenAddresses), "1 to 8 addresses");
        Require(AnnouncedAddresses.Count == 0 || AnnouncedAddresses.Count == ListenAddresses.Count, nameof(AnnouncedAddresses), "none, or one per listening address");
        Require(AnnouncedAddresses.Count > 0 || !ListenAddresses.Any(IsWildcard), nameof(ListenAddresses), "addresses that a browser can reach, unless AnnouncedAddresses are given");
        Require(Loops is > 0 and <= 256, nameof(Loops), "1 to 256");
        Require(Port >= 0 && Port <= ushort.MaxValue - (Loops - 1), nameof(Port), "0, or a port with room for one per loop");
        Require(Udp || Tcp, nameof(Udp), "true when Tcp is false");
        Require(ConsentTimeout >= TimeSpan.FromSeconds(5) && ConsentTimeout <= TimeSpan.FromMinutes(2), nameof(ConsentTimeout), "5 s to 2 min");
        Require(SetupTimeout >= TimeSpan.FromSeconds(1), nameof(SetupTimeout), "at least 1 s");
        Require(RetransmissionHistory >= TimeSpan.FromMilliseconds(100) && RetransmissionHistory <= TimeSpan.FromSeconds(10), nameof(RetransmissionHistory), "100 ms to 10 s");
        Require(FrameGathering >= TimeSpan.Zero && FrameGathering <= TimeSpan.FromMilliseconds(5), nameof(FrameGathering), "0 to 5 ms");
        Require(ReceiveModeration >= TimeSpan.Zero && ReceiveModeration <= TimeSpan.FromMilliseconds(5), nameof(ReceiveModeration), "0 to 5 ms");
        Require(MaxIncomingBitrate >= 64_000, nameof(MaxIncomingBitrate), "at least 64,000");
        Require(MaxRooms > 0, nameof(MaxRooms), "positive");
        Require(MaxTransportsPerRoom > 0, nameof(MaxTransportsPerRoom), "positive");
        Require(MaxProducersPerTransport > 0, nameof(MaxProducersPerTransport), "positive");
        Require(MaxConsumersPerTransport > 0, nameof(MaxConsumersPerTransport), "positive");
    }

    internal LoopOptions ToLoopOptions(int loop) => new()
    {
        Name = $"relay-{loop}",
        ListenAddresses = ListenAddresses,
        Port = Port == 0 ? 0 : Port + loop,
        Udp = Udp,
        Tcp = Tcp,
        ReceiveModeration = Duration.From(ReceiveModeration),
        Core = PinLoops ? loop % Environment.ProcessorCount : null,
    };

    internal RelayCoreSettings ToCoreSettings(int loop, IReadOnlyList<LoopEndpoint> endpoints, long unixMicrosecondsAtZero) => new()
    {
        Candidates = [.. endpoints.Select(Describe)],
        ConsentTimeout = Duration.From(ConsentTimeout),
        SetupTimeout = Duration.From(SetupTimeout),
        History = Duration.From(RetransmissionHistory),
        FrameGathering = Duration.From(FrameGathering),
        MaxRooms = MaxRooms,
        MaxTransportsPerRoom = MaxTransportsPerRoom,
        MaxProducersPerTransport = MaxProducersPerTransport,
        MaxConsumersPerTransport = MaxConsumersPerTransport,
        MaxIncomingBitrate = MaxIncomingBitrate,
        UnixMicrosecondsAtZero = unixMicrosecondsAtZero,
        IdPrefix = loop.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>A candidate with a priority by RFC 8445 §5.1.2.1: host type, UDP before TCP, earlier addresses before later ones.</summary>
    private IceCandidate Describe(LoopEndpoint endpoint)
    {
        var isUdp = endpoint.Kind == PathKind.Udp;
        var address = AnnouncedAddresses.Count > 0 ? AnnouncedAddresses[endpoint.Socket] : endpoint.Address;
        var localPreference = (uint)((isUdp ? 0xFFFF : 0x7FFF) - endpoint.Socket);
        return new IceCandidate
        {
            Foundation = $"{(isUdp ? "udp" : "tcp")}{endpoint.Socket}",
            Priority = (126u << 24) | (localPreference << 8) | 255,
            Address = address.ToString(),
            Protocol = isUdp ? "udp" : "tcp",
            Port = (ushort)endpoint.Port,
            TcpType = isUdp ? null : "passive",
        };
    }

    private static bool IsWildcard(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static void Require(bool holds, string option, string range)
    {
        if (!holds)
        {
            throw new ArgumentException($"{option} must be {range}.", option);
        }
    }
}
