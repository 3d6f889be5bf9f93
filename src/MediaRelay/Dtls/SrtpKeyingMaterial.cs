using System.Security.Cryptography;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Dtls;

/// <summary>Cuts exported keying material into the master keys of both directions (RFC 5764 §4.2).</summary>
internal static class SrtpKeyingMaterial
{
    /// <summary>Keys of what this side sends and of what it receives. The order is client key, server key, client salt, server salt.</summary>
    public static (SrtpKeys Local, SrtpKeys Remote) Export(IDtlsEngine engine, SrtpProfile profile)
    {
        var (keyLength, saltLength) = LengthsOf(profile);
        Span<byte> material = stackalloc byte[2 * (keyLength + saltLength)];
        engine.ExportSrtpKeyingMaterial(material);

        var salts = material[(2 * keyLength)..];
        var client = new SrtpKeys(profile, material[..keyLength].ToArray(), salts[..saltLength].ToArray());
        var server = new SrtpKeys(profile, material.Slice(keyLength, keyLength).ToArray(), salts[saltLength..].ToArray());
        CryptographicOperations.ZeroMemory(material);
        return engine.Role == DtlsRole.Client ? (client, server) : (server, client);
    }

    /// <summary>Bytes of master key and master salt (RFC 5764 §4.1.2, RFC 7714 §12).</summary>
    private static (int Key, int Salt) LengthsOf(SrtpProfile profile) => profile switch
    {
        SrtpProfile.Aes128CmSha1_80 => (16, 14),
        SrtpProfile.AeadAes128Gcm => (16, 12),
        SrtpProfile.AeadAes256Gcm => (32, 12),
        _ => throw new ArgumentOutOfRangeException(nameof(profile)),
    };
}
