using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>One packet as a receiver got it: what the relay wrote (numbers) and what the sender wrote (content).</summary>
internal readonly record struct ReceivedPacket
{
    public Timestamp At { get; init; }

    /// <summary>Extended sequence number of the media stream.</summary>
    public long Sequence { get; init; }

    public long RtpTimestamp { get; init; }

    public bool Marker { get; init; }

    /// <summary>Came over the retransmission stream.</summary>
    public bool IsRetransmission { get; init; }

    /// <summary>VP8 picture id, −1 for audio.</summary>
    public int PictureId { get; init; }

    public byte Tl0 { get; init; }

    /// <summary>Audio level extension, 255 when absent.</summary>
    public byte AudioLevel { get; init; }

    public TestContent Content { get; init; }
}
