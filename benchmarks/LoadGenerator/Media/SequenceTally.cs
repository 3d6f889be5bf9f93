using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>Counts the different sequence numbers of one stream.</summary>
internal sealed class SequenceTally
{
    /// <summary>How far back a number can be told from a repeated one.</summary>
    private const int Window = 4096;

    /// <summary>One bit per number, at the number modulo <see cref="Window"/>.</summary>
    private readonly ulong[] _seen = new ulong[Window / 64];

    /// <summary>Highest number, unwrapped; negative before the first.</summary>
    private long _highest = -1;

    /// <summary>What came first: older packets do not count.</summary>
    private long _first;

    public long Unique { get; private set; }

    public long Repeated { get; private set; }

    public long Highest => _highest;

    /// <summary>Forgets everything: the next number is the first.</summary>
    public void Restart()
    {
        Array.Clear(_seen);
        _highest = -1;
        Unique = 0;
        Repeated = 0;
    }

    /// <summary>Notes a number; false when it was there before.</summary>
    public bool Note(ushort sequence)
    {
        var number = _highest < 0 ? sequence + (1L << 16) : SequenceNumber.Extend(sequence, _highest);
        if (_highest < 0)
        {
            _first = number;
            _highest = number - 1;
        }

        if (number < _first || number <= _highest - Window || (number <= _highest && Bit(number)))
        {
            Repeated++;
            return false;
        }

        for (var skipped = Math.Max(_highest + 1, number - Window + 1); skipped < number; skipped++)
        {
            _seen[Word(skipped)] &= ~Mask(skipped);
        }

        _seen[Word(number)] |= Mask(number);
        _highest = Math.Max(_highest, number);
        Unique++;
        return true;
    }

    private bool Bit(long number) => (_seen[Word(number)] & Mask(number)) != 0;

    private static int Word(long number) => (int)(number & (Window - 1)) >> 6;

    private static ulong Mask(long number) => 1UL << (int)(number & 63);
}
