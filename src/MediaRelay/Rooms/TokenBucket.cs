using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>Lets through a bitrate, with bursts of up to a quarter of a second.</summary>
internal struct TokenBucket(int bitsPerSecond)
{
    /// <summary>Time in which an empty bucket fills.</summary>
    private const long FillMicroseconds = 250_000;

    /// <summary>Millionths of a bit in a byte.</summary>
    private const long TokensPerByte = 8_000_000;

    /// <summary>What may come now, in millionths of a bit: a microsecond then brings a whole number, and no fraction is lost.</summary>
    private long _tokens = bitsPerSecond * FillMicroseconds;

    /// <summary>When <see cref="_tokens"/> was brought up to date.</summary>
    private Timestamp _filledAt;

    /// <summary>False when the packet is over the rate.</summary>
    public bool TryTake(Timestamp now, int bytes)
    {
        if (now > _filledAt)
        {
            // Bounded before it is multiplied: the clock may have run for months when the first packet comes.
            var elapsed = Math.Min((now - _filledAt).Microseconds, FillMicroseconds);
            _tokens = Math.Min(bitsPerSecond * FillMicroseconds, _tokens + (elapsed * bitsPerSecond));
            _filledAt = now;
        }

        var price = bytes * TokensPerByte;
        if (_tokens < price)
        {
            return false;
        }

        _tokens -= price;
        return true;
    }
}
