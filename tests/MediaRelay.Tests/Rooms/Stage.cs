using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Tests.Dtls;
using VideoDesk.MediaRelay.Tests.Ice;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

/// <summary>A core with one sending transport, for parts that do not exist without one.</summary>
internal sealed class Stage
{
    public const byte Vp8 = 96;
    public const byte Rtx = 97;

    public static readonly TransportAddress Browser = TransportAddress.From(new IPEndPoint(IPAddress.Loopback, 5000));

    /// <summary>A sound DTLS record: ChangeCipherSpec, since it is the shortest.</summary>
    private const string Record = "14 FEFD 0000 000000000000 0001 01";

    /// <summary>A fatal alert, as the engine takes it: the session is broken.</summary>
    private const string Alert = "15 FEFD 0000 000000000001 0002 0214";

    private readonly StubEngines _engines;
    private int _producers;

    public Stage(bool handshakeFails = false)
    {
        _engines = new StubEngines(handshakeFails);
        Core = new RelayCore(new RelayCoreSettings { Candidates = [] }, _engines, Take);
        Sender = Open(TransportDirection.Send);
    }

    public static Timestamp Start { get; } = Timestamp.FromMilliseconds(1_000);

    public RelayCore Core { get; }

    public Transport Sender { get; }

    public List<byte[]> SentDatagrams { get; } = [];

    /// <summary>States that the core told of its transports.</summary>
    public List<TransportState> States { get; } = [];

    public static ProducerFormat Format(string? mid, MediaKind kind = MediaKind.Video, params EncodingFormat[] encodings) => new(
        kind,
        kind == MediaKind.Video ? CodecKind.Vp8 : CodecKind.Opus,
        ClockRate: kind == MediaKind.Video ? 90_000 : 48_000,
        new PayloadType(kind == MediaKind.Video ? Vp8 : (byte)111),
        kind == MediaKind.Video ? new PayloadType(Rtx) : null,
        mid,
        Cname: "name",
        new HeaderExtensionIds(Mid: 1, Rid: 2, RepairedRid: 3, AbsoluteSendTime: 4, TransportSequence: 5, AudioLevel: 6, DependencyDescriptor: 0),
        FeedbackSet.Nack | FeedbackSet.Pli,
        encodings.Length > 0 ? encodings : [Encoding()],
        new RtpParameters());

    public static EncodingFormat Encoding(uint? ssrc = null, string? rid = null, uint? rtx = null) =>
        new(ssrc is { } media ? new Ssrc(media) : null, rid, rtx is { } repair ? new Ssrc(repair) : null, null, null);

    public static IncomingPacket Packet(ushort sequence, uint timestamp = 0, byte[]? payload = null, bool marker = false) => new()
    {
        SequenceNumber = sequence,
        RtpTimestamp = timestamp,
        Marker = marker,
        IsRetransmission = false,
        Payload = payload ?? [1, 2, 3],
        AudioLevel = 0xFF,
    };

    public Transport Open(TransportDirection direction)
    {
        var peer = new Peer(new PeerId("peer"), new Room(new RoomId("room"), Core));
        return new Transport(new TransportId("t"), peer, direction, Core, new DtlsSession(_engines.Create(DtlsRole.Server)), Start);
    }

    public Producer Produce(ProducerFormat format)
    {
        var producer = new Producer(new ProducerId($"p{_producers++}"), Sender, format, Core.Settings, Core.Blocks);
        Sender.Producers.Add(producer);
        Sender.Streams.Add(producer);
        return producer;
    }

    public OutgoingTrack Consume(Producer producer, Transport viewer, uint seed = 1)
    {
        var track = new OutgoingTrack(new ConsumerId("c"), producer, viewer, HeaderSamples.Format(hasRtx: false), seed);
        viewer.Add(track);
        producer.Consumers.Add(track);
        return track;
    }

    /// <summary>ICE and DTLS succeed, or DTLS fails.</summary>
    public void Connect(Transport transport)
    {
        var sink = new RecordingSink(SentDatagrams);
        transport.Connect(StubEngine.Fingerprint, Start);
        transport.HandleStun(Start, Browser, new IceCheck { UseCandidate = true }.Write(transport.LocalCredentials), ref sink);
        transport.HandleDtls(Start, Browser, Rtp.Hostile.Hex(Record), ref sink);
    }

    /// <summary>The session fails after it was established.</summary>
    public void Break(Transport transport)
    {
        var sink = new RecordingSink(SentDatagrams);
        transport.HandleDtls(Start, Browser, Rtp.Hostile.Hex(Alert), ref sink);
    }

    /// <summary>The same by the core's own doors, for a transport that it created.</summary>
    public void Handshake(TransportDescription description)
    {
        var check = new IceCheck
        {
            Username = $"{description.IceParameters.UsernameFragment}:peer",
            Password = description.IceParameters.Password,
            UseCandidate = true,
        };
        var sink = new RecordingSink(SentDatagrams);
        Core.HandleDatagram(Start, Browser, check.Write(Sender.LocalCredentials), ref sink);
        Core.HandleDatagram(Start, Browser, Rtp.Hostile.Hex(Record), ref sink);
    }

    /// <summary>Runs timeouts until an instant; fails when the core wants to be called over and over.</summary>
    public void RunUntil(Timestamp end, int maxCalls)
    {
        var sink = new RecordingSink(SentDatagrams);
        for (var now = Start; now <= end; maxCalls--)
        {
            Assert.True(maxCalls > 0, $"no rest at {now.Milliseconds} ms");
            Core.EndOfBatch(now, ref sink);
            Core.HandleTimeouts(now, ref sink);
            var next = Core.NextDeadline;
            now = next > now ? next : new Timestamp(now.Microseconds + 1);
        }
    }

    private void Take(RelayEvent happened)
    {
        if (happened is TransportStateChanged changed)
        {
            States.Add(changed.State);
        }
    }

    /// <summary>Keys of the browser's side: all zero, as the stub exports them.</summary>
    public static SrtpSender NewBrowserSender() => new(new SrtpKeys(SrtpProfile.AeadAes128Gcm, new byte[16], new byte[12]));
}
