using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>RTCP packet types (RFC 3550 §12.1, RFC 4585 §6.1, RFC 3611 §2).</summary>
internal enum RtcpPacketType : byte
{
    SenderReport = 200,
    ReceiverReport = 201,
    SourceDescription = 202,
    Goodbye = 203,
    ApplicationDefined = 204,

    /// <summary>Transport layer feedback, RTPFB.</summary>
    TransportLayerFeedback = 205,

    /// <summary>Payload-specific feedback, PSFB.</summary>
    PayloadSpecificFeedback = 206,

    ExtendedReport = 207,
}

/// <summary>The four bytes in front of every RTCP packet (RFC 3550 §6.4.1).</summary>
internal readonly struct RtcpHeader
{
    /// <summary>Length of the header itself, in bytes.</summary>
    public const int Size = 4;

    /// <summary>Largest value of <see cref="Count"/>.</summary>
    public const int MaxCount = 31;

    private RtcpHeader(byte first, RtcpPacketType type, int length, int padding)
    {
        Count = (byte)(first & 0x1F);
        Type = type;
        Length = length;
        Padding = padding;
    }

    /// <summary>Report count, source count or feedback format, by <see cref="Type"/>.</summary>
    public byte Count { get; }

    public RtcpPacketType Type { get; }

    /// <summary>Length of the packet in bytes, header and padding included.</summary>
    public int Length { get; }

    /// <summary>Bytes of padding at the packet's end.</summary>
    public int Padding { get; }

    /// <summary>
    /// Reads the header of the first RTCP packet in the span. False unless the whole packet is there and its padding is
    /// possible.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out RtcpHeader header)
    {
        header = default;
        if (packet.Length < Size || packet[0] >> 6 != 2)
        {
            return false;
        }

        var length = (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1) * 4;
        if (length > packet.Length)
        {
            return false;
        }

        var hasPadding = (packet[0] & 0x20) != 0;
        var padding = hasPadding ? packet[length - 1] : 0;
        if (hasPadding && (padding == 0 || padding > length - Size))
        {
            return false;
        }

        header = new(packet[0], (RtcpPacketType)packet[1], length, padding);
        return true;
    }

    /// <summary>Reads the header and hands out what lies between it and the padding. False when the type is another.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> packet, RtcpPacketType type, out RtcpHeader header, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (!TryParse(packet, out header) || header.Type != type)
        {
            return false;
        }

        body = packet[Size..(header.Length - header.Padding)];
        return true;
    }

    /// <summary>
    /// Writes the header of a packet without padding. The length must be a multiple of four and must have been found to
    /// fit.
    /// </summary>
    public static void Write(Span<byte> destination, RtcpPacketType type, int count, int length)
    {
        destination[0] = (byte)(0x80 | count);
        destination[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)(length / 4 - 1));
    }
}
