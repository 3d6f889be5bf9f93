using System.Runtime.CompilerServices;

namespace VideoDesk.MediaRelay.Stun;

/// <summary>
/// Where the attributes of one message lie. An offset points at the value, counted from the start of the message; 0 means absent.
/// The first attribute of a kind counts, repetitions are ignored (RFC 8489 §14).
/// </summary>
internal struct StunAttributeIndex
{
    /// <summary>A user name is at most this long (RFC 5389 §15.3; RFC 8489 allows less).</summary>
    private const int MaxUsernameLength = 513;

    public ushort UsernameAt;
    public ushort UsernameLength;
    public ushort PriorityAt;
    public ushort UseCandidateAt;
    public ushort NominationAt;
    public ushort XorMappedAddressAt;
    public ushort ErrorCodeAt;
    public ushort IceControllingAt;
    public ushort IceControlledAt;
    public ushort IntegrityAt;
    public ushort FingerprintAt;

    /// <summary>How many places of <see cref="Unknown"/> are filled.</summary>
    public byte UnknownCount;

    /// <summary>Attributes that must be understood and are not. Those beyond its room are not listed.</summary>
    public UnknownAttributeList Unknown;

    /// <summary>Notes one attribute. False when it is malformed, which makes the whole message malformed.</summary>
    public bool TryNote(StunAttribute type, int at, ReadOnlySpan<byte> value)
    {
        if (FingerprintAt != 0)
        {
            return false; // FINGERPRINT must be the last one (RFC 8489 §14.7).
        }

        if (IntegrityAt != 0 && type != StunAttribute.Fingerprint)
        {
            return true; // Not covered by the integrity check, hence ignored whatever it is (RFC 8489 §14.5).
        }

        return type switch
        {
            StunAttribute.Username => value.Length <= MaxUsernameLength && NoteUsername(at, value.Length),
            StunAttribute.Priority => value.Length == 4 && NoteFirst(ref PriorityAt, at),
            StunAttribute.UseCandidate => value.Length == 0 && NoteFirst(ref UseCandidateAt, at),
            StunAttribute.Nomination => value.Length == 4 && NoteFirst(ref NominationAt, at),
            StunAttribute.XorMappedAddress => IsAddress(value) && NoteFirst(ref XorMappedAddressAt, at),
            StunAttribute.ErrorCode => IsErrorCode(value) && NoteFirst(ref ErrorCodeAt, at),
            StunAttribute.IceControlling => value.Length == 8 && NoteFirst(ref IceControllingAt, at),
            StunAttribute.IceControlled => value.Length == 8 && NoteFirst(ref IceControlledAt, at),
            StunAttribute.MessageIntegrity => value.Length == StunIntegrity.Length && NoteFirst(ref IntegrityAt, at),
            StunAttribute.Fingerprint => value.Length == 4 && NoteFirst(ref FingerprintAt, at),
            StunAttribute.MappedAddress or StunAttribute.UnknownAttributes or StunAttribute.Realm or StunAttribute.Nonce => true,
            _ => NoteOther(type),
        };
    }

    private static bool NoteFirst(ref ushort slot, int at)
    {
        if (slot == 0)
        {
            slot = (ushort)at;
        }

        return true;
    }

    private static bool IsAddress(ReadOnlySpan<byte> value) => value.Length switch
    {
        8 => value[1] == StunMessage.FamilyIPv4,
        20 => value[1] == StunMessage.FamilyIPv6,
        _ => false,
    };

    private static bool IsErrorCode(ReadOnlySpan<byte> value) => value.Length >= 4 && (value[2] & 7) is >= 3 and <= 6 && value[3] < 100;

    private bool NoteUsername(int at, int length)
    {
        if (UsernameAt == 0)
        {
            UsernameAt = (ushort)at;
            UsernameLength = (ushort)length;
        }

        return true;
    }

    private bool NoteOther(StunAttribute type)
    {
        if ((ushort)type < 0x8000 && UnknownCount < UnknownAttributeList.Capacity)
        {
            Unknown[UnknownCount++] = (ushort)type;
        }

        return true;
    }
}

/// <summary>Room for the attribute numbers that a 420 answer names.</summary>
[InlineArray(Capacity)]
internal struct UnknownAttributeList
{
    public const int Capacity = 8;

    private ushort _first;
}
