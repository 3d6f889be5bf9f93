using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Face;

/// <summary>A relay on loopback with a room in which Alice produces and Bob consumes, as far as commands go; media only where peers are added.</summary>
internal sealed class RelayStage : IAsyncDisposable
{
    public static readonly RoomId Room = new("room");
    public static readonly PeerId Alice = new("alice");
    public static readonly PeerId Bob = new("bob");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly OpenSslDtlsEngineFactory _engines =
        new(DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(56), TimeSpan.FromDays(3650)));

    private RelayStage(Relay relay) => Relay = relay;

    public Relay Relay { get; }

    public TransportDescription Send { get; private set; } = null!;

    public TransportDescription Receive { get; private set; } = null!;

    public ProducerId Producer { get; private set; }

    public ConsumerDescription Consumer { get; private set; } = null!;

    public static TestSenderOptions Video { get; } = TestSenderOptions.Video(0xB000);

    /// <summary>What a browser tells of its certificate.</summary>
    public DtlsParameters DtlsParameters => new()
    {
        Role = "client",
        Fingerprints = [new() { Algorithm = _engines.LocalFingerprint.AlgorithmName, Value = _engines.LocalFingerprint.Value }],
    };

    /// <summary>Options of which a test changes a copy.</summary>
    public static RelayOptions Options(IPAddress? address = null, int loops = 2, int maxRooms = 4) => new()
    {
        ListenAddresses = [address ?? IPAddress.Loopback],
        Loops = loops,
        PinLoops = false,
        MaxRooms = maxRooms,
    };

    public static RelayStage Start(RelayOptions? options = null) => new(Relay.Start(options ?? Options(), NullLoggerFactory.Instance));

    public static async Task<RelayStage> StartWithCallAsync(RelayOptions? options = null)
    {
        var stage = Start(options);
        Assert.True((await stage.Relay.OpenRoomAsync(Room)).IsOk);
        stage.Send = (await stage.Relay.CreateTransportAsync(Room, Alice, TransportDirection.Send)).Value;
        stage.Receive = (await stage.Relay.CreateTransportAsync(Room, Bob, TransportDirection.Receive)).Value;
        Assert.True((await stage.Relay.ConnectTransportAsync(stage.Send.Id, stage.DtlsParameters)).IsOk);
        Assert.True((await stage.Relay.ConnectTransportAsync(stage.Receive.Id, stage.DtlsParameters)).IsOk);
        stage.Producer = (await stage.Relay.ProduceAsync(stage.Send.Id, Request(Video))).Value;
        var consume = new ConsumeRequest(stage.Producer, RouterCapabilities.Default);
        stage.Consumer = (await stage.Relay.ConsumeAsync(stage.Receive.Id, consume)).Value;
        return stage;
    }

    public static ProduceRequest Request(TestSenderOptions options) => new(options.Kind, SenderParameters.From(options));

    public SocketPeer AddPeer(TransportDescription description, string protocol = "udp") =>
        new(description, protocol, _engines.Create(DtlsRole.Client));

    /// <summary>A task of the relay that must end, whatever becomes of it.</summary>
    public static Task<T> Bounded<T>(Task<T> task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Reads events up to the first that fits.</summary>
    public async Task<T> EventAsync<T>(Predicate<T> fits)
        where T : RelayEvent
    {
        while (true)
        {
            var happened = await Bounded(Relay.Events.ReadAsync(TestContext.Current.CancellationToken).AsTask());
            if (happened is T candidate && fits(candidate))
            {
                return candidate;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Relay.DisposeAsync();
        _engines.Dispose();
    }
}
