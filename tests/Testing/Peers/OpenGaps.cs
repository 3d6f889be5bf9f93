using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>
/// What a receiver misses and when it asks for it (again). Written apart from the relay's own, so that neither hides the other's mistakes.
/// </summary>
internal sealed class OpenGaps
{
    private const int Capacity = 1024;

    private const int MaxTries = 25;

    private static readonly Duration ReorderTolerance = Duration.FromMilliseconds(10);

    private static readonly Duration RetryInterval = Duration.FromMilliseconds(70);

    private readonly Gap[] _gaps = new Gap[Capacity];

    public int Count { get; private set; }

    /// <summary>Packets that were asked for in vain.</summary>
    public long GivenUp { get; private set; }

    public Timestamp NextDue { get; private set; } = Timestamp.Never;

    public void Add(Timestamp now, long first, long end)
    {
        for (var sequence = first; sequence < end && Count < Capacity; sequence++)
        {
            _gaps[Count++] = new(sequence, now + ReorderTolerance, 0);
        }

        if (Count > 0)
        {
            NextDue = Timestamp.Earlier(NextDue, now + ReorderTolerance);
        }
    }

    public void Remove(long sequence)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_gaps[i].Sequence == sequence)
            {
                _gaps.AsSpan(i + 1, Count - i - 1).CopyTo(_gaps.AsSpan(i));
                Count--;
                break;
            }
        }

        NextDue = Count == 0 ? Timestamp.Never : NextDue;
    }

    /// <summary>Numbers to ask for now, in order.</summary>
    public int TakeDue(Timestamp now, Span<ushort> due)
    {
        var taken = 0;
        var kept = 0;
        NextDue = Timestamp.Never;
        for (var i = 0; i < Count; i++)
        {
            var gap = _gaps[i];
            if (gap.DueAt <= now && taken < due.Length)
            {
                if (gap.Tries == MaxTries)
                {
                    GivenUp++;
                    continue;
                }

                due[taken++] = (ushort)gap.Sequence;
                gap = new(gap.Sequence, now + RetryInterval, gap.Tries + 1);
            }

            NextDue = Timestamp.Earlier(NextDue, gap.DueAt);
            _gaps[kept++] = gap;
        }

        Count = kept;
        return taken;
    }

    private readonly record struct Gap(long Sequence, Timestamp DueAt, int Tries);
}
