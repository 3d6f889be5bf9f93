using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VideoDesk.SignalingServer.Tests.Auth;

/// <summary>TLS on 127.0.0.1 for a test: cookies of Production go over https only.</summary>
internal sealed class SelfMadeCertificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-tls-");
    private readonly string _thumbprint;

    public SelfMadeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        _thumbprint = certificate.Thumbprint;
        File.WriteAllText(Path.Combine(_folder.FullName, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What the server is started with.</summary>
    public string[] Settings =>
    [
        "--urls=https://127.0.0.1:0",
        $"--Kestrel:Certificates:Default:Path={Path.Combine(_folder.FullName, "certificate.pem")}",
        $"--Kestrel:Certificates:Default:KeyPath={Path.Combine(_folder.FullName, "key.pem")}",
    ];

    /// <summary>Whether it is this one: the test's browser trusts no other.</summary>
    public bool Is(X509Certificate? shown) => shown is X509Certificate2 known && known.Thumbprint == _thumbprint;

    public void Dispose() => _folder.Delete(recursive: true);
}
