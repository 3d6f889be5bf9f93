using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>What is remembered of one received packet: where its plain payload lies and what every viewer needs to know of it.</summary>
internal struct StoredPacket
{
    /// <summary>Extended RTP sequence number of the sender's stream; −1 in a slot that was never used.</summary>
    public long Sequence;

    /// <summary>Extended RTP timestamp of the sender's stream.</summary>
    public long RtpTimestamp;

    /// <summary>When the packet came.</summary>
    public Timestamp Arrival;

    /// <summary>The how-manieth packet of the track this is: tells a slot whose block was given back.</summary>
    public long Order;

    /// <summary>Memory that holds the payload.</summary>
    public byte[] Memory;

    /// <summary>First byte of the payload in <see cref="Memory"/>. Before it lie two bytes for an RTX original sequence number (RFC 4588 §4).</summary>
    public int PayloadOffset;

    /// <summary>Bytes of payload, padding removed; 0 for a packet of padding alone.</summary>
    public ushort PayloadLength;

    /// <summary>Value of the audio level extension (RFC 6464), 0xFF when there was none.</summary>
    public byte AudioLevel;

    /// <summary>VP8 picture id (RFC 7741 §4.2).</summary>
    public ushort PictureId;

    /// <summary>VP8 index of the temporal base layer.</summary>
    public byte Tl0PictureIndex;

    /// <summary>Temporal layer, 0 when unknown.</summary>
    public byte TemporalLayer;

    public PacketFlags Flags;

    public readonly bool Has(PacketFlags flag) => (Flags & flag) != 0;
}

/// <summary>Facts about a packet that forwarding asks for.</summary>
[Flags]
internal enum PacketFlags : byte
{
    None = 0,

    /// <summary>The RTP marker: last packet of a frame, or first of a talkspurt.</summary>
    Marker = 1,

    /// <summary>A key frame begins here.</summary>
    KeyFrameStart = 2,

    /// <summary>The payload begins with a VP8 descriptor that carries a picture id.</summary>
    Vp8PictureId = 4,

    /// <summary>Nothing but padding: never forwarded.</summary>
    PaddingOnly = 8,

    /// <summary>The first packet of a frame.</summary>
    FrameStart = 16,

    /// <summary>The sender's picture id has 15 bits (else 7).</summary>
    LongPictureId = 32,

    /// <summary>From here on the viewer may be given this temporal layer (VP8 Y bit).</summary>
    LayerSync = 64,
}
