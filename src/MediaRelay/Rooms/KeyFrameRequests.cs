using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// Coalesces the wishes of all viewers for a key frame of one incoming track: the first wish is passed on at once, further ones wait
/// for its answer, and it is repeated while the answer does not come (RFC 4585 §6.3.1, RFC 5104 §4.3.1).
/// </summary>
internal sealed class KeyFrameRequests
{
    /// <summary>At most one request goes upstream in this time: an encoder needs about as long to answer.</summary>
    private static readonly Duration MinInterval = Duration.FromMilliseconds(250);

    /// <summary>Repeats slow down to this once the sender has not answered <see cref="QuickTries"/> times.</summary>
    private static readonly Duration SlowInterval = Duration.FromSeconds(1);

    /// <summary>Requests in the quick rhythm before a sender counts as slow.</summary>
    private const int QuickTries = 8;

    /// <summary>Requests sent since the last key frame.</summary>
    private int _tries;

    /// <summary>When the last request went out; null before the first.</summary>
    private Timestamp? _lastSent;

    /// <summary>Whether somebody waits for a key frame.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Requests sent in all.</summary>
    public long Sent { get; private set; }

    /// <summary>When a request is to be sent; never when nobody waits.</summary>
    public Timestamp DueAt
    {
        get
        {
            if (!IsPending)
            {
                return Timestamp.Never;
            }

            return _lastSent is { } sent ? sent + (_tries < QuickTries ? MinInterval : SlowInterval) : new Timestamp(long.MinValue);
        }
    }

    /// <summary>A viewer needs a key frame.</summary>
    public void Request() => IsPending = true;

    /// <summary>A key frame began: every wish is fulfilled.</summary>
    public void OnKeyFrame()
    {
        IsPending = false;
        _tries = 0;
    }

    /// <summary>Nobody watches any more.</summary>
    public void Cancel() => IsPending = false;

    /// <summary>True when the owner is to send a request now.</summary>
    public bool TryTakeDue(Timestamp now)
    {
        if (DueAt > now)
        {
            return false;
        }

        _lastSent = now;
        _tries++;
        Sent++;
        return true;
    }
}
