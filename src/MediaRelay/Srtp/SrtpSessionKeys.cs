using System.Security.Cryptography;

namespace VideoDesk.MediaRelay.Srtp;

/// <summary>Keys that protect the packets of one kind, RTP or RTCP, in one direction (RFC 3711 §4.3, RFC 7714 §11).</summary>
/// <param name="Profile">The protection profile they are for.</param>
/// <param name="Cipher">Encryption key of 16 or 32 bytes.</param>
/// <param name="Salt">14 bytes with AES-CM, 12 with AES-GCM.</param>
/// <param name="Authentication">Key of HMAC-SHA1, 20 bytes; empty with AES-GCM.</param>
internal sealed record SrtpSessionKeys(SrtpProfile Profile, byte[] Cipher, byte[] Salt, byte[] Authentication)
{
    private const int AuthenticationKeyLength = 20;

    /// <summary>Labels of RFC 3711 §4.3.2; those of SRTCP are the SRTP ones plus three.</summary>
    private const byte CipherLabel = 0;
    private const byte AuthenticationLabel = 1;
    private const byte SaltLabel = 2;
    private const byte RtcpOffset = 3;

    /// <summary>Keys for RTP, derived once: the key derivation rate is zero.</summary>
    public static SrtpSessionKeys ForRtp(SrtpKeys keys) => Derive(keys, 0);

    /// <summary>Keys for RTCP.</summary>
    public static SrtpSessionKeys ForRtcp(SrtpKeys keys) => Derive(keys, RtcpOffset);

    /// <summary>Length of the master key and of the cipher key, in bytes.</summary>
    public static int KeyLength(SrtpProfile profile) => profile == SrtpProfile.AeadAes256Gcm ? 32 : 16;

    /// <summary>Length of the master salt and of the session salt, in bytes.</summary>
    public static int SaltLength(SrtpProfile profile) => profile == SrtpProfile.Aes128CmSha1_80 ? 14 : 12;

    /// <summary>
    /// The pseudo-random function of RFC 3711 §4.3.3: AES in counter mode over (label · 2^48 ⊕ salt) · 2^16. A salt of 12 bytes counts as
    /// 14 with two zero bytes at its end (RFC 7714 §11).
    /// </summary>
    internal static void DeriveInto(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, byte label, Span<byte> key)
    {
        using var aes = Aes.Create();
        aes.SetKey(masterKey);
        Span<byte> counter = stackalloc byte[16];
        Span<byte> block = stackalloc byte[16];
        counter.Clear();
        masterSalt.CopyTo(counter);
        counter[7] ^= label;
        while (!key.IsEmpty)
        {
            // Single blocks because the RFC defines the function on them; no data is encrypted here.
            aes.EncryptEcb(counter, block, PaddingMode.None);
            var taken = Math.Min(key.Length, block.Length);
            block[..taken].CopyTo(key);
            key = key[taken..];
            counter[15]++;
        }

        CryptographicOperations.ZeroMemory(block);
    }

    private static SrtpSessionKeys Derive(SrtpKeys keys, byte offset)
    {
        var profile = keys.Profile;
        if (keys.MasterKey.Length != KeyLength(profile) || keys.MasterSalt.Length != SaltLength(profile))
        {
            throw new ArgumentException($"{profile}: key of {KeyLength(profile)}, salt of {SaltLength(profile)} bytes", nameof(keys));
        }

        var cipher = new byte[KeyLength(profile)];
        var salt = new byte[SaltLength(profile)];
        var authentication = new byte[profile == SrtpProfile.Aes128CmSha1_80 ? AuthenticationKeyLength : 0];
        DeriveInto(keys.MasterKey, keys.MasterSalt, (byte)(CipherLabel + offset), cipher);
        DeriveInto(keys.MasterKey, keys.MasterSalt, (byte)(AuthenticationLabel + offset), authentication);
        DeriveInto(keys.MasterKey, keys.MasterSalt, (byte)(SaltLabel + offset), salt);
        return new SrtpSessionKeys(profile, cipher, salt, authentication);
    }
}
