namespace VideoDesk.MediaRelay.Srtp;

/// <summary>Where things stand in a protected packet (RFC 3711 §3.1 and §3.4), in bytes.</summary>
internal static class SrtpLayout
{
    /// <summary>SSRC of an RTP packet.</summary>
    public const int SsrcOffset = 8;

    /// <summary>The part of an RTCP packet that stays readable: header and SSRC.</summary>
    public const int RtcpHeaderLength = 8;

    /// <summary>SSRC of an RTCP packet.</summary>
    public const int RtcpSsrcOffset = 4;

    /// <summary>E flag and SRTCP index, behind the packet.</summary>
    public const int RtcpIndexLength = 4;

    /// <summary>E: the packet is encrypted, not only authenticated.</summary>
    public const uint EncryptedFlag = 0x8000_0000;
}
