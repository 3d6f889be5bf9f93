using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Dtls;

/// <summary>Content types of a record (RFC 5246 §6.2.1).</summary>
internal enum DtlsContentType : byte
{
    ChangeCipherSpec = 20,
    Alert = 21,
    Handshake = 22,
    ApplicationData = 23,
}

/// <summary>The plain outside of DTLS 1.2 records (RFC 6347 §4.1): what can be checked before a library sees a datagram.</summary>
internal static class DtlsRecords
{
    /// <summary>Type, version, epoch, 48 bits of sequence number, length.</summary>
    public const int HeaderLength = 13;

    /// <summary>Type, length, message sequence, fragment offset, fragment length (RFC 6347 §4.2.2).</summary>
    private const int HandshakeHeaderLength = 12;

    private const byte ClientHello = 1;

    private const int EpochOffset = 3;

    private const int NumberOffset = 5;

    private const int LengthOffset = 11;

    /// <summary>
    /// How many bytes from the start are whole records of sound structure. Anything after them is to be discarded (RFC 6347 §4.1.2.7).
    /// Plain handshake fragments are looked into, because a library takes a broken one for an attack and gives the association up.
    /// </summary>
    public static int SoundLength(ReadOnlySpan<byte> datagram)
    {
        var length = 0;
        while (TryReadRecord(datagram[length..], out var record) && IsSound(record))
        {
            length += record.Length;
        }

        return length;
    }

    public static DtlsContentType FirstContentType(ReadOnlySpan<byte> soundDatagram) => (DtlsContentType)soundDatagram[0];

    /// <summary>Whether the datagram starts with (a fragment of) a ClientHello in the clear.</summary>
    public static bool StartsWithClientHello(ReadOnlySpan<byte> soundDatagram) =>
        FirstContentType(soundDatagram) == DtlsContentType.Handshake && EpochOf(soundDatagram) == 0 && soundDatagram[HeaderLength] == ClientHello;

    /// <summary>
    /// Gives the records of epoch 0 new sequence numbers, which nothing protects. A repeated message needs a new one (RFC 6347 §4.2.4):
    /// a peer that discarded a message which came too early would take the same record for a replay.
    /// Protected records keep theirs: only Finished is among them, and it is repeated only to a peer that never saw it.
    /// </summary>
    public static void RenumberPlain(Span<byte> datagram, ref ulong nextNumber)
    {
        while (TryReadRecord(datagram, out var record))
        {
            if (EpochOf(record) == 0)
            {
                BinaryPrimitives.WriteUInt16BigEndian(datagram[NumberOffset..], (ushort)(nextNumber >> 32));
                BinaryPrimitives.WriteUInt32BigEndian(datagram[(NumberOffset + 2)..], (uint)nextNumber);
                nextNumber++;
            }

            datagram = datagram[record.Length..];
        }
    }

    private static ushort EpochOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16BigEndian(record[EpochOffset..]);

    private static bool TryReadRecord(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (bytes.Length <= HeaderLength)
        {
            return false;
        }

        var length = HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(bytes[LengthOffset..]);
        if (length == HeaderLength || length > bytes.Length)
        {
            return false;
        }

        record = bytes[..length];
        return true;
    }

    private static bool IsSound(ReadOnlySpan<byte> record)
    {
        var body = record[HeaderLength..];
        var isPlain = EpochOf(record) == 0;
        // Versions 1.0 and 1.2 share the first byte; a first ClientHello may carry either (RFC 6347 §4.2.1).
        return record[1] == 0xFE && (DtlsContentType)record[0] switch
        {
            DtlsContentType.ChangeCipherSpec => body is [1],
            DtlsContentType.Alert => !isPlain || body.Length == 2,
            DtlsContentType.Handshake => !isPlain || AreSoundFragments(body),
            DtlsContentType.ApplicationData => !isPlain,
            _ => false,
        };
    }

    private static bool AreSoundFragments(ReadOnlySpan<byte> body)
    {
        while (body.Length >= HandshakeHeaderLength)
        {
            var messageLength = ReadUInt24(body[1..]);
            var fragmentOffset = ReadUInt24(body[6..]);
            var fragmentLength = ReadUInt24(body[9..]);
            if (fragmentOffset + fragmentLength > messageLength || (fragmentLength == 0 && messageLength != 0))
            {
                return false;
            }

            if (fragmentLength > body.Length - HandshakeHeaderLength)
            {
                return false;
            }

            body = body[(HandshakeHeaderLength + fragmentLength)..];
        }

        return body.IsEmpty;
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
}
