namespace VideoDesk.MediaRelay.Rtp.Payloads;

/// <summary>First byte of an AV1 payload (RTP Payload Format For AV1 §4.4).</summary>
/// <param name="ContinuesObu">Z: the first element goes on with an OBU of the packet before.</param>
/// <param name="IsContinued">Y: the last element goes on in the next packet.</param>
/// <param name="ElementCount">W: OBU elements in the packet, 0 when each has its length in front.</param>
/// <param name="StartsCodedVideoSequence">N: the packet is the first of a coded video sequence, a key frame.</param>
internal readonly record struct Av1AggregationHeader(bool ContinuesObu, bool IsContinued, byte ElementCount, bool StartsCodedVideoSequence)
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 1;

    /// <summary>False when nothing follows the header, or when it both starts a sequence and continues an OBU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Av1AggregationHeader header)
    {
        if (payload.Length <= Size || (payload[0] & 0x88) == 0x88)
        {
            header = default;
            return false;
        }

        var octet = payload[0];
        header = new((octet & 0x80) != 0, (octet & 0x40) != 0, (byte)((octet >> 4) & 0x03), (octet & 0x08) != 0);
        return true;
    }
}
