namespace VideoDesk.MediaRelay.Srtp;

/// <summary>SRTP protection profiles by their DTLS-SRTP numbers (RFC 5764 §4.1.2, RFC 7714 §14.2).</summary>
internal enum SrtpProfile : ushort
{
    Aes128CmSha1_80 = 0x0001,
    AeadAes128Gcm = 0x0007,
    AeadAes256Gcm = 0x0008,
}
