using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtp.Payloads;

/// <summary>VP8 payload descriptor and what is needed of the payload header behind it (RFC 7741 §4.2, §4.3).</summary>
internal readonly struct Vp8Descriptor
{
    /// <summary>Where the picture id stands, if there is one.</summary>
    public const int PictureIdOffset = 2;

    /// <summary>The required first byte: X, R, N, S, R, PID.</summary>
    private readonly byte _required;

    /// <summary>The byte of optional parts, 0 when there is none: I, L, T, K.</summary>
    private readonly byte _optional;

    /// <summary>The byte of temporal layer and key frame index, 0 when there is none: TID, Y, KEYIDX.</summary>
    private readonly byte _layer;

    private Vp8Descriptor(byte required, byte optional, byte layer)
    {
        _required = required;
        _optional = optional;
        _layer = layer;
    }

    /// <summary>Length of the descriptor: where the VP8 payload starts.</summary>
    public int Length { get; private init; }

    /// <summary>N: the frame is not a reference for others and may be dropped.</summary>
    public bool IsNonReference => (_required & 0x20) != 0;

    /// <summary>S and partition 0: the packet is the first of its frame.</summary>
    public bool IsFrameStart => (_required & 0x17) == 0x10;

    /// <summary>The packet is the first of a key frame: the inverse key frame flag P of the payload header is 0.</summary>
    public bool IsKeyFrame { get; private init; }

    /// <summary>I.</summary>
    public bool HasPictureId => (_optional & 0x80) != 0;

    /// <summary>M: the picture id has 15 bits and not 7.</summary>
    public bool IsLongPictureId { get; private init; }

    /// <summary>7 or 15 bits, see <see cref="IsLongPictureId"/>; 0 when there is none.</summary>
    public ushort PictureId { get; private init; }

    /// <summary>L.</summary>
    public bool HasTl0PicIdx => (_optional & 0x40) != 0;

    /// <summary>Where TL0PICIDX stands, if there is one.</summary>
    public int Tl0PicIdxOffset => PictureIdOffset + (!HasPictureId ? 0 : IsLongPictureId ? 2 : 1);

    /// <summary>Running index of the frames of the base temporal layer; 0 when there is none.</summary>
    public byte Tl0PicIdx { get; private init; }

    /// <summary>T.</summary>
    public bool HasTemporalId => (_optional & 0x20) != 0;

    /// <summary>TID: temporal layer, 0 to 3; 0 when there is none.</summary>
    public byte TemporalId => (byte)(HasTemporalId ? _layer >> 6 : 0);

    /// <summary>Y: the frame depends only on the base temporal layer, one may switch up here.</summary>
    public bool IsLayerSync => HasTemporalId && (_layer & 0x20) != 0;

    /// <summary>K.</summary>
    public bool HasKeyIdx => (_optional & 0x10) != 0;

    /// <summary>KEYIDX: running index of key frames, 5 bits; 0 when there is none.</summary>
    public byte KeyIdx => (byte)(HasKeyIdx ? _layer & 0x1F : 0);

    /// <summary>False when the descriptor is cut short or nothing follows it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Vp8Descriptor descriptor)
    {
        descriptor = default;
        if (payload.Length < 2)
        {
            return false;
        }

        var required = payload[0];
        var isExtended = (required & 0x80) != 0;
        var optional = isExtended ? payload[1] : (byte)0;
        var hasPictureId = (optional & 0x80) != 0;
        var hasTl0PicIdx = (optional & 0x40) != 0;
        var hasLayer = (optional & 0x30) != 0;
        var isLong = hasPictureId && payload.Length > 2 && (payload[2] & 0x80) != 0;
        var tl0PicIdx = (isExtended ? 2 : 1) + (!hasPictureId ? 0 : isLong ? 2 : 1);
        var layer = tl0PicIdx + (hasTl0PicIdx ? 1 : 0);
        var length = layer + (hasLayer ? 1 : 0);
        if (length >= payload.Length)
        {
            return false;
        }

        descriptor = new(required, optional, hasLayer ? payload[layer] : (byte)0)
        {
            Length = length,
            IsKeyFrame = (required & 0x17) == 0x10 && (payload[length] & 0x01) == 0,
            IsLongPictureId = isLong,
            PictureId = hasPictureId ? ReadPictureId(payload[2..], isLong) : (ushort)0,
            Tl0PicIdx = hasTl0PicIdx ? payload[tl0PicIdx] : (byte)0,
        };
        return true;
    }

    /// <summary>
    /// Overwrites picture id and TL0PICIDX, those which are there, in a copy of the payload that was parsed.
    /// A 7-bit picture id takes the low 7 bits: the descriptor keeps its length.
    /// </summary>
    public void Write(Span<byte> payload, ushort pictureId, byte tl0PicIdx)
    {
        if (HasPictureId && IsLongPictureId)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload[PictureIdOffset..], (ushort)(0x8000 | pictureId));
        }
        else if (HasPictureId)
        {
            payload[PictureIdOffset] = (byte)(pictureId & 0x7F);
        }

        if (HasTl0PicIdx)
        {
            payload[Tl0PicIdxOffset] = tl0PicIdx;
        }
    }

    private static ushort ReadPictureId(ReadOnlySpan<byte> bytes, bool isLong) =>
        isLong ? (ushort)(BinaryPrimitives.ReadUInt16BigEndian(bytes) & 0x7FFF) : bytes[0];
}
