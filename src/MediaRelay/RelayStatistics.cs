namespace VideoDesk.MediaRelay;

/// <summary>Counters of a transport since it was created; rates over the last second.</summary>
public sealed record TransportStatistics(TransportId Id, TransportState State)
{
    public long BytesReceived { get; init; }

    public long BytesSent { get; init; }

    public long PacketsReceived { get; init; }

    public long PacketsSent { get; init; }

    /// <summary>Datagrams dropped, by reason.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init; } = new Dictionary<string, long>();

    /// <summary>"udp" or "tcp"; null before a path is proved.</summary>
    public string? Protocol { get; init; }

    /// <summary>The negotiated SRTP profile, for instance "AeadAes128Gcm".</summary>
    public string? SrtpProfile { get; init; }

    /// <summary>Share of packets towards this viewer that transport-wide feedback reported lost, 0 to 1.</summary>
    public double? LossFraction { get; init; }

    /// <summary>Round trip towards this viewer in milliseconds.</summary>
    public double? RoundTripMilliseconds { get; init; }

    /// <summary>Bits per second that this viewer reported received.</summary>
    public double? ReceivedBitrate { get; init; }

    /// <summary>Bandwidth in bits per second that the browser estimated (REMB), if it said so.</summary>
    public double? EstimatedBitrate { get; init; }
}

/// <summary>Counters of one loop since it started.</summary>
public sealed record RelayLoopStatistics(int Loop)
{
    public int Rooms { get; init; }

    public int Transports { get; init; }

    public long DatagramsReceived { get; init; }

    public long DatagramsSent { get; init; }

    /// <summary>System calls that sent <see cref="DatagramsSent"/>: their quotient is the mean length of a run.</summary>
    public long RunsSent { get; init; }

    /// <summary>Datagrams that the kernel did not take, or that had no way.</summary>
    public long SendDrops { get; init; }

    /// <summary>Datagrams that belong to no transport, by reason.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init; } = new Dictionary<string, long>();

    /// <summary>Failures that ended with the datagram or deadline they happened at; each is a bug.</summary>
    public long Failures { get; init; }
}

/// <summary>What the relay received of one stream of a producer.</summary>
public sealed record IncomingTrackStatistics(int Layer, string? Rid, uint Ssrc)
{
    public long PacketsReceived { get; init; }

    public long BytesReceived { get; init; }

    /// <summary>Packets that never came, not even by retransmission.</summary>
    public long PacketsLost { get; init; }

    /// <summary>Packets that retransmission brought.</summary>
    public long PacketsRecovered { get; init; }

    public long NacksSent { get; init; }

    public long KeyFrameRequestsSent { get; init; }

    public long KeyFrames { get; init; }

    public double Bitrate { get; init; }

    /// <summary>Interarrival jitter in milliseconds (RFC 3550 §6.4.1).</summary>
    public double JitterMilliseconds { get; init; }
}

/// <summary>Statistics of a producer, per incoming stream.</summary>
public sealed record ProducerStatistics(ProducerId Id, bool Paused, int Score, IReadOnlyList<IncomingTrackStatistics> Tracks);

/// <summary>Statistics of a consumer.</summary>
public sealed record ConsumerStatistics(ConsumerId Id, ProducerId Producer, bool Paused)
{
    public long PacketsSent { get; init; }

    public long BytesSent { get; init; }

    public long PacketsRetransmitted { get; init; }

    public long NacksReceived { get; init; }

    public long KeyFrameRequestsReceived { get; init; }

    /// <summary>The simulcast layer that is forwarded; null when nothing is.</summary>
    public int? CurrentLayer { get; init; }

    public double Bitrate { get; init; }

    /// <summary>Share of packets lost on the way to the viewer by its receiver reports, 0 to 1.</summary>
    public double? LossFraction { get; init; }
}
