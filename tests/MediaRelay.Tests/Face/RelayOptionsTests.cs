using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Face;

/// <summary>A relay with wrong settings does not start, and says which one is wrong.</summary>
public sealed class RelayOptionsTests
{
    private static readonly (string Option, RelayOptions Options)[] Wrong =
    [
        (nameof(RelayOptions.ListenAddresses), new() { ListenAddresses = [] }),
        (nameof(RelayOptions.ListenAddresses), new() { ListenAddresses = [.. Enumerable.Repeat(IPAddress.Loopback, 9)] }),
        (nameof(RelayOptions.ListenAddresses), new() { ListenAddresses = [IPAddress.Any] }),
        (nameof(RelayOptions.ListenAddresses), new() { ListenAddresses = [IPAddress.Loopback, IPAddress.IPv6Any] }),
        (nameof(RelayOptions.AnnouncedAddresses), new() { AnnouncedAddresses = [IPAddress.Loopback, IPAddress.IPv6Loopback] }),
        (nameof(RelayOptions.Loops), new() { Loops = 0 }),
        (nameof(RelayOptions.Loops), new() { Loops = 257 }),
        (nameof(RelayOptions.Port), new() { Port = -1 }),
        (nameof(RelayOptions.Port), new() { Port = 65_535, Loops = 2 }),
        (nameof(RelayOptions.Port), new() { Port = 65_536, Loops = 1 }),
        (nameof(RelayOptions.Port), new() { Port = int.MaxValue, Loops = 2 }),
        (nameof(RelayOptions.Udp), new() { Udp = false, Tcp = false }),
        (nameof(RelayOptions.ConsentTimeout), new() { ConsentTimeout = TimeSpan.FromSeconds(4) }),
        (nameof(RelayOptions.ConsentTimeout), new() { ConsentTimeout = TimeSpan.FromSeconds(121) }),
        (nameof(RelayOptions.SetupTimeout), new() { SetupTimeout = TimeSpan.Zero }),
        (nameof(RelayOptions.RetransmissionHistory), new() { RetransmissionHistory = TimeSpan.FromMilliseconds(99) }),
        (nameof(RelayOptions.RetransmissionHistory), new() { RetransmissionHistory = TimeSpan.FromSeconds(11) }),
        (nameof(RelayOptions.FrameGathering), new() { FrameGathering = TimeSpan.FromMicroseconds(-1) }),
        (nameof(RelayOptions.FrameGathering), new() { FrameGathering = TimeSpan.FromMilliseconds(6) }),
        (nameof(RelayOptions.ReceiveModeration), new() { ReceiveModeration = TimeSpan.FromMicroseconds(-1) }),
        (nameof(RelayOptions.ReceiveModeration), new() { ReceiveModeration = TimeSpan.FromMilliseconds(6) }),
        (nameof(RelayOptions.MaxIncomingBitrate), new() { MaxIncomingBitrate = 63_999 }),
        (nameof(RelayOptions.MaxRooms), new() { MaxRooms = 0 }),
        (nameof(RelayOptions.MaxTransportsPerRoom), new() { MaxTransportsPerRoom = 0 }),
        (nameof(RelayOptions.MaxProducersPerTransport), new() { MaxProducersPerTransport = -1 }),
        (nameof(RelayOptions.MaxConsumersPerTransport), new() { MaxConsumersPerTransport = 0 }),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Wrong.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Start_OptionOutOfRange_ThrowsWithItsName(int index)
    {
        var (option, options) = Wrong[index];

        var refused = Assert.Throws<ArgumentException>(() => Relay.Start(options, NullLoggerFactory.Instance));

        Assert.Equal(option, refused.ParamName);
        Assert.StartsWith($"{option} must be ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WildcardWithAnnouncedAddress_TellsBrowsersTheAnnouncedOne()
    {
        var options = new RelayOptions
        {
            ListenAddresses = [IPAddress.Any],
            AnnouncedAddresses = [IPAddress.Parse("198.51.100.7")],
            Loops = 1,
            PinLoops = false,
        };
        await using var stage = RelayStage.Start(options);
        await stage.Relay.OpenRoomAsync(RelayStage.Room);

        var description = (await stage.Relay.CreateTransportAsync(RelayStage.Room, RelayStage.Alice, TransportDirection.Send)).Value;

        Assert.Equal(2, description.IceCandidates.Count);
        Assert.All(description.IceCandidates, static candidate => Assert.Equal("198.51.100.7", candidate.Address));
    }

    [Fact]
    public void Start_PortOfTheSecondLoopIsTaken_ThrowsAndLeavesNoSocketBehind()
    {
        // Below the range from which the system gives ports to others.
        var port = 20_000 + (Environment.ProcessId % 10_000);
        using var taken = BindUdp(port + 1);
        var options = new RelayOptions { Port = port, Loops = 2, PinLoops = false };

        Assert.Throws<IOException>(() => Relay.Start(options, NullLoggerFactory.Instance));

        using var free = BindUdp(port);
    }

    private static Socket BindUdp(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
