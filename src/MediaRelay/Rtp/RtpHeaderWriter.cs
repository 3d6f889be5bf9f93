using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtp;

/// <summary>The fixed header of a packet about to be sent (RFC 3550 §5.1), without contributing sources.</summary>
internal readonly struct RtpHeaderWriter
{
    public bool Marker { get; init; }

    public required PayloadType PayloadType { get; init; }

    public required ushort SequenceNumber { get; init; }

    /// <summary>Media time in units of the codec's clock.</summary>
    public required uint Timestamp { get; init; }

    public required Ssrc Ssrc { get; init; }

    /// <summary>A header extension follows, see <see cref="HeaderExtensionWriter"/>.</summary>
    public bool HasExtension { get; init; }

    /// <summary>The payload ends with padding.</summary>
    public bool HasPadding { get; init; }

    /// <summary>Writes <see cref="RtpHeader.FixedLength"/> bytes; 0 when they do not fit.</summary>
    public int WriteTo(Span<byte> destination)
    {
        if (destination.Length < RtpHeader.FixedLength)
        {
            return 0;
        }

        destination[0] = (byte)(0x80 | (HasPadding ? 0x20 : 0) | (HasExtension ? 0x10 : 0));
        destination[1] = (byte)((Marker ? 0x80 : 0) | (PayloadType.Value & 0x7F));
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], SequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], Ssrc.Value);
        return RtpHeader.FixedLength;
    }
}
