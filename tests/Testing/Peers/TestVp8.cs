using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp.Payloads;

namespace VideoDesk.Testing.Peers;

/// <summary>
/// The VP8 payload descriptor that libwebrtc writes: 15-bit picture id, base layer index, temporal layer (RFC 7741 §4.2).
/// </summary>
internal static class TestVp8
{
    public const int DescriptorLength = 6;

    public static void WriteDescriptor(Span<byte> destination, in SentFrame frame, bool isFrameStart, bool isReference)
    {
        destination[0] = (byte)(0x80 | (isReference ? 0 : 0x20) | (isFrameStart ? 0x10 : 0));
        destination[1] = 0x80 | 0x40 | 0x20;
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)(0x8000 | frame.PictureId));
        destination[4] = frame.Tl0;
        destination[5] = (byte)((frame.TemporalLayer << 6) | (frame.IsLayerSync ? 0x20 : 0));
    }

    /// <summary>Where the content starts; 0 when the descriptor cannot be read.</summary>
    public static int LengthOf(ReadOnlySpan<byte> payload, out Vp8Descriptor descriptor) =>
        Vp8Descriptor.TryParse(payload, out descriptor) ? descriptor.Length : 0;
}
