using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.MediaRelay.Stun;

/// <summary>
/// A STUN message read in place (RFC 8489 §5, with the attributes of RFC 8445 §16). It borrows the datagram and says nothing about
/// who sent it: ask <see cref="HasValidFingerprint"/> and <see cref="HasValidIntegrity"/> before believing anything.
/// </summary>
internal readonly ref struct StunMessage
{
    public const uint MagicCookie = 0x2112A442;
    public const int HeaderLength = 20;
    public const int AttributeHeaderLength = 4;
    public const int TransactionIdLength = 12;

    /// <summary>Longer messages are refused: a message has to fit one datagram (RFC 8489 §6.1), and checking it copies it to the stack.</summary>
    public const int MaxLength = 1500;

    public const byte FamilyIPv4 = 1;
    public const byte FamilyIPv6 = 2;

    private readonly ReadOnlySpan<byte> _datagram;
    private readonly StunAttributeIndex _attributes;

    private StunMessage(ReadOnlySpan<byte> datagram, scoped in StunAttributeIndex attributes)
    {
        _datagram = datagram;
        _attributes = attributes;
    }

    public StunClass Class => (StunClass)(((Type >> 4) & 1) | ((Type >> 7) & 2));

    public StunMethod Method => (StunMethod)((Type & 0x000F) | ((Type & 0x00E0) >> 1) | ((Type & 0x3E00) >> 2));

    public ReadOnlySpan<byte> TransactionId => _datagram.Slice(8, TransactionIdLength);

    /// <summary>Length of the whole message in bytes.</summary>
    public int Length => _datagram.Length;

    public bool HasUsername => _attributes.UsernameAt != 0;

    /// <summary>In a check "receiver's fragment:sender's fragment"; empty when absent.</summary>
    public ReadOnlySpan<byte> Username => _datagram.Slice(_attributes.UsernameAt, _attributes.UsernameLength);

    public uint? Priority => ReadUInt32(_attributes.PriorityAt);

    public bool UseCandidate => _attributes.UseCandidateAt != 0;

    /// <summary>The order of this nomination among those of the peer; only its low 24 bits count.</summary>
    public uint? Nomination => ReadUInt32(_attributes.NominationAt) & 0xFFFFFF;

    /// <summary>The tie breaker of a sender that believes to control.</summary>
    public ulong? IceControlling => ReadUInt64(_attributes.IceControllingAt);

    /// <summary>The tie breaker of a sender that believes to be controlled.</summary>
    public ulong? IceControlled => ReadUInt64(_attributes.IceControlledAt);

    /// <summary>300 to 699.</summary>
    public int? ErrorCode => _attributes.ErrorCodeAt == 0
        ? null
        : ((_datagram[_attributes.ErrorCodeAt + 2] & 7) * 100) + _datagram[_attributes.ErrorCodeAt + 3];

    /// <summary>The sender's view of our address. The path is said to be UDP through socket 0, for the message does not know.</summary>
    public TransportAddress? XorMappedAddress => _attributes.XorMappedAddressAt == 0 ? null : ReadXorAddress(_attributes.XorMappedAddressAt);

    public bool HasIntegrity => _attributes.IntegrityAt != 0;

    public bool HasFingerprint => _attributes.FingerprintAt != 0;

    /// <summary>Attributes that must be understood and are not, the first eight of them.</summary>
    [UnscopedRef]
    public ReadOnlySpan<ushort> UnknownAttributes => ((ReadOnlySpan<ushort>)_attributes.Unknown)[.._attributes.UnknownCount];

    private int Type => BinaryPrimitives.ReadUInt16BigEndian(_datagram);

    /// <summary>Reads a message that fills the datagram exactly. The message borrows the datagram.</summary>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out StunMessage message)
    {
        message = default;
        if (!HasHeader(datagram))
        {
            return false;
        }

        var attributes = default(StunAttributeIndex);
        var offset = HeaderLength;
        while (offset < datagram.Length)
        {
            // Both lengths are multiples of four, so there is room for an attribute's header, and padding cannot cross the end.
            var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[(offset + 2)..]);
            var at = offset + AttributeHeaderLength;
            if (length > datagram.Length - at)
            {
                return false;
            }

            var type = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(datagram[offset..]);
            if (!attributes.TryNote(type, at, datagram.Slice(at, length)))
            {
                return false;
            }

            offset = at + ((length + 3) & ~3);
        }

        message = new(datagram, attributes);
        return true;
    }

    /// <summary>True when the message ends with the right FINGERPRINT (RFC 8489 §14.7).</summary>
    public bool HasValidFingerprint() =>
        HasFingerprint && StunFingerprint.IsValid(
            _datagram[..(_attributes.FingerprintAt - AttributeHeaderLength)], _datagram.Slice(_attributes.FingerprintAt, 4));

    /// <summary>True when the sender knew the password (RFC 8489 §14.5).</summary>
    public bool HasValidIntegrity(ReadOnlySpan<byte> password) =>
        HasIntegrity && StunIntegrity.IsValid(
            _datagram[..(_attributes.IntegrityAt - AttributeHeaderLength)],
            _datagram.Slice(_attributes.IntegrityAt, StunIntegrity.Length),
            password);

    private static bool HasHeader(ReadOnlySpan<byte> datagram) =>
        datagram.Length is >= HeaderLength and <= MaxLength
        && datagram.Length % 4 == 0
        && (datagram[0] & 0xC0) == 0
        && BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) == datagram.Length - HeaderLength
        && BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) == MagicCookie;

    private uint? ReadUInt32(int at) => at == 0 ? null : BinaryPrimitives.ReadUInt32BigEndian(_datagram[at..]);

    private ulong? ReadUInt64(int at) => at == 0 ? null : BinaryPrimitives.ReadUInt64BigEndian(_datagram[at..]);

    private TransportAddress ReadXorAddress(int at)
    {
        var port = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(_datagram[(at + 2)..]) ^ (MagicCookie >> 16));
        var value = _datagram[(at + 4)..];
        if (_datagram[at + 1] == FamilyIPv4)
        {
            var address = BinaryPrimitives.ReadUInt32BigEndian(value) ^ MagicCookie;
            return new(0, 0xFFFF_0000_0000UL | address, port, PathKind.Udp, 0);
        }

        // An IPv6 address is masked with the cookie and the transaction id, which follow each other in the header (RFC 8489 §14.2).
        var high = BinaryPrimitives.ReadUInt64BigEndian(value) ^ BinaryPrimitives.ReadUInt64BigEndian(_datagram[4..]);
        var low = BinaryPrimitives.ReadUInt64BigEndian(value[8..]) ^ BinaryPrimitives.ReadUInt64BigEndian(_datagram[12..]);
        return new(high, low, port, PathKind.Udp, 0);
    }
}
