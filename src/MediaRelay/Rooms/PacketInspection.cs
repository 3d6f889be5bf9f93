using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Rtp.Payloads;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>Looks into a payload once, on arrival, so that no viewer has to.</summary>
internal static class PacketInspection
{
    /// <summary>The picture id follows the two octets of flags.</summary>
    private const int PictureIdOffset = 2;

    /// <summary>L bit of the extension octet: TL0PICIDX follows the picture id.</summary>
    private const byte Tl0Present = 0x40;

    /// <summary>Sets flags, layers and picture ids of a stored packet. A payload that cannot be read stays plain media.</summary>
    public static void Describe(CodecKind codec, ReadOnlySpan<byte> payload, ref StoredPacket stored)
    {
        if (payload.IsEmpty)
        {
            stored.Flags |= PacketFlags.PaddingOnly;
            return;
        }

        if (codec == CodecKind.Vp8)
        {
            DescribeVp8(payload, ref stored);
        }
        else if (KeyFrames.IsKeyFrameStart(codec, payload))
        {
            stored.Flags |= PacketFlags.KeyFrameStart;
        }
    }

    private static void DescribeVp8(ReadOnlySpan<byte> payload, ref StoredPacket stored)
    {
        if (!Vp8Descriptor.TryParse(payload, out var descriptor))
        {
            return;
        }

        stored.PictureId = descriptor.PictureId;
        stored.Tl0PictureIndex = descriptor.Tl0PicIdx;
        stored.TemporalLayer = descriptor.TemporalId;
        stored.Flags |= Flag(descriptor.HasPictureId, PacketFlags.Vp8PictureId)
            | Flag(descriptor.IsLongPictureId, PacketFlags.LongPictureId)
            | Flag(descriptor.IsFrameStart, PacketFlags.FrameStart)
            | Flag(descriptor.IsKeyFrame, PacketFlags.KeyFrameStart)
            | Flag(descriptor.IsLayerSync, PacketFlags.LayerSync);
    }

    /// <summary>Overwrites picture id and base layer index in the stored payload, whose descriptor has them in fixed places (RFC 7741 §4.2).</summary>
    public static void WriteVp8(ref StoredPacket stored, int pictureId, int tl0)
    {
        var descriptor = stored.Memory.AsSpan(stored.PayloadOffset, stored.PayloadLength);
        var next = PictureIdOffset + 1;
        if (stored.Has(PacketFlags.LongPictureId))
        {
            descriptor[PictureIdOffset] = (byte)(0x80 | ((pictureId >> 8) & 0x7F));
            descriptor[next++] = (byte)pictureId;
        }
        else
        {
            descriptor[PictureIdOffset] = (byte)(pictureId & 0x7F);
        }

        if ((descriptor[1] & Tl0Present) != 0)
        {
            descriptor[next] = (byte)tl0;
        }
    }

    private static PacketFlags Flag(bool isSet, PacketFlags flag) => isSet ? flag : PacketFlags.None;
}
