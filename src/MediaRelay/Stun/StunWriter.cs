using System.Buffers.Binary;
using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.MediaRelay.Stun;

/// <summary>
/// Writes one STUN message into memory of the caller (RFC 8489 §5). The length field is right after every attribute, so that
/// MESSAGE-INTEGRITY and FINGERPRINT can be computed in place; add them last and in this order.
/// When the memory is too small nothing is thrown: <see cref="Finish"/> returns 0.
/// </summary>
internal ref struct StunWriter
{
    private readonly Span<byte> _buffer;

    /// <summary>Bytes written so far, header included.</summary>
    private int _length;

    /// <summary>Something did not fit: the message is void.</summary>
    private bool _isTooSmall;

    public StunWriter(Span<byte> buffer, StunClass messageClass, StunMethod method, scoped ReadOnlySpan<byte> transactionId)
    {
        _buffer = buffer;
        _isTooSmall = buffer.Length < StunMessage.HeaderLength;
        if (_isTooSmall)
        {
            return;
        }

        var bits = (int)method;
        var kind = (int)messageClass;
        var type = (bits & 0x00F) | ((bits & 0x070) << 1) | ((bits & 0xF80) << 2) | ((kind & 1) << 4) | ((kind & 2) << 7);
        BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], 0);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], StunMessage.MagicCookie);
        transactionId[..StunMessage.TransactionIdLength].CopyTo(buffer[8..]);
        _length = StunMessage.HeaderLength;
    }

    /// <summary>The message as far as it is written; empty when it did not fit.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Finish()];

    /// <summary>A binding request; the transaction id has 12 bytes that an outsider cannot guess.</summary>
    public static StunWriter Request(Span<byte> buffer, scoped ReadOnlySpan<byte> transactionId) =>
        new(buffer, StunClass.Request, StunMethod.Binding, transactionId);

    public static StunWriter Success(Span<byte> buffer, scoped in StunMessage request) =>
        new(buffer, StunClass.Success, request.Method, request.TransactionId);

    /// <summary>An error answer without a phrase: it must not become longer than the request.</summary>
    public static StunWriter Error(Span<byte> buffer, scoped in StunMessage request, StunErrorCode code)
    {
        var writer = new StunWriter(buffer, StunClass.Error, request.Method, request.TransactionId);
        writer.AddErrorCode((int)code);
        return writer;
    }

    public void AddUsername(scoped ReadOnlySpan<byte> username) => AddAttribute(StunAttribute.Username, username);

    public void AddPriority(uint priority) => AddUInt32(StunAttribute.Priority, priority);

    public void AddUseCandidate() => AddAttribute(StunAttribute.UseCandidate, []);

    public void AddNomination(uint nomination) => AddUInt32(StunAttribute.Nomination, nomination & 0xFFFFFF);

    public void AddIceControlling(ulong tieBreaker) => AddUInt64(StunAttribute.IceControlling, tieBreaker);

    public void AddIceControlled(ulong tieBreaker) => AddUInt64(StunAttribute.IceControlled, tieBreaker);

    public void AddXorMappedAddress(in TransportAddress address)
    {
        if (!TryAppend(StunAttribute.XorMappedAddress, address.IsIPv4 ? 8 : 20, out var value))
        {
            return;
        }

        value[0] = 0;
        value[1] = address.IsIPv4 ? StunMessage.FamilyIPv4 : StunMessage.FamilyIPv6;
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(address.Port ^ (StunMessage.MagicCookie >> 16)));
        if (address.IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(value[4..], (uint)address.Low ^ StunMessage.MagicCookie);
            return;
        }

        BinaryPrimitives.WriteUInt64BigEndian(value[4..], address.High ^ BinaryPrimitives.ReadUInt64BigEndian(_buffer[4..]));
        BinaryPrimitives.WriteUInt64BigEndian(value[12..], address.Low ^ BinaryPrimitives.ReadUInt64BigEndian(_buffer[12..]));
    }

    public void AddErrorCode(int code) => AddUInt32(StunAttribute.ErrorCode, ((uint)(code / 100) << 8) | (uint)(code % 100));

    /// <summary>What a 420 answer is about (RFC 8489 §14.9).</summary>
    public void AddUnknownAttributes(scoped ReadOnlySpan<ushort> types)
    {
        if (!TryAppend(StunAttribute.UnknownAttributes, types.Length * 2, out var value))
        {
            return;
        }

        for (var index = 0; index < types.Length; index++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(value[(index * 2)..], types[index]);
        }
    }

    public void AddIntegrity(scoped ReadOnlySpan<byte> password)
    {
        var covered = _length;
        if (TryAppend(StunAttribute.MessageIntegrity, StunIntegrity.Length, out var value))
        {
            StunIntegrity.Compute(_buffer[..covered], password, value);
        }
    }

    public void AddFingerprint()
    {
        var covered = _length;
        if (TryAppend(StunAttribute.Fingerprint, 4, out var value))
        {
            BinaryPrimitives.WriteUInt32BigEndian(value, StunFingerprint.Compute(_buffer[..covered]));
        }
    }

    public void AddAttribute(StunAttribute type, scoped ReadOnlySpan<byte> value)
    {
        if (TryAppend(type, value.Length, out var room))
        {
            value.CopyTo(room);
        }
    }

    /// <summary>Length of the message in bytes; 0 when it did not fit.</summary>
    public readonly int Finish() => _isTooSmall ? 0 : _length;

    private void AddUInt32(StunAttribute type, uint value)
    {
        if (TryAppend(type, 4, out var room))
        {
            BinaryPrimitives.WriteUInt32BigEndian(room, value);
        }
    }

    private void AddUInt64(StunAttribute type, ulong value)
    {
        if (TryAppend(type, 8, out var room))
        {
            BinaryPrimitives.WriteUInt64BigEndian(room, value);
        }
    }

    private bool TryAppend(StunAttribute type, int length, out Span<byte> value)
    {
        var padded = (length + 3) & ~3;
        var end = _length + StunMessage.AttributeHeaderLength + padded;
        if (_isTooSmall || end > _buffer.Length || end > StunMessage.MaxLength)
        {
            _isTooSmall = true;
            value = default;
            return false;
        }

        var attribute = _buffer[_length..end];
        BinaryPrimitives.WriteUInt16BigEndian(attribute, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(attribute[2..], (ushort)length);
        attribute[(StunMessage.AttributeHeaderLength + length)..].Clear();
        value = attribute.Slice(StunMessage.AttributeHeaderLength, length);
        _length = end;
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[2..], (ushort)(end - StunMessage.HeaderLength));
        return true;
    }
}
