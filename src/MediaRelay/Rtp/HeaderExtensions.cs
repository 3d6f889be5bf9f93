using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtp;

/// <summary>The elements of an RTP header extension, in the one-byte or the two-byte form (RFC 8285 §4).</summary>
internal static class HeaderExtensions
{
    /// <summary>Profile of the one-byte form.</summary>
    public const ushort OneByteProfile = 0xBEDE;

    /// <summary>Profile of the two-byte form; its low four bits are free.</summary>
    public const ushort TwoByteProfile = 0x1000;

    /// <summary>Largest id of the one-byte form; 15 is reserved.</summary>
    public const byte MaxOneByteId = 14;

    /// <summary>Longest value of the one-byte form, in bytes.</summary>
    public const int MaxOneByteLength = 16;

    /// <summary>Finds the first element of an id. The value is valid as long as the packet's memory is.</summary>
    public static bool TryFind(ReadOnlySpan<byte> packet, in RtpHeader header, byte id, out ReadOnlySpan<byte> value)
    {
        var elements = new HeaderExtensionReader(packet, header);
        while (elements.MoveNext())
        {
            if (elements.Id == id)
            {
                value = elements.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}

/// <summary>Walks over the elements of a packet's header extension. Ends early where the bytes make no sense.</summary>
internal ref struct HeaderExtensionReader
{
    /// <summary>The packet up to the end of the extension.</summary>
    private readonly ReadOnlySpan<byte> _packet;

    /// <summary>Bytes in front of each value: 1 or 2.</summary>
    private readonly int _prefixLength;

    /// <summary>Offset of the next byte to look at.</summary>
    private int _offset;

    /// <summary>Length of the value that the walk stands at.</summary>
    private int _valueLength;

    /// <param name="packet">The packet, from the first byte of its header.</param>
    /// <param name="header">The header that was read from this packet.</param>
    public HeaderExtensionReader(ReadOnlySpan<byte> packet, in RtpHeader header)
    {
        _prefixLength = header.ExtensionProfile switch
        {
            HeaderExtensions.OneByteProfile => 1,
            var profile when (profile & 0xFFF0) == HeaderExtensions.TwoByteProfile => 2,
            _ => 0,
        };
        _offset = header.ExtensionOffset;
        _packet = _prefixLength == 0 ? default : packet[..(_offset + header.ExtensionLength)];
    }

    public byte Id { get; private set; }

    public readonly ReadOnlySpan<byte> Value => _packet.Slice(ValueOffset, _valueLength);

    /// <summary>Where the value starts in the packet, for who overwrites it in place.</summary>
    public int ValueOffset { get; private set; }

    public bool MoveNext()
    {
        while (_offset < _packet.Length && _packet[_offset] == 0)
        {
            _offset++;
        }

        if (_offset >= _packet.Length || _offset + _prefixLength > _packet.Length || !TryReadPrefix(_packet[_offset..]))
        {
            _offset = _packet.Length;
            return false;
        }

        ValueOffset = _offset + _prefixLength;
        _offset = ValueOffset + _valueLength;
        return true;
    }

    private bool TryReadPrefix(ReadOnlySpan<byte> element)
    {
        if (_prefixLength == 2)
        {
            Id = element[0];
            _valueLength = element[1];
        }
        else
        {
            // Id 0 with a length and id 15 end the walk (RFC 8285 §4.2).
            Id = (byte)(element[0] >> 4);
            _valueLength = (element[0] & 0x0F) + 1;
        }

        return _prefixLength + _valueLength <= element.Length && (_prefixLength == 2 || Id is > 0 and <= HeaderExtensions.MaxOneByteId);
    }
}

/// <summary>
/// Writes a header extension, its profile and length included. Starts in the one-byte form
/// and turns what was written into the two-byte form at the first element that needs it.
/// </summary>
internal ref struct HeaderExtensionWriter
{
    /// <summary>Length of profile and length field.</summary>
    private const int PrefixLength = 4;

    private readonly Span<byte> _destination;

    /// <summary>Bytes used, profile and length field included.</summary>
    private int _length;

    /// <summary>Elements written.</summary>
    private int _count;

    /// <summary>The two-byte form is in use.</summary>
    private bool _isTwoByte;

    public HeaderExtensionWriter(Span<byte> destination)
    {
        _destination = destination;
        _length = PrefixLength;
    }

    /// <summary>
    /// Appends an element. False, and nothing changed, when it does not fit or cannot be expressed (id 0, more than 255
    /// bytes).
    /// </summary>
    public bool TryAdd(byte id, ReadOnlySpan<byte> value)
    {
        var fitsOneByte = id <= HeaderExtensions.MaxOneByteId && value.Length is > 0 and <= HeaderExtensions.MaxOneByteLength;
        var becomesTwoByte = !_isTwoByte && !fitsOneByte;
        var prefixLength = _isTwoByte || becomesTwoByte ? 2 : 1;
        var length = _length + prefixLength + value.Length + (becomesTwoByte ? _count : 0);
        if (id == 0 || value.Length > byte.MaxValue || Padded(length) > _destination.Length)
        {
            return false;
        }

        if (becomesTwoByte)
        {
            WidenPrefixes();
        }

        var element = _destination[_length..];
        if (_isTwoByte)
        {
            element[0] = id;
            element[1] = (byte)value.Length;
        }
        else
        {
            element[0] = (byte)((id << 4) | (value.Length - 1));
        }

        value.CopyTo(element[prefixLength..]);
        _length = length;
        _count++;
        return true;
    }

    /// <summary>Pads, writes profile and length, and returns the length of all; 0 when there is no element and so no extension.</summary>
    public readonly int Complete()
    {
        if (_count == 0)
        {
            return 0;
        }

        var padded = Padded(_length);
        _destination[_length..padded].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(_destination, _isTwoByte ? HeaderExtensions.TwoByteProfile : HeaderExtensions.OneByteProfile);
        BinaryPrimitives.WriteUInt16BigEndian(_destination[2..], (ushort)((padded - PrefixLength) / 4));
        return padded;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    /// <summary>
    /// Makes room for the second prefix byte of each element, front to back. Rare and short, so that moving the tail each
    /// time is fine.
    /// </summary>
    private void WidenPrefixes()
    {
        var offset = PrefixLength;
        for (var i = 0; i < _count; i++)
        {
            var prefix = _destination[offset];
            var valueLength = (prefix & 0x0F) + 1;
            _destination[(offset + 1).._length].CopyTo(_destination[(offset + 2)..]);
            _destination[offset] = (byte)(prefix >> 4);
            _destination[offset + 1] = (byte)valueLength;
            _length++;
            offset += 2 + valueLength;
        }

        _isTwoByte = true;
    }
}
