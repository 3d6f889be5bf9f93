namespace VideoDesk.MediaRelay.Rooms;

/// <summary>Why a datagram was dropped. Each is counted; none is logged.</summary>
internal enum DropReason
{
    /// <summary>Neither STUN nor DTLS nor RTP.</summary>
    UnknownKind,

    /// <summary>Not STUN, and from an address that has not proved an ICE password.</summary>
    UnknownAddress,

    /// <summary>A check for credentials that nobody has.</summary>
    UnknownFragment,

    /// <summary>A check from an address that another transport has proved before; whether it is valid was not looked at.</summary>
    AddressTaken,

    /// <summary>Media before the keys are agreed.</summary>
    NoKeys,

    /// <summary>A header that cannot be.</summary>
    Malformed,

    /// <summary>The authentication tag is wrong.</summary>
    AuthenticationFailed,

    /// <summary>Seen before, or older than the replay window.</summary>
    Replayed,

    /// <summary>More sources than a transport may have.</summary>
    TooManySources,

    /// <summary>No producer for this SSRC, MID or RID.</summary>
    UnknownStream,

    /// <summary>A payload type that was not agreed.</summary>
    UnknownPayloadType,

    /// <summary>A packet that came twice, or too late.</summary>
    Duplicate,

    /// <summary>More than the configured bitrate.</summary>
    OverBitrate,

    /// <summary>Media on a transport that only receives, or feedback without use.</summary>
    WrongDirection,
}

/// <summary>A counter for each reason.</summary>
internal sealed class DropCounters
{
    /// <summary>By the number of the reason.</summary>
    private readonly long[] _counts = new long[Enum.GetValues<DropReason>().Length];

    public long this[DropReason reason] => _counts[(int)reason];

    public void Count(DropReason reason) => _counts[(int)reason]++;

    /// <summary>Those that are not zero, by name.</summary>
    public Dictionary<string, long> ToDictionary() =>
        Enum.GetValues<DropReason>().Where(reason => this[reason] != 0).ToDictionary(static reason => reason.ToString(), reason => this[reason]);
}
