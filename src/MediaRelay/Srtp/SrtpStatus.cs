namespace VideoDesk.MediaRelay.Srtp;

/// <summary>What became of a protected packet. Anything but <see cref="Ok"/> means: drop it and count it.</summary>
internal enum SrtpStatus
{
    Ok,

    /// <summary>Too short to hold what its profile requires.</summary>
    Malformed,

    /// <summary>The tag does not fit: forged, damaged, or protected with another key or rollover counter.</summary>
    AuthenticationFailed,

    /// <summary>A packet of this index was accepted before (RFC 3711 §3.3.2).</summary>
    Replayed,

    /// <summary>Behind the replay window: whether it is a replay can no longer be told.</summary>
    TooOld,

    /// <summary>A new synchronisation source although as many as the receiver allows are known.</summary>
    TooManySources,
}
