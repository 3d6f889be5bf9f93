using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VideoDesk.MediaRelay.Dtls;

/// <summary>
/// A self-signed certificate with its private key. WebRTC trusts the fingerprint that signalling carried, not an issuer (RFC 8827 §6.5),
/// so a new one may be made at any time; transports that exist keep theirs.
/// </summary>
internal sealed class DtlsCertificate
{
    /// <summary>Covers clients whose clock is behind.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>The private key as an ECPrivateKey in DER (RFC 5915).</summary>
    private readonly byte[] _privateKey;

    /// <summary>The certificate in DER.</summary>
    private readonly byte[] _certificate;

    private DtlsCertificate(byte[] certificate, byte[] privateKey)
    {
        _certificate = certificate;
        _privateKey = privateKey;
        Fingerprint = DtlsFingerprint.OfCertificate(certificate);
    }

    public DtlsFingerprint Fingerprint { get; }

    public ReadOnlySpan<byte> Certificate => _certificate;

    public ReadOnlySpan<byte> PrivateKey => _privateKey;

    /// <summary>A new ECDSA P-256 key with a certificate that names nobody (RFC 8827 §6.5) and is valid for the given time.</summary>
    public static DtlsCertificate Create(DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebRTC", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now - ClockTolerance, now + lifetime);
        return new(certificate.RawData, key.ExportECPrivateKey());
    }
}
