using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VideoDesk.SignalingServer.Http;

/// <summary>A certificate that nobody vouches for, in a PEM file with its key that only the server's user may read.</summary>
internal static class SelfMadeCertificateFile
{
    private const string SubjectAlternativeName = "2.5.29.17";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Browsers refuse certificates that are good for longer than 398 days, whoever made them.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private static readonly TimeSpan Remainder = TimeSpan.FromDays(7);

    /// <summary>The certificate of the file; a new one when there is none, it ends soon, or it lacks an address.</summary>
    public static X509Certificate2 ReadOrMake(string file, IReadOnlyList<IPAddress> addresses, DateTimeOffset now)
    {
        if (Read(file) is { } known)
        {
            if (now >= known.NotBefore && now + Remainder < known.NotAfter && addresses.All(AddressesOf(known).Contains))
            {
                return known;
            }

            known.Dispose();
        }

        var made = Make(addresses, now);
        Write(file, made);
        return made;
    }

    /// <summary>The addresses for which it stands.</summary>
    public static IReadOnlyList<IPAddress> AddressesOf(X509Certificate2 certificate) =>
        certificate.Extensions.FirstOrDefault(static extension => extension.Oid?.Value == SubjectAlternativeName) is { } names
            ? [.. new X509SubjectAlternativeNameExtension(names.RawData).EnumerateIPAddresses()]
            : [];

    private static X509Certificate2 Make(IReadOnlyList<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=VideoDesk trial", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        foreach (var address in addresses)
        {
            names.AddIpAddress(address);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        return request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + Lifetime);
    }

    /// <summary>Null when there is no such file, or nothing of use in it.</summary>
    private static X509Certificate2? Read(string file)
    {
        try
        {
            return File.Exists(file) ? X509Certificate2.CreateFromPemFile(file) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all.</summary>
    private static void Write(string file, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(certificate.ExportCertificatePem());
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        File.Move(draft, file, overwrite: true);
    }
}
