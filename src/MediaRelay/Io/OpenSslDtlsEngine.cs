using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Io;

/// <summary>One DTLS association by OpenSSL. Its timer, which reads the wall clock, is pushed out of reach: <see cref="DtlsSession"/> repeats flights.</summary>
internal sealed unsafe class OpenSslDtlsEngine : IDtlsEngine
{
    /// <summary>Bytes of a datagram that OpenSSL makes: passes every path that carries WebRTC, tunnels included.</summary>
    private const int DatagramSize = 1200;

    private const int ControlSetMtu = 17;

    /// <summary>Application data is thrown away: no data channels. A record holds at least one byte, so this also bounds a datagram's work.</summary>
    private const int MaxReadsPerDatagram = 64;

    /// <summary>Owns everything native.</summary>
    private readonly SslHandle _ssl;

    /// <summary>Belongs to <see cref="_ssl"/>.</summary>
    private readonly OpenSslDatagrams* _datagrams;

    public OpenSslDtlsEngine(SslContextHandle context, DtlsRole role, DtlsFingerprint localFingerprint, OpenSslLiveCount count)
    {
        (Role, LocalFingerprint) = (role, localFingerprint);
        OpenSslNative.ClearErrors();
        _ssl = OpenSslNative.New(context);
        if (_ssl.IsInvalid)
        {
            throw OpenSslNative.Failure("SSL_new");
        }

        _datagrams = OpenSslDatagrams.Allocate();
        _ssl.Own(_datagrams, count);
        var bio = OpenSslDatagrams.CreateBio(_datagrams);
        if (bio == 0)
        {
            _ssl.Dispose();
            throw OpenSslNative.Failure("BIO_new");
        }

        OpenSslNative.SetBio(_ssl, bio, bio);
        OpenSslNative.Control(_ssl, ControlSetMtu, DatagramSize, 0);
        OpenSslNative.SetTimer(_ssl, &NextTimeout);
        if (role == DtlsRole.Server)
        {
            OpenSslNative.SetAcceptState(_ssl);
        }
        else
        {
            OpenSslNative.SetConnectState(_ssl);
        }
    }

    public DtlsRole Role { get; }

    public DtlsEngineState State { get; private set; } = DtlsEngineState.Handshaking;

    public DtlsFingerprint LocalFingerprint { get; }

    public SrtpProfile? SrtpProfile
    {
        get
        {
            var selected = State == DtlsEngineState.Handshaking ? null : OpenSslNative.GetSelectedSrtpProfile(_ssl);
            return selected is null ? null : (SrtpProfile)(ushort)selected->Id;
        }
    }

    public void Start() => Advance();

    public void Feed(ReadOnlySpan<byte> datagram)
    {
        fixed (byte* input = datagram)
        {
            _datagrams->SetInput(input, datagram.Length);
            Advance();
            _datagrams->SetInput(null, 0);
        }
    }

    public bool TryTake(out ReadOnlySpan<byte> datagram)
    {
        ObjectDisposedException.ThrowIf(_ssl.IsClosed, this);
        return _datagrams->TryTake(out datagram);
    }

    public DtlsFingerprint? PeerFingerprint(FingerprintAlgorithm algorithm)
    {
        var certificate = OpenSslNative.GetPeerCertificate(_ssl);
        if (certificate == 0)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[64];
        var isOk = OpenSslNative.CertificateDigest(certificate, DigestOf(algorithm), hash, out var length) == 1;
        OpenSslNative.CertificateFree(certificate);
        return isOk ? DtlsFingerprint.From(algorithm, hash[..(int)length]) : throw OpenSslNative.Failure("X509_digest");
    }

    public void ExportSrtpKeyingMaterial(Span<byte> material)
    {
        var label = "EXTRACTOR-dtls_srtp"u8;
        if (OpenSslNative.ExportKeyingMaterial(_ssl, material, (nuint)material.Length, label, (nuint)label.Length, 0, 0, 0) != 1)
        {
            throw OpenSslNative.Failure("SSL_export_keying_material");
        }
    }

    public void Close()
    {
        if (State is DtlsEngineState.Established or DtlsEngineState.ClosedByPeer)
        {
            OpenSslNative.ClearErrors();
            _ = OpenSslNative.Shutdown(_ssl);
            OpenSslNative.ClearErrors();
        }
    }

    public void Dispose() => _ssl.Dispose();

    private static nint DigestOf(FingerprintAlgorithm algorithm) => OpenSslNative.DigestByName(algorithm switch
    {
        FingerprintAlgorithm.Sha1 => "SHA1",
        FingerprintAlgorithm.Sha224 => "SHA224",
        FingerprintAlgorithm.Sha256 => "SHA256",
        FingerprintAlgorithm.Sha384 => "SHA384",
        _ => "SHA512",
    });

    /// <summary>Lets OpenSSL go as far as the input reaches.</summary>
    private void Advance()
    {
        ObjectDisposedException.ThrowIf(_ssl.IsClosed, this);
        OpenSslNative.ClearErrors();
        if (State == DtlsEngineState.Handshaking)
        {
            State = StateAfter(OpenSslNative.DoHandshake(_ssl), DtlsEngineState.Handshaking);
        }

        if (State == DtlsEngineState.Established)
        {
            ReadAlerts();
        }

        OpenSslNative.ClearErrors();
    }

    private void ReadAlerts()
    {
        var thrownAway = stackalloc byte[256];
        for (var i = 0; i < MaxReadsPerDatagram && State == DtlsEngineState.Established; i++)
        {
            var result = OpenSslNative.Read(_ssl, thrownAway, 256);
            if (result <= 0)
            {
                State = StateAfter(result, DtlsEngineState.Established);
                return;
            }
        }
    }

    /// <summary>What a result means; <paramref name="waiting"/> when more input is needed.</summary>
    private DtlsEngineState StateAfter(int result, DtlsEngineState waiting)
    {
        if (result > 0)
        {
            return DtlsEngineState.Established;
        }

        return OpenSslNative.GetError(_ssl, result) switch
        {
            OpenSslNative.SslErrorWantRead or OpenSslNative.SslErrorWantWrite => waiting,
            OpenSslNative.SslErrorZeroReturn => DtlsEngineState.ClosedByPeer,
            _ => DtlsEngineState.Failed,
        };
    }

    /// <summary>Microseconds until OpenSSL would repeat a flight: 71 minutes, longer than any handshake may take.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static uint NextTimeout(nint ssl, uint current) => uint.MaxValue;
}
