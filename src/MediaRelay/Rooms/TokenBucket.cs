using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>Lets through a bitrate, with bursts of up to a quarter of a second.</summary>
internal struct TokenBucket(int bitsPerSecond)
{
    /// <summary>Bytes that may come at once.</summary>
    private readonly long _capacity = bitsPerSecond / 8 / 4;

    /// <summary>Bytes that may come now.</summary>
    private long _tokens = bitsPerSecond / 8 / 4;

    /// <summary>When <see cref="_tokens"/> was brought up to date.</summary>
    private Timestamp _filledAt;

    /// <summary>False when the packet is over the rate.</summary>
    public bool TryTake(Timestamp now, int bytes)
    {
        // After a pause the bucket is full anyway: the bound keeps the product far from overflow.
        var elapsed = Math.Min((now - _filledAt).Microseconds, 1_000_000);
        var gained = elapsed * bitsPerSecond / 8_000_000;
        if (gained > 0)
        {
            _tokens = Math.Min(_capacity, _tokens + gained);
            _filledAt = now;
        }

        if (_tokens < bytes)
        {
            return false;
        }

        _tokens -= bytes;
        return true;
    }
}
