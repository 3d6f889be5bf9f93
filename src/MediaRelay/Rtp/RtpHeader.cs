using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtp;

/// <summary>The clear-text header of an RTP packet (RFC 3550 §5.1). Holds offsets, not the packet: it may outlive the buffer.</summary>
internal readonly struct RtpHeader
{
    /// <summary>Length of the part that every packet has, in bytes.</summary>
    public const int FixedLength = 12;

    /// <summary>Length of profile and length field in front of the extension's elements, in bytes.</summary>
    private const int ExtensionPrefixLength = 4;

    private const int ContributingSourceLength = 4;

    /// <summary>First two bytes of the packet: version, padding, extension, CSRC count, marker, payload type.</summary>
    private readonly ushort _flags;

    private RtpHeader(ReadOnlySpan<byte> packet)
    {
        _flags = BinaryPrimitives.ReadUInt16BigEndian(packet);
        SequenceNumber = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        Ssrc = new(BinaryPrimitives.ReadUInt32BigEndian(packet[8..]));
    }

    public bool Marker => (_flags & 0x80) != 0;

    public PayloadType PayloadType => new((byte)(_flags & 0x7F));

    public ushort SequenceNumber { get; }

    /// <summary>Media time in units of the codec's clock.</summary>
    public uint Timestamp { get; }

    public Ssrc Ssrc { get; }

    /// <summary>The payload ends with padding; how much is known only after decryption, see <see cref="TryGetPadding"/>.</summary>
    public bool HasPadding => (_flags & 0x2000) != 0;

    public bool HasExtension => (_flags & 0x1000) != 0;

    /// <summary>"Defined by profile" field of the header extension, 0 when there is none (RFC 3550 §5.3.1).</summary>
    public ushort ExtensionProfile { get; private init; }

    /// <summary>Where the extension's elements start, behind profile and length; 0 when there is none.</summary>
    public ushort ExtensionOffset { get; private init; }

    /// <summary>Length of the extension's elements in bytes, without profile and length.</summary>
    public int ExtensionLength { get; private init; }

    /// <summary>Offset of the payload: fixed part, contributing sources and extension.</summary>
    public int HeaderLength { get; private init; }

    /// <summary>Reads the header. False when the packet is not version 2 or ends inside its header.</summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        if (packet.Length < FixedLength || packet[0] >> 6 != 2)
        {
            return false;
        }

        var offset = FixedLength + (packet[0] & 0x0F) * ContributingSourceLength;
        var hasExtension = (packet[0] & 0x10) != 0;
        var elements = offset + (hasExtension ? ExtensionPrefixLength : 0);
        if (elements > packet.Length)
        {
            return false;
        }

        if (!hasExtension)
        {
            header = new(packet) { HeaderLength = offset };
            return true;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(packet[(offset + 2)..]) * 4;
        if (length > packet.Length - elements)
        {
            return false;
        }

        header = new(packet)
        {
            ExtensionProfile = BinaryPrimitives.ReadUInt16BigEndian(packet[offset..]),
            ExtensionOffset = (ushort)elements,
            ExtensionLength = length,
            HeaderLength = elements + length,
        };
        return true;
    }

    /// <summary>
    /// Reads how many bytes at the end of a decrypted payload are padding, their count included. False when the count
    /// cannot be true.
    /// </summary>
    public static bool TryGetPadding(ReadOnlySpan<byte> plaintextPayload, out int padding)
    {
        padding = plaintextPayload.IsEmpty ? 0 : plaintextPayload[^1];
        return padding > 0 && padding <= plaintextPayload.Length;
    }
}
