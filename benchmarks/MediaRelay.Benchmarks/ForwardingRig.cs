using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>
/// The whole core without a network: one sender, any number of viewers, all connected. Packets are protected beforehand, so that only the
/// relay's own work is measured: classify, decrypt, keep, and per viewer rewrite and encrypt.
/// </summary>
internal sealed class ForwardingRig : IDisposable
{
    /// <summary>Packets of a frame: they come in one batch and leave as one run per viewer.</summary>
    public const int Burst = 6;

    private const uint MediaSsrc = 0x1111;

    private const int HeaderLength = RtpHeader.FixedLength;

    private static readonly RoomId Room = new("bench");

    /// <summary>The shortest sound record: the engine of this rig is established after any.</summary>
    private static readonly byte[] ChangeCipherSpec = [20, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1];

    private readonly RelayCore _core;

    /// <summary>Protects like the browser that sends: in this rig both directions have the same keys' halves as DTLS-SRTP gives them.</summary>
    private readonly SrtpSender _browser;

    private readonly SinkTotals _totals = new();

    private readonly List<Viewer> _viewers = [];

    private readonly int _payloadLength;

    private CountingSink _sink;

    /// <summary>Datagrams that wait to be fed, one after another.</summary>
    private byte[] _prepared = [];

    private TransportAddress _sender;

    /// <summary>Last sequence number of every stream when the rig was ready.</summary>
    private readonly Dictionary<uint, ushort> _sequencesAtStart;

    /// <summary>Packets fed since then.</summary>
    private int _packetsSinceStart;

    private Timestamp _now = new(1_000_000_000);

    private long _sequence = 1;

    private uint _rtpTimestamp;

    public ForwardingRig(int viewers, int payloadLength, SrtpProfile profile)
    {
        _payloadLength = payloadLength;
        _sink = new CountingSink(_totals);
        var settings = new RelayCoreSettings
        {
            Candidates = [],
            FrameGathering = Duration.Zero,
            MaxIncomingBitrate = int.MaxValue,

            // Nobody repeats checks here.
            ConsentTimeout = Duration.FromSeconds(1_000_000),
        };
        _core = new RelayCore(settings, new PresharedEngineFactory(profile), static _ => { });
        _browser = new SrtpSender(ClientKeys(profile));
        Check(_core.OpenRoom(Room, _now));
        var producer = Produce();
        for (var i = 0; i < viewers; i++)
        {
            _viewers.Add(Consume(i, producer, profile));
        }

        _totals.LastSequences = [];
        Prepare(Burst);
        Run(Burst);
        _sequencesAtStart = _totals.LastSequences;
        _totals.LastSequences = null;
        if (DatagramsOut < viewers * Burst)
        {
            throw new InvalidOperationException($"expected {viewers * Burst} datagrams, saw {DatagramsOut}");
        }
    }

    /// <summary>Datagrams that left so far.</summary>
    public long DatagramsOut => _totals.Datagrams;

    private int DatagramLength => HeaderLength + _payloadLength + _browser.RtpOverhead;

    /// <summary>Protects packets for the next <see cref="Run"/>.</summary>
    public void Prepare(int packets)
    {
        _prepared = _prepared.Length >= packets * DatagramLength ? _prepared : new byte[packets * DatagramLength];
        var payload = new byte[_payloadLength];
        for (var i = 0; i < packets; i++)
        {
            var endsFrame = (i + 1) % Burst == 0;
            WritePayload(payload, isFrameStart: i % Burst == 0);
            var datagram = _prepared.AsSpan(i * DatagramLength, DatagramLength);
            new RtpHeaderWriter
            {
                Marker = endsFrame,
                PayloadType = new(101),
                SequenceNumber = (ushort)_sequence,
                Timestamp = _rtpTimestamp,
                Ssrc = new(MediaSsrc),
            }.WriteTo(datagram);
            _browser.ProtectRtp(datagram, HeaderLength, payload, _sequence++);
            _rtpTimestamp += endsFrame ? 3000u : 0;
        }
    }

    /// <summary>Feeds what was prepared, in batches of a frame. A frame lasts 33 ms of the rig's time.</summary>
    public void Run(int packets)
    {
        _packetsSinceStart += _totals.LastSequences is null ? packets : 0;
        for (var i = 0; i < packets; i++)
        {
            _core.HandleDatagram(_now, _sender, _prepared.AsSpan(i * DatagramLength, DatagramLength), ref _sink);
            if ((i + 1) % Burst == 0)
            {
                _core.EndOfBatch(_now, ref _sink);
                _core.HandleTimeouts(_now, ref _sink);
                _now += Duration.FromMilliseconds(33);
            }
        }
    }

    /// <summary>Lets every viewer ask for the last packets again, over and over.</summary>
    public void Nack(int rounds, int packetsPerNack)
    {
        Span<byte> rtcp = stackalloc byte[256];
        Span<ushort> lost = stackalloc ushort[packetsPerNack];
        for (var round = 0; round < rounds; round++)
        {
            _now += Duration.FromMilliseconds(21);
            foreach (var viewer in _viewers)
            {
                var last = _sequencesAtStart[viewer.Source.Value] + _packetsSinceStart;
                for (var i = 0; i < lost.Length; i++)
                {
                    lost[i] = (ushort)(last - packetsPerNack + 1 + i);
                }

                var length = Rtcp.Nack.Write(rtcp, new(new(1), viewer.Source), lost, out _);
                length = viewer.Protect.ProtectRtcp(rtcp, length);
                _core.HandleDatagram(_now, viewer.Address, rtcp[..length], ref _sink);
            }
        }
    }

    public void Dispose()
    {
        Check(_core.CloseRoom(Room, _now));
        _core.HandleTimeouts(_now, ref _sink);
        _browser.Dispose();
        foreach (var viewer in _viewers)
        {
            viewer.Protect.Dispose();
        }
    }

    /// <summary>A VP8 descriptor with a 15-bit picture id; the first packet of all is a key frame, and so is every other: viewers may begin.</summary>
    private static void WritePayload(Span<byte> payload, bool isFrameStart)
    {
        payload.Fill(0xAB);
        payload[0] = (byte)(0x80 | (isFrameStart ? 0x10 : 0));
        payload[1] = 0xC0;
        payload[2] = 0x80;
        payload[3] = 1;
        payload[4] = 1;
        payload[5] = 0;
    }

    private ProducerId Produce()
    {
        var transport = Connect("sender", TransportDirection.Send, 1);
        _sender = transport.Address;
        return Check(_core.Produce(transport.Id, new ProduceRequest(MediaKind.Video, new RtpParameters
        {
            Mid = "0",
            Codecs = [new() { MimeType = "video/VP8", PayloadType = 101, ClockRate = 90_000, RtcpFeedback = [new() { Type = "nack" }] }],
            Encodings = [new() { Ssrc = MediaSsrc }],
        }), _now));
    }

    private Viewer Consume(int number, ProducerId producer, SrtpProfile profile)
    {
        var transport = Connect($"viewer{number}", TransportDirection.Receive, 2 + number);
        var consumer = Check(_core.Consume(transport.Id, new ConsumeRequest(producer, RouterCapabilities.Default) { Paused = false }, _now));
        var ssrc = consumer.RtpParameters.Encodings![0].Ssrc!.Value;
        return new(transport.Address, new Ssrc(ssrc), new SrtpSender(ClientKeys(profile)));
    }

    /// <summary>A transport whose browser has answered a check and shaken hands.</summary>
    private (TransportId Id, TransportAddress Address) Connect(string peer, TransportDirection direction, int number)
    {
        var description = Check(_core.CreateTransport(Room, new(peer), direction, _now));
        Check(_core.ConnectTransport(description.Id, description.DtlsParameters with { Role = "client" }, _now));
        var address = TransportAddress.From(new IPEndPoint(new IPAddress([127, 1, (byte)(number >> 8), (byte)number]), 5000));
        Span<byte> request = stackalloc byte[256];
        var writer = StunWriter.Request(request, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        writer.AddUsername(System.Text.Encoding.ASCII.GetBytes($"{description.IceParameters.UsernameFragment}:them"));
        writer.AddPriority(1);
        writer.AddIceControlling(1);
        writer.AddUseCandidate();
        writer.AddIntegrity(System.Text.Encoding.ASCII.GetBytes(description.IceParameters.Password));
        writer.AddFingerprint();
        _core.HandleDatagram(_now, address, request[..writer.Finish()], ref _sink);
        _core.HandleDatagram(_now, address, ChangeCipherSpec.ToArray(), ref _sink);
        return (description.Id, address);
    }

    /// <summary>The client's half of the keying material (RFC 5764 §4.2).</summary>
    private static SrtpKeys ClientKeys(SrtpProfile profile)
    {
        var (key, salt) = (SrtpSessionKeys.KeyLength(profile), SrtpSessionKeys.SaltLength(profile));
        var material = new byte[2 * (key + salt)];
        PresharedEngine.FillKeyingMaterial(material);
        return new SrtpKeys(profile, material[..key], material[(2 * key)..((2 * key) + salt)]);
    }

    private static T Check<T>(Outcome<T> outcome) => outcome.Value;

    /// <summary>One viewer: where it is, what it receives, and its keys.</summary>
    private sealed record Viewer(TransportAddress Address, Ssrc Source, SrtpSender Protect);
}
