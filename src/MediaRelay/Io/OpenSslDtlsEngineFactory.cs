using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Makes OpenSSL engines with the current certificate. <see cref="Renew"/> changes it for later engines only.</summary>
internal sealed class OpenSslDtlsEngineFactory : IDtlsEngineFactory, IDisposable
{
    /// <summary>A server's order wins over the client's: cheapest first.</summary>
    private static readonly SrtpProfile[] AllProfiles =
        [SrtpProfile.AeadAes128Gcm, SrtpProfile.AeadAes256Gcm, SrtpProfile.Aes128CmSha1_80];

    /// <summary>Held while the context is read or replaced; handshakes run outside.</summary>
    private readonly Lock _gate = new();

    private readonly SrtpProfile[] _profiles;

    private readonly OpenSslLiveCount _liveEngines = new();

    private SslContextHandle _context;

    private DtlsFingerprint _fingerprint;

    /// <param name="certificate">Shown by the engines until <see cref="Renew"/>.</param>
    /// <param name="profiles">SRTP profiles in the order of preference; all three when empty.</param>
    public OpenSslDtlsEngineFactory(DtlsCertificate certificate, params ReadOnlySpan<SrtpProfile> profiles)
    {
        _profiles = profiles.IsEmpty ? AllProfiles : profiles.ToArray();
        _context = OpenSslDtlsContext.Create(certificate, _profiles);
        _fingerprint = certificate.Fingerprint;
    }

    public DtlsFingerprint LocalFingerprint
    {
        get
        {
            lock (_gate)
            {
                return _fingerprint;
            }
        }
    }

    /// <summary>Engines that were made and whose native memory was not freed.</summary>
    public int LiveEngines => _liveEngines.Value;

    public IDtlsEngine Create(DtlsRole role)
    {
        lock (_gate)
        {
            return new OpenSslDtlsEngine(_context, role, _fingerprint, _liveEngines);
        }
    }

    /// <summary>Engines made from now on show this certificate. Earlier ones keep theirs, whose context goes with the last of them.</summary>
    public void Renew(DtlsCertificate certificate)
    {
        var context = OpenSslDtlsContext.Create(certificate, _profiles);
        lock (_gate)
        {
            _context.Dispose();
            (_context, _fingerprint) = (context, certificate.Fingerprint);
        }
    }

    /// <summary>Engines that live go on.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _context.Dispose();
        }
    }
}
