namespace VideoDesk.MediaRelay.Rtp;

/// <summary>
/// Turns the 16-bit sequence numbers of one stream into 64-bit ones whose low 16 bits are the same.
/// Late packets get the number they would have had in order. A default value is ready for use.
/// </summary>
internal struct SequenceExtender
{
    /// <summary>
    /// Where the first number lands at the lowest when no start is given: one cycle up, so that what is older stays
    /// positive.
    /// </summary>
    public const long DefaultStart = 1 << 16;

    /// <summary>Before the first number the start, less <see cref="DefaultStart"/>; afterwards the highest number.</summary>
    private long _reference;

    /// <param name="start">The first number becomes the smallest one at or above this whose low 16 bits fit.</param>
    public SequenceExtender(long start) => _reference = start - DefaultStart;

    /// <summary>A number was extended already.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>The highest number so far. Meaningless before the first.</summary>
    public readonly long Highest => _reference;

    /// <summary>Extends a number to the nearest to the highest so far, and remembers it when it is higher.</summary>
    public long Extend(ushort value)
    {
        if (!IsStarted)
        {
            IsStarted = true;
            var start = _reference + DefaultStart;
            return _reference = start + (ushort)(value - (ushort)start);
        }

        var extended = SequenceNumber.Extend(value, _reference);
        _reference = Math.Max(_reference, extended);
        return extended;
    }
}
