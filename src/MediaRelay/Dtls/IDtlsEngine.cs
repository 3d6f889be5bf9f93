using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Dtls;

/// <summary>Which side of the handshake (RFC 6347 §4.2): the relay is always the server, a test or the load generator the client.</summary>
internal enum DtlsRole
{
    Client,
    Server,
}

/// <summary>How far an engine's association is.</summary>
internal enum DtlsEngineState
{
    Handshaking,

    /// <summary>Both Finished messages were verified. Nobody has looked at the certificate yet.</summary>
    Established,

    /// <summary>The peer sent close_notify.</summary>
    ClosedByPeer,

    /// <summary>A fatal alert, ours or the peer's, or a message that does not belong there.</summary>
    Failed,
}

/// <summary>
/// A DTLS library, seen from the core: datagrams in, datagrams out, no clock and no socket. It never repeats a flight by itself.
/// Belongs to one thread at a time.
/// </summary>
internal interface IDtlsEngine : IDisposable
{
    DtlsRole Role { get; }

    DtlsEngineState State { get; }

    /// <summary>The certificate that this engine shows; it stays when the factory's certificate is renewed.</summary>
    DtlsFingerprint LocalFingerprint { get; }

    /// <summary>What use_srtp came to (RFC 5764 §4.1); null before the handshake ends and when nothing was in common.</summary>
    SrtpProfile? SrtpProfile { get; }

    /// <summary>Makes the first flight of a client.</summary>
    void Start();

    /// <summary>Hands in one datagram. The memory is borrowed for the call; bad input changes nothing or ends in <see cref="DtlsEngineState.Failed"/>.</summary>
    void Feed(ReadOnlySpan<byte> datagram);

    /// <summary>Takes the next datagram that must go out. The memory is valid until the next call on this engine.</summary>
    bool TryTake(out ReadOnlySpan<byte> datagram);

    /// <summary>The hash of the certificate that the peer proved to own; null before it showed one.</summary>
    DtlsFingerprint? PeerFingerprint(FingerprintAlgorithm algorithm);

    /// <summary>Fills the span with keying material of the label EXTRACTOR-dtls_srtp (RFC 5764 §4.2). Only when established.</summary>
    void ExportSrtpKeyingMaterial(Span<byte> material);

    /// <summary>Makes the close_notify alert, if the association was established.</summary>
    void Close();
}

/// <summary>Makes engines that show the same certificate. May be used from any thread.</summary>
internal interface IDtlsEngineFactory
{
    /// <summary>The certificate that the next engine will show.</summary>
    DtlsFingerprint LocalFingerprint { get; }

    IDtlsEngine Create(DtlsRole role);
}
