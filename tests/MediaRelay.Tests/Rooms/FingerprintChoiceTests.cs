using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class FingerprintChoiceTests
{
    [Fact]
    public void TryChoose_Several_TakesTheStrongest()
    {
        Assert.True(FingerprintChoice.TryChoose(Offer("client", "sha-1", "sha-512", "sha-256"), out var chosen));
        Assert.Equal(FingerprintAlgorithm.Sha512, chosen.Algorithm);
    }

    [Fact]
    public void TryChoose_OneUnknown_TakesTheOther()
    {
        var offer = Offer("auto", "sha-256") with
        {
            Fingerprints = [new() { Algorithm = "md5", Value = "AA" }, new() { Algorithm = "sha-512", Value = "AA" }, .. Offer("auto", "sha-256").Fingerprints],
        };
        Assert.True(FingerprintChoice.TryChoose(offer, out var chosen));
        Assert.Equal(FingerprintAlgorithm.Sha256, chosen.Algorithm);
    }

    [Theory]
    [InlineData("server", 1)]
    [InlineData("client", 0)]
    [InlineData("client", 9)]
    public void TryChoose_RoleOrCountThatCannotBe_IsRefused(string role, int count)
    {
        Assert.False(FingerprintChoice.TryChoose(Offer(role, [.. Enumerable.Repeat("sha-256", count)]), out var chosen));
        Assert.Null(chosen);
    }

    [Fact]
    public void TryChoose_HolesInTheJson_AreRefused()
    {
        Assert.False(FingerprintChoice.TryChoose(null!, out _));
        Assert.False(FingerprintChoice.TryChoose(new() { Fingerprints = null! }, out _));
        Assert.False(FingerprintChoice.TryChoose(new() { Fingerprints = [null!] }, out _));
        Assert.False(FingerprintChoice.TryChoose(new() { Fingerprints = [new() { Algorithm = null!, Value = null! }] }, out _));
    }

    private static DtlsParameters Offer(string role, params string[] algorithms) => new()
    {
        Role = role,
        Fingerprints = [.. algorithms.Select(static algorithm => new DtlsFingerprintParameters { Algorithm = algorithm, Value = ValueOf(algorithm) })],
    };

    private static string ValueOf(string algorithm)
    {
        var length = algorithm switch { "sha-1" => 20, "sha-256" => 32, _ => 64 };
        return string.Join(':', Enumerable.Repeat("AB", length));
    }
}
