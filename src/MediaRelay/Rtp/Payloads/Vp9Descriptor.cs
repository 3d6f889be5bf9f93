using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtp.Payloads;

/// <summary>VP9 payload descriptor (RFC 9628 §4.2).</summary>
internal readonly struct Vp9Descriptor
{
    /// <summary>At most so many reference differences in flexible mode.</summary>
    private const int MaxReferences = 3;

    /// <summary>The descriptor's first byte: I, P, L, F, B, E, V, Z.</summary>
    private readonly byte _flags;

    /// <summary>The octet of the layers, 0 when there is none: TID, U, SID, D.</summary>
    private readonly byte _layer;

    private Vp9Descriptor(byte flags, byte layer)
    {
        _flags = flags;
        _layer = layer;
    }

    /// <summary>Length of the descriptor: where the VP9 payload starts.</summary>
    public int Length { get; private init; }

    public bool HasPictureId => (_flags & 0x80) != 0;

    /// <summary>P: the picture depends on earlier pictures.</summary>
    public bool IsInterPicturePredicted => (_flags & 0x40) != 0;

    public bool HasLayers => (_flags & 0x20) != 0;

    /// <summary>F: references are named one by one.</summary>
    public bool IsFlexible => (_flags & 0x10) != 0;

    /// <summary>B: the packet is the first of a layer's frame.</summary>
    public bool IsFrameStart => (_flags & 0x08) != 0;

    /// <summary>E: the packet is the last of a layer's frame.</summary>
    public bool IsFrameEnd => (_flags & 0x04) != 0;

    /// <summary>V: the scalability structure is present.</summary>
    public bool HasScalabilityStructure => (_flags & 0x02) != 0;

    /// <summary>The picture id has 15 bits and not 7.</summary>
    public bool IsLongPictureId { get; private init; }

    /// <summary>7 or 15 bits, see <see cref="IsLongPictureId"/>; it stands behind the first byte.</summary>
    public ushort PictureId { get; private init; }

    /// <summary>TID, 0 when there are no layers.</summary>
    public byte TemporalId => (byte)(_layer >> 5);

    /// <summary>U: from here on one may switch up to this temporal layer.</summary>
    public bool IsSwitchingUpPoint => (_layer & 0x10) != 0;

    /// <summary>SID, 0 when there are no layers.</summary>
    public byte SpatialId => (byte)((_layer >> 1) & 0x07);

    /// <summary>D: the frame depends on the next lower spatial layer of the same picture.</summary>
    public bool IsInterLayerPredicted => (_layer & 0x01) != 0;

    /// <summary>Running index of the base temporal layer's pictures; only without flexible mode.</summary>
    public byte Tl0PicIdx { get; private init; }

    public bool HasTl0PicIdx => HasLayers && !IsFlexible;

    /// <summary>The packet is the first of a key picture: base spatial layer, frame start, no earlier picture needed.</summary>
    public bool IsKeyFrameStart => IsFrameStart && !IsInterPicturePredicted && SpatialId == 0;

    /// <summary>False when the descriptor is cut short, contradicts itself, or nothing follows it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Vp9Descriptor descriptor)
    {
        descriptor = default;
        if (payload.IsEmpty)
        {
            return false;
        }

        var flags = payload[0];
        var hasPictureId = (flags & 0x80) != 0;
        var isFlexible = (flags & 0x10) != 0;
        var isLong = hasPictureId && payload.Length > 1 && (payload[1] & 0x80) != 0;
        var layer = 1 + (!hasPictureId ? 0 : isLong ? 2 : 1);
        var length = layer + ((flags & 0x20) == 0 ? 0 : isFlexible ? 1 : 2);
        if (length >= payload.Length
            || (isFlexible && (flags & 0x40) != 0 && !TrySkipReferences(payload, ref length))
            || ((flags & 0x02) != 0 && !TrySkipScalabilityStructure(payload, ref length))
            || length >= payload.Length)
        {
            return false;
        }

        descriptor = new(flags, (flags & 0x20) == 0 ? (byte)0 : payload[layer])
        {
            Length = length,
            IsLongPictureId = isLong,
            PictureId = (ushort)(!hasPictureId ? 0 : isLong ? BinaryPrimitives.ReadUInt16BigEndian(payload[1..]) & 0x7FFF : payload[1]),
            Tl0PicIdx = (flags & 0x30) == 0x20 ? payload[layer + 1] : (byte)0,
        };
        return true;
    }

    private static bool TrySkipReferences(ReadOnlySpan<byte> payload, ref int offset)
    {
        for (var i = 0; i < MaxReferences && offset < payload.Length; i++)
        {
            var hasMore = (payload[offset++] & 0x01) != 0;
            if (!hasMore)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Skips N_S, Y, G, the sizes and the picture group (RFC 9628 §4.2.1).</summary>
    private static bool TrySkipScalabilityStructure(ReadOnlySpan<byte> payload, ref int offset)
    {
        if (offset >= payload.Length)
        {
            return false;
        }

        var head = payload[offset++];
        var hasSizes = (head & 0x10) != 0;
        var hasPictureGroup = (head & 0x08) != 0;
        offset += hasSizes ? ((head >> 5) + 1) * 4 : 0;
        if (!hasPictureGroup)
        {
            return true;
        }

        if (offset >= payload.Length)
        {
            return false;
        }

        var pictures = payload[offset++];
        for (var i = 0; i < pictures; i++)
        {
            if (offset >= payload.Length)
            {
                return false;
            }

            var references = (payload[offset] >> 2) & 0x03;
            offset += 1 + references;
        }

        return true;
    }
}
