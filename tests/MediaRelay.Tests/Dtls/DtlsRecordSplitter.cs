using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Tests.Dtls;

/// <summary>Rewrites datagrams as another stack might have sent them.</summary>
internal static class DtlsRecordSplitter
{
    private const int RecordHeader = 13;
    private const int HandshakeHeader = 12;

    /// <summary>Every record in a datagram of its own.</summary>
    public static IEnumerable<byte[]> SplitRecords(byte[] datagram)
    {
        for (var at = 0; at < datagram.Length;)
        {
            var length = RecordHeader + BinaryPrimitives.ReadUInt16BigEndian(datagram.AsSpan(at + 11));
            yield return datagram[at..(at + length)];
            at += length;
        }
    }

    /// <summary>
    /// A single plain handshake message, cut into fragments of nearly equal length, all with the same record number.
    /// A copy of the datagram for 0 pieces.
    /// </summary>
    public static List<byte[]> Fragment(byte[] datagram, int pieces)
    {
        if (pieces == 0)
        {
            return [[.. datagram]];
        }

        var body = datagram.AsSpan(RecordHeader + HandshakeHeader);
        var fragments = new List<byte[]>();
        for (var i = 0; i < pieces; i++)
        {
            var start = body.Length * i / pieces;
            var part = body[start..(body.Length * (i + 1) / pieces)];
            var fragment = new byte[RecordHeader + HandshakeHeader + part.Length];
            datagram.AsSpan(0, RecordHeader + HandshakeHeader).CopyTo(fragment);
            BinaryPrimitives.WriteUInt16BigEndian(fragment.AsSpan(11), (ushort)(HandshakeHeader + part.Length));
            WriteUInt24(fragment.AsSpan(RecordHeader + 6), start);
            WriteUInt24(fragment.AsSpan(RecordHeader + 9), part.Length);
            part.CopyTo(fragment.AsSpan(RecordHeader + HandshakeHeader));
            fragments.Add(fragment);
        }

        return fragments;
    }

    private static void WriteUInt24(Span<byte> into, int value)
    {
        into[0] = (byte)(value >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(into[1..], (ushort)value);
    }
}
