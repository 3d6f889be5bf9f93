using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Bwe;

/// <summary>
/// Bit rate over the last second, in steps of 100 ms. Counts from silence: the first second after a start reads low. A
/// default value is ready for use.
/// </summary>
internal struct RateMeter
{
    /// <summary>Bytes of the last second.</summary>
    private SlidingSum _bytes;

    public void Add(Timestamp now, int bytes) => _bytes.Add(now, bytes);

    public readonly long BitsPerSecond(Timestamp now) => (long)(_bytes.Total(now) * 8 / SlidingSum.Window.TotalSeconds);
}
