using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>One frame of a test stream: all that is needed to make its packets, now or again.</summary>
internal readonly record struct SentFrame
{
    public uint Number { get; init; }

    /// <summary>The frame it refers to; itself for a key frame.</summary>
    public uint Reference { get; init; }

    public bool IsKeyFrame { get; init; }

    public byte TemporalLayer { get; init; }

    /// <summary>Refers to the base layer only.</summary>
    public bool IsLayerSync { get; init; }

    public ushort PictureId { get; init; }

    public byte Tl0 { get; init; }

    public uint RtpTimestamp { get; init; }

    public Timestamp SentAt { get; init; }

    public ushort Packets { get; init; }
}

/// <summary>One packet that was sent: its extended sequence number, its frame and its place there.</summary>
internal readonly record struct SentPacket(long Sequence, ushort Index, SentFrame Frame);
