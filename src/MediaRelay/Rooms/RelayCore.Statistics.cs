using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Statistics, read on the loop between two packets.</content>
internal sealed partial class RelayCore
{
    public RelayLoopStatistics GetStatistics() => new(0)
    {
        Rooms = _rooms.Count,
        Transports = _transports.Count,
        Dropped = Dropped.ToDictionary(),
    };

    public Outcome<TransportStatistics> GetTransportStatistics(TransportId id)
    {
        if (!_transports.TryGetValue(id, out var transport))
        {
            return RefusalCode.TransportNotFound;
        }

        return transport.GetStatistics();
    }

    public Outcome<ProducerStatistics> GetProducerStatistics(ProducerId id, Timestamp now)
    {
        if (!_producers.TryGetValue(id, out var producer))
        {
            return RefusalCode.ProducerNotFound;
        }

        return new ProducerStatistics(id, producer.IsPaused, producer.Score, [.. producer.Tracks.Select(track => track.GetStatistics(now))]);
    }

    public Outcome<ConsumerStatistics> GetConsumerStatistics(ConsumerId id, Timestamp now)
    {
        if (!_consumers.TryGetValue(id, out var consumer))
        {
            return RefusalCode.ConsumerNotFound;
        }

        return consumer.GetStatistics(now);
    }
}

/// <content>Statistics.</content>
internal sealed partial class Transport
{
    public TransportStatistics GetStatistics()
    {
        var hasFeedback = _sentPackets is { PacketsReceived: > 0 };
        return new TransportStatistics(Id, State)
        {
            BytesReceived = BytesReceived,
            BytesSent = BytesSent,
            PacketsReceived = PacketsReceived,
            PacketsSent = PacketsSent,
            Dropped = CountDropped(),
            Protocol = !HasPath ? null : Path.Kind == PathKind.Tcp ? "tcp" : "udp",
            SrtpProfile = SrtpProfile?.ToString(),
            LossFraction = hasFeedback ? _sentPackets!.LossFraction : null,
            RoundTripMilliseconds = hasFeedback ? _sentPackets!.RoundTrip.TotalMilliseconds : ReportedRoundTrip?.TotalMilliseconds,
            ReceivedBitrate = hasFeedback ? _sentPackets!.ReceivedBitrate : null,
            EstimatedBitrate = EstimatedBitrate,
        };
    }

    /// <summary>What was dropped of media, of connectivity checks and of the handshake.</summary>
    private Dictionary<string, long> CountDropped()
    {
        var dropped = Dropped.ToDictionary();
        ref readonly var ice = ref Ice.Counters;
        Add(dropped, "StunMalformed", ice.Malformed + ice.UnknownMethods + ice.UnexpectedAnswers + ice.WrongFingerprints);
        Add(dropped, "StunUnauthenticated", ice.MissingCredentials + ice.WrongUsernames + ice.WrongPasswords);
        Add(dropped, "StunRefused", ice.UnknownAttributes + ice.RoleConflicts + ice.MissingPriorities);
        Add(dropped, "DtlsMalformed", Dtls.MalformedDatagrams);
        return dropped;
    }

    private static void Add(Dictionary<string, long> dropped, string reason, long count)
    {
        if (count > 0)
        {
            dropped[reason] = count;
        }
    }
}

/// <content>Statistics.</content>
internal sealed partial class IncomingTrack
{
    public IncomingTrackStatistics GetStatistics(Timestamp now) => new(Index, Rid, Ssrc?.Value ?? 0)
    {
        PacketsReceived = Reception.Packets,
        BytesReceived = Reception.Bytes,
        PacketsLost = Missing.Lost,
        PacketsRecovered = Reception.Recovered,
        NacksSent = Reception.NacksSent,
        KeyFrameRequestsSent = KeyFrameRequests.Sent,
        KeyFrames = Reception.KeyFrames,
        Bitrate = Bitrate(now),
        JitterMilliseconds = Reception.Jitter * 1000 / Producer.Format.ClockRate,
    };
}

/// <content>Statistics.</content>
internal sealed partial class OutgoingTrack
{
    public ConsumerStatistics GetStatistics(Timestamp now) => new(Id, Producer.Id, IsPaused)
    {
        PacketsSent = Sent.Packets,
        BytesSent = Sent.Bytes,
        PacketsRetransmitted = Sent.Retransmitted,
        NacksReceived = Sent.NacksReceived,
        KeyFrameRequestsReceived = Sent.KeyFrameRequestsReceived,
        CurrentLayer = Current?.Index,
        Bitrate = Bitrate(now),
        LossFraction = Sent.LossFraction,
    };
}
