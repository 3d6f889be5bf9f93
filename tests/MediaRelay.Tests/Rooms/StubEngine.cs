using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Tests.Rooms;

/// <summary>A DTLS engine without cryptography: the first datagram ends the handshake, or fails it; one after that breaks the session. All keys are zero.</summary>
internal sealed class StubEngine(bool fails) : IDtlsEngine
{
    public static readonly DtlsFingerprint Fingerprint = DtlsFingerprint.OfCertificate([1, 2, 3]);

    public DtlsRole Role => DtlsRole.Server;

    public DtlsEngineState State { get; private set; } = DtlsEngineState.Handshaking;

    public DtlsFingerprint LocalFingerprint => Fingerprint;

    public SrtpProfile? SrtpProfile => MediaRelay.Srtp.SrtpProfile.AeadAes128Gcm;

    public void Start()
    {
    }

    public void Feed(ReadOnlySpan<byte> datagram) =>
        State = fails || State == DtlsEngineState.Established ? DtlsEngineState.Failed : DtlsEngineState.Established;

    public bool TryTake(out ReadOnlySpan<byte> datagram)
    {
        datagram = default;
        return false;
    }

    public DtlsFingerprint? PeerFingerprint(FingerprintAlgorithm algorithm) => Fingerprint;

    public void ExportSrtpKeyingMaterial(Span<byte> material) => material.Clear();

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}

/// <summary>Makes engines of one fate.</summary>
internal sealed class StubEngines(bool fails = false) : IDtlsEngineFactory
{
    public DtlsFingerprint LocalFingerprint => StubEngine.Fingerprint;

    public IDtlsEngine Create(DtlsRole role) => new StubEngine(fails);
}
