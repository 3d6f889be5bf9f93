namespace VideoDesk.MediaRelay.Time;

/// <summary>When the next thing is due, and why: a timer is a value, not an object.</summary>
internal readonly record struct Deadline(Timestamp At, DeadlineReason Reason)
{
    public static readonly Deadline Never = new(Timestamp.Never, DeadlineReason.None);

    public bool IsDue(Timestamp now) => At <= now;

    /// <summary>The sooner of two deadlines; the first when they are equal.</summary>
    public static Deadline Sooner(Deadline a, Deadline b) => b.At < a.At ? b : a;
}

/// <summary>Why a deadline is armed.</summary>
internal enum DeadlineReason
{
    /// <summary>Nothing is due.</summary>
    None,

    /// <summary>The last DTLS flight was not answered (RFC 6347 §4.2.4).</summary>
    DtlsFlight,

    /// <summary>The peer has not renewed its consent (RFC 7675 §5.1).</summary>
    IceConsent,

    /// <summary>A gap is still open and its NACK has to be repeated (RFC 4585 §6.2.1).</summary>
    Nack,

    /// <summary>A key frame was asked for and has not come.</summary>
    KeyFrame,

    /// <summary>Transport-wide feedback for what was received is due.</summary>
    TransportFeedback,

    /// <summary>Sender and receiver reports are due (RFC 3550 §6.2).</summary>
    Reports,

    /// <summary>Audio levels are to be compared.</summary>
    ActiveSpeaker,

    /// <summary>A frame was begun and the rest of it is awaited, so that it leaves in one run.</summary>
    FrameGathering,

    /// <summary>Rates, scores and layers are to be looked at again.</summary>
    Housekeeping,

    /// <summary>A transport was created and never connected.</summary>
    SetupTimeout,
}
