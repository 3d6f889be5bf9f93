using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Srtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Dtls;

public sealed class DtlsFingerprintTests
{
    /// <summary>The example of RFC 8122 §5.</summary>
    private const string Example =
        "12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD";

    [Theory]
    [InlineData("sha-256")]
    [InlineData("SHA-256")]
    public void TryParse_ExampleOfTheRfc_GivesItBack(string algorithm)
    {
        Assert.True(DtlsFingerprint.TryParse(algorithm, Example, out var fingerprint));
        Assert.Equal("sha-256 " + Example, fingerprint.ToString());
        Assert.True(DtlsFingerprint.TryParse(algorithm, Example.ToLowerInvariant(), out var lower));
        Assert.Equal(fingerprint, lower);
        Assert.Equal(fingerprint.GetHashCode(), lower.GetHashCode());
    }

    [Theory]
    [InlineData("md5", Example)]
    [InlineData("", Example)]
    [InlineData("sha-1", Example)]
    [InlineData("sha-256", "")]
    [InlineData("sha-256", Example + ":")]
    [InlineData("sha-256", "12-DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD")]
    [InlineData("sha-256", "G2:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD")]
    [InlineData("sha-256", "12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:A ")]
    public void TryParse_Nonsense_IsRefused(string algorithm, string value) =>
        Assert.False(DtlsFingerprint.TryParse(algorithm, value, out _));

    [Theory]
    [InlineData("sha-1", 20)]
    [InlineData("sha-224", 28)]
    [InlineData("sha-256", 32)]
    [InlineData("sha-384", 48)]
    [InlineData("sha-512", 64)]
    public void PeerFingerprint_EveryAlgorithm_IsTheHashOfTheCertificateShown(string algorithm, int length)
    {
        using var clients = DtlsPair.NewFactory();
        using var servers = DtlsPair.NewFactory();
        using var client = clients.Create(DtlsRole.Client);
        using var server = servers.Create(DtlsRole.Server);
        var zeros = string.Join(':', Enumerable.Repeat("00", length));
        Assert.True(DtlsFingerprint.TryParse(algorithm, zeros, out var parsed));
        Assert.Null(server.PeerFingerprint(parsed.Algorithm));

        client.Start();
        for (var i = 0; i < 4; i++)
        {
            while (client.TryTake(out var datagram))
            {
                server.Feed(datagram);
            }

            while (server.TryTake(out var datagram))
            {
                client.Feed(datagram);
            }
        }

        Assert.Equal(DtlsEngineState.Established, server.State);
        var shown = server.PeerFingerprint(parsed.Algorithm);
        Assert.NotNull(shown);
        Assert.Equal((length * 3) - 1, shown.Value.Length);
        Assert.NotEqual(parsed, shown);
        Assert.True(DtlsFingerprint.TryParse(shown.AlgorithmName, shown.Value, out var again));
        Assert.Equal(shown, again);
        Assert.Equal(clients.LocalFingerprint, server.PeerFingerprint(FingerprintAlgorithm.Sha256));
        Assert.Equal(SrtpProfile.AeadAes128Gcm, server.SrtpProfile);
    }

    [Fact]
    public void Create_NewCertificate_HasItsOwnKeyAndFingerprint()
    {
        var (one, another) = (DtlsPair.NewCertificate(), DtlsPair.NewCertificate());

        Assert.NotEqual(one.Fingerprint, another.Fingerprint);
        Assert.Equal(one.Fingerprint, DtlsFingerprint.OfCertificate(one.Certificate));
        using var factory = new OpenSslDtlsEngineFactory(one);
        Assert.Equal(one.Fingerprint, factory.LocalFingerprint);
    }
}
