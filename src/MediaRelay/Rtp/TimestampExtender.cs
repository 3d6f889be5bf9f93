namespace VideoDesk.MediaRelay.Rtp;

/// <summary>
/// Turns the 32-bit RTP timestamps of one stream into 64-bit ones whose low 32 bits are the same.
/// Late packets get the timestamp they would have had in order. A default value is ready for use.
/// </summary>
internal struct TimestampExtender
{
    /// <summary>
    /// Where the first timestamp lands at the lowest when no start is given: one cycle up, so that what is older stays
    /// positive.
    /// </summary>
    public const long DefaultStart = 1L << 32;

    /// <summary>Before the first timestamp the start, less <see cref="DefaultStart"/>; afterwards the highest timestamp.</summary>
    private long _reference;

    /// <param name="start">The first timestamp becomes the smallest one at or above this whose low 32 bits fit.</param>
    public TimestampExtender(long start) => _reference = start - DefaultStart;

    /// <summary>A timestamp was extended already.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>The highest timestamp so far. Meaningless before the first.</summary>
    public readonly long Highest => _reference;

    /// <summary>Extends a timestamp to the nearest to the highest so far, and remembers it when it is higher.</summary>
    public long Extend(uint value)
    {
        if (!IsStarted)
        {
            IsStarted = true;
            var start = _reference + DefaultStart;
            return _reference = start + (value - (uint)start);
        }

        var extended = SequenceNumber.ExtendTimestamp(value, _reference);
        _reference = Math.Max(_reference, extended);
        return extended;
    }
}
