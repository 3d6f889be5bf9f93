using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtp;

/// <summary>A retransmission's payload: the original sequence number, then the original payload (RFC 4588 §4).</summary>
internal static class RtxPayload
{
    /// <summary>Length of the original sequence number, in bytes.</summary>
    public const int HeaderLength = 2;

    /// <summary>Reads a decrypted payload. Probes carry nothing but padding and give false.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out ushort originalSequenceNumber, out ReadOnlySpan<byte> originalPayload)
    {
        if (payload.Length < HeaderLength)
        {
            originalSequenceNumber = 0;
            originalPayload = default;
            return false;
        }

        originalSequenceNumber = BinaryPrimitives.ReadUInt16BigEndian(payload);
        originalPayload = payload[HeaderLength..];
        return true;
    }

    /// <summary>Writes what goes in front of the original payload; 0 when it does not fit.</summary>
    public static int Write(Span<byte> destination, ushort originalSequenceNumber) =>
        BinaryPrimitives.TryWriteUInt16BigEndian(destination, originalSequenceNumber) ? HeaderLength : 0;
}
