using System.Net;
using System.Security.Cryptography.X509Certificates;
using VideoDesk.SignalingServer.Http;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Http;

/// <summary>The certificate of a trial.</summary>
public sealed class SelfMadeCertificateFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 12, 9, 0, 0, TimeSpan.Zero);

    private static readonly IPAddress[] Addresses = [IPAddress.Parse("192.0.2.7"), IPAddress.Parse("2001:db8::7"), IPAddress.Loopback];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-https-");

    private string PemFile => Path.Combine(_folder.FullName, "new", "https.pem");

    [Fact]
    public void Make_WhereThereIsNone_StandsForTheAddressesAndIsTheUsersOwn()
    {
        using var made = Read(Addresses, Now);

        Assert.Equal(Addresses, SelfMadeCertificateFile.AddressesOf(made));
        Assert.Equal("localhost", made.GetNameInfo(X509NameType.DnsName, forIssuer: false));
        Assert.True(made.HasPrivateKey);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(PemFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void Read_TheSameMachineLater_KeepsTheCertificate()
    {
        using var first = Read(Addresses, Now);
        using var again = Read(Addresses[1..], Now.AddDays(300));

        Assert.Equal(first.Thumbprint, again.Thumbprint);
        Assert.True(again.HasPrivateKey);
    }

    [Fact]
    public void Read_AnotherAddressOrNearItsEndOrBroken_MakesANewOne()
    {
        using var first = Read(Addresses, Now);
        using var moved = Read([IPAddress.Parse("192.0.2.8")], Now);
        using var late = Read([IPAddress.Parse("192.0.2.8")], Now.AddDays(360));
        File.WriteAllText(PemFile, "no certificate");
        using var mended = Read(Addresses, Now);

        Assert.Equal(4, new[] { first, moved, late, mended }.Select(static one => one.Thumbprint).Distinct().Count());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private X509Certificate2 Read(IReadOnlyList<IPAddress> addresses, DateTimeOffset now) =>
        SelfMadeCertificateFile.ReadOrMake(PemFile, addresses, now);
}
