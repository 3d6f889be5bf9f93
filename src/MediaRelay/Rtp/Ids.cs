namespace VideoDesk.MediaRelay.Rtp;

/// <summary>Synchronisation source of an RTP stream (RFC 3550 §3).</summary>
internal readonly record struct Ssrc(uint Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>RTP payload type, 0 to 127 (RFC 3550 §5.1).</summary>
internal readonly record struct PayloadType(byte Value);

/// <summary>The codecs that the relay looks into.</summary>
internal enum CodecKind
{
    Opus,
    Vp8,
    Vp9,
    H264,
    Av1,
}
