namespace VideoDesk.MediaRelay.Dtls;

/// <summary>How far the security of a transport is.</summary>
internal enum DtlsState
{
    /// <summary>Nothing was sent or received.</summary>
    New,

    /// <summary>Messages are exchanged, or they were and signalling has not said yet whose certificate to expect.</summary>
    Handshaking,

    /// <summary>The handshake is complete and the certificate is the expected one: media may flow.</summary>
    Connected,

    /// <summary>See <see cref="DtlsSession.Failure"/>. Final.</summary>
    Failed,

    /// <summary>By this side or by the peer's close_notify. Final.</summary>
    Closed,
}

/// <summary>Why a session failed.</summary>
internal enum DtlsFailure
{
    None,

    /// <summary>Not connected within <see cref="DtlsSession.SetupLimit"/>.</summary>
    Timeout,

    /// <summary>A fatal alert or a message that broke the protocol.</summary>
    Protocol,

    /// <summary>No SRTP profile in common (RFC 5764 §4.1).</summary>
    NoCommonProfile,

    /// <summary>The peer's certificate is not the one that signalling announced.</summary>
    WrongFingerprint,
}
