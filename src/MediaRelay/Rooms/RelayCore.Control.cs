using System.Security.Cryptography;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Commands. Each gives its result or a refusal; none throws for what a caller may get wrong.</content>
internal sealed partial class RelayCore
{
    /// <summary>Names of rooms and participants are the host's; this bounds what is kept of them.</summary>
    private const int MaxNameLength = 128;

    private readonly Dictionary<RoomId, Room> _rooms = [];

    private readonly Dictionary<TransportId, Transport> _transports = [];

    private readonly Dictionary<ProducerId, Producer> _producers = [];

    private readonly Dictionary<ConsumerId, OutgoingTrack> _consumers = [];

    public Outcome<Done> OpenRoom(RoomId id, Timestamp now)
    {
        if (!IsName(id.Value))
        {
            return RefusalCode.InvalidArgument;
        }

        if (_rooms.ContainsKey(id))
        {
            return RefusalCode.RoomExists;
        }

        if (_rooms.Count >= Settings.MaxRooms)
        {
            return RefusalCode.LimitReached;
        }

        var room = new Room(id, this);
        _rooms.Add(id, room);
        _roomDeadlines.Schedule(room, now + Room.HousekeepingInterval);
        return new Done();
    }

    public Outcome<TransportDescription> CreateTransport(RoomId roomId, PeerId peerId, TransportDirection direction, Timestamp now)
    {
        if (!_rooms.TryGetValue(roomId, out var room))
        {
            return RefusalCode.RoomNotFound;
        }

        if (!IsName(peerId.Value) || !Enum.IsDefined(direction))
        {
            return RefusalCode.InvalidArgument;
        }

        if (room.TransportCount >= Settings.MaxTransportsPerRoom)
        {
            return RefusalCode.LimitReached;
        }

        if (!room.Peers.TryGetValue(peerId, out var peer))
        {
            peer = new Peer(peerId, room);
        }

        if ((direction == TransportDirection.Send ? peer.Send : peer.Receive) is not null)
        {
            return RefusalCode.TransportExists;
        }

        return Register(peer, direction, now);
    }

    public Outcome<Done> ConnectTransport(TransportId id, DtlsParameters parameters, Timestamp now)
    {
        if (!_transports.TryGetValue(id, out var transport))
        {
            return RefusalCode.TransportNotFound;
        }

        if (transport.IsConnectRequested)
        {
            return RefusalCode.TransportAlreadyConnected;
        }

        if (!FingerprintChoice.TryChoose(parameters, out var fingerprint))
        {
            return RefusalCode.InvalidDtlsParameters;
        }

        transport.Connect(fingerprint, now);
        return new Done();
    }

    public Outcome<IceParameters> RestartIce(TransportId id)
    {
        if (!_transports.TryGetValue(id, out var transport))
        {
            return RefusalCode.TransportNotFound;
        }

        return Describe(transport.RestartIce());
    }

    public Outcome<ProducerId> Produce(TransportId id, ProduceRequest request, Timestamp now)
    {
        if (!_transports.TryGetValue(id, out var transport))
        {
            return RefusalCode.TransportNotFound;
        }

        if (transport.Direction != TransportDirection.Send)
        {
            return RefusalCode.WrongDirection;
        }

        if (!transport.IsConnectRequested)
        {
            return RefusalCode.TransportNotConnected;
        }

        if (transport.Producers.Count >= Settings.MaxProducersPerTransport)
        {
            return RefusalCode.LimitReached;
        }

        var cname = CanonicalNameOf(transport, request.RtpParameters.Rtcp?.Cname);
        if (!ProducerFormats.From(request.Kind, request.RtpParameters, cname).TryGet(out var format, out var refusal))
        {
            return refusal;
        }

        if (transport.Streams.Conflicts(format))
        {
            return RefusalCode.DuplicateStream;
        }

        var producer = new Producer(new(NewId("p")), transport, format, Settings, Blocks);
        producer.SetPaused(request.Paused, now);
        transport.Producers.Add(producer);
        transport.Streams.Add(producer);
        _producers.Add(producer.Id, producer);
        return producer.Id;
    }

    public Outcome<ConsumerDescription> Consume(TransportId id, ConsumeRequest request, Timestamp now)
    {
        if (!_transports.TryGetValue(id, out var transport))
        {
            return RefusalCode.TransportNotFound;
        }

        if (transport.Direction != TransportDirection.Receive)
        {
            return RefusalCode.WrongDirection;
        }

        if (!_producers.TryGetValue(request.ProducerId, out var producer))
        {
            return RefusalCode.ProducerNotFound;
        }

        if (producer.Transport.Room != transport.Room)
        {
            return RefusalCode.ForeignProducer;
        }

        if (transport.Consumers.Count >= Settings.MaxConsumersPerTransport)
        {
            return RefusalCode.LimitReached;
        }

        if (!ConsumerFormats.From(producer.Format, request.RtpCapabilities, transport.NextMid(), NewSsrc(transport)).TryGet(out var format, out var refusal))
        {
            return refusal;
        }

        var consumer = new OutgoingTrack(new(NewId("c")), producer, transport, format, (uint)Random.Shared.Next());
        transport.Add(consumer);
        producer.Consumers.Add(consumer);
        _consumers.Add(consumer.Id, consumer);
        if (!request.Paused)
        {
            ResumeConsumer(consumer.Id, now);
        }

        return new ConsumerDescription(consumer.Id, producer.Id, producer.Format.Kind, format.Parameters)
        {
            ProducerPaused = producer.IsPaused,
            SpatialLayers = producer.Tracks.Count,
        };
    }

    private TransportDescription Register(Peer peer, TransportDirection direction, Timestamp now)
    {
        var engine = _engines.Create(DtlsRole.Server);
        var transport = new Transport(new(NewId("t")), peer, direction, this, new DtlsSession(engine), now);
        if (direction == TransportDirection.Send)
        {
            peer.Send = transport;
        }
        else
        {
            peer.Receive = transport;
        }

        peer.Room.Peers[peer.Id] = peer;
        _transports.Add(transport.Id, transport);
        UpdateRoutes(transport);
        Schedule(transport, now + Settings.SetupTimeout);
        var fingerprint = transport.Dtls.LocalFingerprint;
        return new TransportDescription(
            transport.Id,
            Describe(transport.LocalCredentials),
            Settings.Candidates,
            new DtlsParameters { Role = "server", Fingerprints = [new() { Algorithm = fingerprint.AlgorithmName, Value = fingerprint.Value }] });
    }

    /// <summary>One CNAME for all tracks of a transport, so that viewers keep them in step. Chromium leaves it empty for simulcast.</summary>
    private static string CanonicalNameOf(Transport transport, string? proposed)
    {
        if (transport.Producers.Count > 0)
        {
            return transport.Producers[0].Format.Cname;
        }

        return string.IsNullOrEmpty(proposed) ? NewToken() : proposed;
    }

    private static IceParameters Describe(IceCredentials credentials) => new()
    {
        UsernameFragment = credentials.Fragment.ToString(),
        Password = credentials.Password,
        IceLite = true,
    };

    private static bool IsName(string? name) => !string.IsNullOrEmpty(name) && name.Length <= MaxNameLength;

    private static Ssrc NewSsrc(Transport transport)
    {
        while (true)
        {
            var candidate = new Ssrc((uint)Random.Shared.NextInt64(1, uint.MaxValue - 1));
            if (!transport.UsesSsrc(candidate) && !transport.UsesSsrc(new(candidate.Value + 1)))
            {
                return candidate;
            }
        }
    }

    private string NewId(string kind) => $"{Settings.IdPrefix}-{kind}-{NewToken()}";

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
