namespace VideoDesk.MediaRelay.Datagrams;

/// <summary>What a datagram is, told by its first bytes (RFC 7983 §7, RFC 5761 §4).</summary>
internal enum DatagramKind
{
    Unknown,
    Stun,
    Dtls,
    Rtp,
    Rtcp,
}

/// <summary>Tells apart what shares a port (RFC 7983 §7).</summary>
internal static class DatagramClassifier
{
    /// <summary>Classifies without looking further than the second byte.</summary>
    public static DatagramKind Classify(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < 2)
        {
            return DatagramKind.Unknown;
        }

        return datagram[0] switch
        {
            <= 3 => DatagramKind.Stun,
            >= 20 and <= 63 => DatagramKind.Dtls,
            >= 128 and <= 191 => datagram[1] is >= 192 and <= 223 ? DatagramKind.Rtcp : DatagramKind.Rtp,
            _ => DatagramKind.Unknown,
        };
    }
}
