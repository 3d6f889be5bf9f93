using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Io;

/// <summary>What the bytes at the front of a TCP stream are.</summary>
internal enum FrameOutcome
{
    /// <summary>More bytes are needed.</summary>
    Incomplete,

    Complete,

    /// <summary>The frame is longer than any datagram that the relay takes: the stream cannot be followed further.</summary>
    TooLong,
}

/// <summary>Framing of datagrams in a TCP stream: each preceded by its length in two bytes (RFC 4571 §2).</summary>
internal static class TcpFraming
{
    public const int PrefixLength = 2;

    /// <summary>Longest frame taken from a peer: media stays below the MTU of Ethernet, DTLS and STUN too.</summary>
    public const int MaxFrame = 2048;

    /// <summary>Looks for a frame at the beginning; a frame of length 0 is valid and carries nothing.</summary>
    public static FrameOutcome Read(ReadOnlySpan<byte> stream, out int length)
    {
        length = 0;
        if (stream.Length < PrefixLength)
        {
            return FrameOutcome.Incomplete;
        }

        length = BinaryPrimitives.ReadUInt16BigEndian(stream);
        if (length > MaxFrame)
        {
            return FrameOutcome.TooLong;
        }

        return stream.Length - PrefixLength >= length ? FrameOutcome.Complete : FrameOutcome.Incomplete;
    }

    public static void WritePrefix(Span<byte> frame, int length) => BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)length);
}
