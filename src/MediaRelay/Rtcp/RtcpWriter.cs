namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>Lays RTCP packets one after another into lent memory (RFC 3550 §6.1).</summary>
internal ref struct RtcpWriter(Span<byte> memory)
{
    public Span<byte> Memory { get; } = memory;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Where the next packet goes.</summary>
    public readonly Span<byte> Rest => Memory[Length..];

    public readonly ReadOnlySpan<byte> Written => Memory[..Length];

    /// <summary>Takes over what a message wrote into <see cref="Rest"/>; a message that did not fit wrote nothing.</summary>
    public void Advance(int length) => Length += length;
}
