using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>Stands where OpenSSL stands, so that a benchmark begins with agreed keys: established after the first datagram.</summary>
internal sealed class PresharedEngine(DtlsFingerprint fingerprint, SrtpProfile profile) : IDtlsEngine
{
    public DtlsRole Role => DtlsRole.Server;

    public DtlsEngineState State { get; private set; } = DtlsEngineState.Handshaking;

    public DtlsFingerprint LocalFingerprint => fingerprint;

    public SrtpProfile? SrtpProfile => profile;

    /// <summary>The keying material that every session of a benchmark shares.</summary>
    public static void FillKeyingMaterial(Span<byte> material)
    {
        for (var i = 0; i < material.Length; i++)
        {
            material[i] = (byte)(i * 7);
        }
    }

    public void Start()
    {
    }

    public void Feed(ReadOnlySpan<byte> datagram) => State = DtlsEngineState.Established;

    public bool TryTake(out ReadOnlySpan<byte> datagram)
    {
        datagram = default;
        return false;
    }

    public DtlsFingerprint? PeerFingerprint(FingerprintAlgorithm algorithm) => fingerprint;

    public void ExportSrtpKeyingMaterial(Span<byte> material) => FillKeyingMaterial(material);

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}

/// <summary>Makes <see cref="PresharedEngine"/>s.</summary>
internal sealed class PresharedEngineFactory(SrtpProfile profile) : IDtlsEngineFactory
{
    public DtlsFingerprint LocalFingerprint { get; } = DtlsFingerprint.OfCertificate([1, 2, 3]);

    public IDtlsEngine Create(DtlsRole role) => new PresharedEngine(LocalFingerprint, profile);
}
