using VideoDesk.MediaRelay.Srtp;
using Xunit;
using static VideoDesk.MediaRelay.Tests.Srtp.SrtpFixture;

namespace VideoDesk.MediaRelay.Tests.Srtp;

/// <summary>Published vectors: RFC 3711 appendix B, RFC 6188 §7, RFC 7714 §16 and §17, and the packets of libsrtp's own test.</summary>
public sealed class SrtpVectorTests
{
    private const string QuidProQuo = "51756964 2070726f 2071756f";
    private const string Key128 = "000102030405060708090a0b0c0d0e0f";
    private const string Key256 = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private const string Gallia = "8040f17b 8041f8d3 5501a0b2 "
        + "47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070 61727465 73207472 6573";
    private const string Gallia128 = "8040f17b 8041f8d3 5501a0b2 "
        + "f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b 36de3adf "
        + "8833899d 7f27beb1 6a9152cf 765ee439 0cce";

    private const string Gallia256 = "8040f17b 8041f8d3 5501a0b2 "
        + "32b1de78 a822fe12 ef9f78fa 332e33aa b1801238 9a58e2f3 b50b2a02 76ffae0f 1ba63799 "
        + "b87b7aa3 db36dfff d6b0f9bb 7878d7a7 6c13";

    private const string Luna = "81c8000d 4d617273 "
        + "4e545031 4e545032 52545020 0000042a 0000e930 4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef";
    private const string Luna128 = "81c8000d 4d617273 "
        + "63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1 730d6fda 4ce09b46 86303ded "
        + "0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4";

    private const string Luna256 = "81c8000d 4d617273 "
        + "d50ae4d1 f5ce5d30 4ba297e4 7d470c28 2c3ece5d bffe0a50 a2eaa5c1 110555be 8415f658 c61de047 "
        + "6f1b6fad 1d1eb30c 4446839f 57ff6f6c b26ac3be 800005d4";

    private const string Luna128Tagged = Luna + "841dd968 3dd78ec9 2ae58790 125f62b3 000005d4";
    private const string Luna256Tagged = Luna + "91db4afb feee5a97 8fab4393 ed2615fe 000005d4";

    private const uint LunaIndex = 0x5d4;

    [Theory]
    [InlineData(0, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(1, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCE"
        + "E049646C43D9327AD175578EF72270986371C10C9A369AC2F94A8C5FBCDDDC256D6E919A48B610EF17C2041E474035766B68642C59BBFC2F34DB60DBDFB2")]
    [InlineData(2, "30CBBC08863D8C85D49DB34A9AE1")]
    public void DeriveInto_Rfc3711AppendixB3_GivesThePublishedKeys(byte label, string expected)
    {
        var key = new byte[expected.Length / 2];
        SrtpSessionKeys.DeriveInto(Hex("E1F97A0D3E018BE0D64FA32C06DE4139"), Hex("0EC675AD498AFEEBB6960B3AABE6"), label, key);
        Assert.Equal(expected, Convert.ToHexString(key));
    }

    [Theory]
    [InlineData(0, "5BA1064E30EC51613CAD926C5A28EF731EC7FB397F70A960653CAF06554CD8C4")]
    [InlineData(2, "FA31791685CA444A9E07C6C64E93")]
    public void DeriveInto_Rfc6188Aes256_GivesThePublishedKeys(byte label, string expected)
    {
        var key = new byte[expected.Length / 2];
        var master = Hex("F0F04914B513F2763A1B1FA130F10E2998F6F6E43E4309D1E622A0E332B9F1B6");
        SrtpSessionKeys.DeriveInto(master, Hex("3B04803DE51EE7C96423AB5B78D2"), label, key);
        Assert.Equal(expected, Convert.ToHexString(key));
    }

    [Fact]
    public void ForRtcp_Rfc3711MasterKey_UsesLabels3To5()
    {
        var keys = new SrtpKeys(SrtpProfile.Aes128CmSha1_80, Hex("E1F97A0D3E018BE0D64FA32C06DE4139"), Hex("0EC675AD498AFEEBB6960B3AABE6"));
        var rtcp = SrtpSessionKeys.ForRtcp(keys);
        Assert.Equal("4C1AA45A81F73D61C800BBB00FBB1EAA", Convert.ToHexString(rtcp.Cipher));
        Assert.Equal("9581C7AD87B3E530BF3E4454A8B3", Convert.ToHexString(rtcp.Salt));
        Assert.Equal(20, rtcp.Authentication.Length);
    }

    [Theory]
    [InlineData(7, 15, 12)]
    [InlineData(8, 16, 12)]
    [InlineData(1, 16, 12)]
    [InlineData(7, 16, 14)]
    public void ForRtp_KeyOrSaltOfWrongLength_Throws(int profile, int keyLength, int saltLength)
    {
        var keys = new SrtpKeys((SrtpProfile)profile, new byte[keyLength], new byte[saltLength]);
        Assert.Throws<ArgumentException>(() => SrtpSessionKeys.ForRtp(keys));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_Rfc3711AppendixB2_GivesThePublishedKeystream(bool intrinsics)
    {
        // 0xff02 blocks: the vector ends where the block counter is about to run over.
        var salt = Hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD");
        var keys = new SrtpSessionKeys(SrtpProfile.Aes128CmSha1_80, Hex("2B7E151628AED2A6ABF7158809CF4F3C"), salt, new byte[20]);
        using var transform = new CounterModeTransform(keys, intrinsics);
        var zeros = new byte[0xff02 * 16];
        var keystream = new byte[zeros.Length];
        transform.Apply(transform.FirstCounter(0, 0), zeros, keystream);
        var expected = "E03EAD0935C95E80E166B16DD92B4EB4 D23513162B02D0F72A43A2FE4A5F97AB 41E95B3BB0A2E8DD477901E4FCA894C0";
        Assert.Equal(Hex(expected), keystream[..48]);
        expected = "EC8CDF7398607CB0F2D21675EA9EA1E4 362B7C3C6773516318A077D7FC5073AE 6A2CC3787889374FBEB4C81B17BA6C44";
        Assert.Equal(Hex(expected), keystream[(0xfeff * 16)..]);
    }

    [Theory]
    [InlineData(7, Key128, Gallia128, true)]
    [InlineData(7, Key128, Gallia128, false)]
    [InlineData(8, Key256, Gallia256, true)]
    [InlineData(8, Key256, Gallia256, false)]
    public void Rtp_Rfc7714Section16_IsProtectedAndUnprotectedAsPublished(int profile, string key, string expected, bool intrinsics)
    {
        var keys = new SrtpSessionKeys((SrtpProfile)profile, Hex(key), Hex(QuidProQuo), []);
        using var sender = new SrtpSender(keys, keys, intrinsics);
        var plain = Hex(Gallia);
        var packet = new byte[plain.Length + 16];
        plain.AsSpan(0, 12).CopyTo(packet);
        Assert.Equal(packet.Length, sender.ProtectRtp(packet, 12, plain.AsSpan(12), 0xf17b));
        Assert.Equal(Hex(expected), packet);

        using var receiver = new SrtpReceiver(keys, keys, allowIntrinsics: intrinsics);
        Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtp(packet, 12, out var length, out var index));
        Assert.Equal(0xf17b, index);
        Assert.Equal(plain, packet[..length]);
    }

    [Theory]
    [InlineData(7, Key128, Luna128, true)]
    [InlineData(7, Key128, Luna128, false)]
    [InlineData(8, Key256, Luna256, true)]
    [InlineData(8, Key256, Luna256, false)]
    public void Rtcp_Rfc7714Section17_IsProtectedAndUnprotectedAsPublished(int profile, string key, string expected, bool intrinsics)
    {
        var keys = new SrtpSessionKeys((SrtpProfile)profile, Hex(key), Hex(QuidProQuo), []);
        using var sender = new SrtpSender(keys, keys, intrinsics, LunaIndex);
        var plain = Hex(Luna);
        var packet = new byte[plain.Length + sender.RtcpOverhead];
        plain.CopyTo(packet, 0);
        Assert.Equal(packet.Length, sender.ProtectRtcp(packet, plain.Length));
        Assert.Equal(Hex(expected), packet);

        using var receiver = new SrtpReceiver(keys, keys, allowIntrinsics: intrinsics);
        Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtcp(packet, out var length));
        Assert.Equal(plain, packet[..length]);
    }

    [Theory]
    [InlineData(7, Key128, Luna128Tagged, true)]
    [InlineData(7, Key128, Luna128Tagged, false)]
    [InlineData(8, Key256, Luna256Tagged, true)]
    [InlineData(8, Key256, Luna256Tagged, false)]
    public void UnprotectRtcp_Rfc7714Section17TagOnly_IsCheckedThoughNotEncrypted(int profile, string key, string wire, bool intrinsics)
    {
        var keys = new SrtpSessionKeys((SrtpProfile)profile, Hex(key), Hex(QuidProQuo), []);
        using var receiver = new SrtpReceiver(keys, keys, allowIntrinsics: intrinsics);
        var forged = Hex(wire);
        forged[20] ^= 1;
        Assert.Equal(SrtpStatus.AuthenticationFailed, receiver.UnprotectRtcp(forged, out _));
        var packet = Hex(wire);
        Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtcp(packet, out var length));
        Assert.Equal(Hex(Luna), packet[..length]);
    }

    [Theory]
    [InlineData(1, "E1F97A0D3E018BE0D64FA32C06DE4139", "0EC675AD498AFEEBB6960B3AABE6",
        "4e55dc4ce79978d88ca4d215949d2402 b78d6acc99ea179b8dbb",
        "7128035be487b9bdbef89041f977a5a8 80000001 993e08cd54d6c1230798")]
    [InlineData(7, Key128, "a0a1a2a3a4a5a6a7a8a9aaab",
        "c5002ede04cfdd2eb91159e0880aa06e d2976826f796b201df3131a127e8a392",
        "c98b8b5df0392a55852b6c21ac8e7025 c52c6fbea2b3b446ea31123ba88ce61e 80000001")]
    public void Protect_LibsrtpMasterKeys_GivesLibsrtpPackets(int profile, string key, string salt, string rtp, string rtcp)
    {
        var master = new SrtpKeys((SrtpProfile)profile, Hex(key), Hex(salt));
        foreach (var intrinsics in (bool[])[true, false])
        {
            // libsrtp numbers its SRTCP packets from 1.
            using var sender = new SrtpSender(SrtpSessionKeys.ForRtp(master), SrtpSessionKeys.ForRtcp(master), intrinsics, rtcpIndex: 1);
            var payload = Enumerable.Repeat((byte)0xab, 16).ToArray();
            var packet = new byte[28 + sender.RtpOverhead];
            Hex("800f1234decafbadcafebabe").CopyTo(packet, 0);
            Assert.Equal(packet.Length, sender.ProtectRtp(packet, 12, payload, 0x1234));
            Assert.Equal(Hex("800f1234decafbadcafebabe" + rtp), packet);

            packet = new byte[24 + sender.RtcpOverhead];
            Hex("81c8000bcafebabe").CopyTo(packet, 0);
            payload.CopyTo(packet, 8);
            Assert.Equal(packet.Length, sender.ProtectRtcp(packet, 24));
            Assert.Equal(Hex("81c8000bcafebabe" + rtcp), packet);

            using var receiver = new SrtpReceiver(master, allowIntrinsics: intrinsics);
            Assert.Equal(SrtpStatus.Ok, receiver.UnprotectRtcp(packet, out var length));
            Assert.Equal(payload, packet[8..length]);
        }
    }
}
