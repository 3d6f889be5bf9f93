using VideoDesk.MediaRelay.Rtp.Payloads;

namespace VideoDesk.MediaRelay.Rtp;

/// <summary>Where a viewer can begin.</summary>
internal static class KeyFrames
{
    /// <summary>
    /// The decrypted payload is the first packet of a key frame. Every packet of audio is such a place; a payload that
    /// cannot be read never is.
    /// </summary>
    public static bool IsKeyFrameStart(CodecKind codec, ReadOnlySpan<byte> payload) => codec switch
    {
        CodecKind.Opus => true,
        CodecKind.Vp8 => Vp8Descriptor.TryParse(payload, out var vp8) && vp8.IsKeyFrame,
        CodecKind.Vp9 => Vp9Descriptor.TryParse(payload, out var vp9) && vp9.IsKeyFrameStart,
        CodecKind.H264 => H264Payload.IsKeyFrameStart(payload),
        CodecKind.Av1 => Av1AggregationHeader.TryParse(payload, out var av1) && av1.StartsCodedVideoSequence,
        _ => false,
    };
}
