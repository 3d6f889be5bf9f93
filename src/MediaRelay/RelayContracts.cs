using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.MediaRelay;

/// <summary>Which way media flows on a transport, as the browser sees it.</summary>
public enum TransportDirection
{
    /// <summary>The browser sends.</summary>
    Send,

    /// <summary>The browser receives.</summary>
    Receive,
}

/// <summary>What a browser needs to open one peer connection towards the relay.</summary>
public sealed record TransportDescription(
    TransportId Id,
    IceParameters IceParameters,
    IReadOnlyList<IceCandidate> IceCandidates,
    DtlsParameters DtlsParameters);

/// <summary>A track that a participant offers.</summary>
public sealed record ProduceRequest(MediaKind Kind, RtpParameters RtpParameters)
{
    /// <summary>Whether the producer starts paused.</summary>
    public bool Paused { get; init; }
}

/// <summary>A viewer's wish for a producer.</summary>
public sealed record ConsumeRequest(ProducerId ProducerId, RtpCapabilities RtpCapabilities)
{
    /// <summary>Consumers start paused so that no packet precedes the browser's readiness; resume after the browser's acknowledgement.</summary>
    public bool Paused { get; init; } = true;
}

/// <summary>What a viewer's browser needs to receive a producer.</summary>
public sealed record ConsumerDescription(ConsumerId Id, ProducerId ProducerId, MediaKind Kind, RtpParameters RtpParameters)
{
    public bool ProducerPaused { get; init; }

    /// <summary>Number of simulcast layers to choose from; 1 when there is no choice.</summary>
    public int SpatialLayers { get; init; } = 1;
}

/// <summary>A viewer's preferred layers, counted from 0 (the smallest). Temporal null means all.</summary>
public readonly record struct PreferredLayers(int Spatial, int? Temporal = null);

/// <summary>Something that happened in a room. Events of one room come in order.</summary>
public abstract record RelayEvent(RoomId Room);

/// <summary>A transport changed its state.</summary>
public sealed record TransportStateChanged(RoomId Room, TransportId Transport, TransportState State) : RelayEvent(Room);

/// <summary>The quality of a producer's stream as the relay receives it, 0 (nothing arrives) to 10.</summary>
public sealed record ProducerScoreChanged(RoomId Room, ProducerId Producer, int Score) : RelayEvent(Room);

/// <summary>Who speaks now; null when all are silent.</summary>
public sealed record ActiveSpeakerChanged(RoomId Room, PeerId? Peer, ProducerId? Producer) : RelayEvent(Room);

/// <summary>A viewer receives another simulcast layer from now on; null when nothing is forwarded.</summary>
public sealed record ConsumerLayerChanged(RoomId Room, ConsumerId Consumer, int? Spatial) : RelayEvent(Room);

/// <summary>
/// Which layers of a producer somebody watches: the host tells the sender to switch the others off
/// (an empty list: pause sending).
/// </summary>
public sealed record ProducerLayersWanted(RoomId Room, PeerId Peer, ProducerId Producer, IReadOnlyList<int> Layers) : RelayEvent(Room);

/// <summary>A producer was closed, by command or because its transport closed.</summary>
public sealed record ProducerClosed(RoomId Room, ProducerId Producer) : RelayEvent(Room);

/// <summary>A consumer was closed, by command or because what it hangs from closed.</summary>
public sealed record ConsumerClosed(RoomId Room, PeerId Peer, ConsumerId Consumer, ProducerId Producer) : RelayEvent(Room);

/// <summary>A producer was paused or resumed.</summary>
public sealed record ProducerPausedChanged(RoomId Room, ProducerId Producer, bool Paused) : RelayEvent(Room);

/// <summary>Life of a transport.</summary>
public enum TransportState
{
    /// <summary>Created; nothing was heard from the browser.</summary>
    New,

    /// <summary>Connectivity checks or the DTLS handshake are under way.</summary>
    Connecting,

    /// <summary>Keys are agreed and a path is proved: media flows.</summary>
    Connected,

    /// <summary>Consent expired; a new check brings the transport back.</summary>
    Disconnected,

    /// <summary>The handshake failed or the fingerprint was wrong. Close it.</summary>
    Failed,

    /// <summary>Closed by command or by the browser.</summary>
    Closed,
}
