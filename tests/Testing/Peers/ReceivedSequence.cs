using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.Testing.Peers;

/// <summary>Which packets of one stream came: extended numbers, duplicates and how many are still missing.</summary>
internal sealed class ReceivedSequence
{
    /// <summary>How far a late packet may lie behind; older ones count as duplicates.</summary>
    private const int Window = 8192;

    /// <summary>Bit of number n is n modulo <see cref="Window"/>.</summary>
    private readonly ulong[] _seen = new ulong[Window / 64];

    private bool _isStarted;

    public long First { get; private set; }

    public long Highest { get; private set; } = -1;

    /// <summary>Different packets.</summary>
    public long Unique { get; private set; }

    public long Duplicates { get; private set; }

    /// <summary>Packets between the first and the highest that have not come.</summary>
    public long Missing => _isStarted ? Highest - First + 1 - Unique : 0;

    /// <summary>Notes a packet. False when it came before.</summary>
    public bool TryAdd(ushort number, out long sequence)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            First = Highest = sequence = number + (1L << 16);
        }
        else
        {
            sequence = SequenceNumber.Extend(number, Highest);
        }

        if (sequence < First || sequence <= Highest - Window || (sequence <= Highest && IsSeen(sequence) && Unique > 0))
        {
            Duplicates++;
            return false;
        }

        for (var skipped = Math.Max(Highest + 1, sequence - Window + 1); skipped <= sequence; skipped++)
        {
            Set(skipped, false);
        }

        Set(sequence, true);
        Highest = Math.Max(Highest, sequence);
        Unique++;
        return true;
    }

    private bool IsSeen(long sequence) => (_seen[(sequence % Window) / 64] & (1UL << (int)(sequence % 64))) != 0;

    private void Set(long sequence, bool seen)
    {
        ref var word = ref _seen[(sequence % Window) / 64];
        var bit = 1UL << (int)(sequence % 64);
        word = seen ? word | bit : word & ~bit;
    }
}
