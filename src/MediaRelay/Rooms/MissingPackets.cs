using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// Which packets of an incoming track are missing and when each is to be asked for again (RFC 4585 §6.2.1).
/// It says what to ask; the owner sends. Repeats back off, so a dead path is not flooded.
/// </summary>
internal sealed class MissingPackets
{
    /// <summary>Gaps followed at once; a larger jump is a new start, not loss.</summary>
    public const int Capacity = 256;

    /// <summary>Gaps that there is room for at the start: most paths never lose more at once.</summary>
    private const int InitialLength = 16;

    /// <summary>A packet that is only reordered usually comes within this time.</summary>
    private static readonly Duration ReorderTolerance = Duration.FromMilliseconds(8);

    /// <summary>First wait for an answer; each further one is half as long again.</summary>
    private static readonly Duration FirstRetry = Duration.FromMilliseconds(60);

    /// <summary>Requests for one packet before it counts as lost.</summary>
    private const int MaxTries = 10;

    /// <summary>The gaps, ordered by sequence number, in the first <see cref="Count"/> places.</summary>
    private Gap[] _gaps = new Gap[InitialLength];

    /// <summary>Open gaps.</summary>
    public int Count { get; private set; }

    /// <summary>Packets given up.</summary>
    public long Lost { get; private set; }

    /// <summary>When the next request is due.</summary>
    public Timestamp NextDue { get; private set; } = Timestamp.Never;

    /// <summary>Notes that everything from <paramref name="first"/> up to, not including, <paramref name="end"/> was skipped.</summary>
    /// <returns>False when the jump is too large to be loss: the caller starts anew.</returns>
    public bool Add(Timestamp now, long first, long end)
    {
        if (end - first > Capacity)
        {
            GiveUpAll();
            return false;
        }

        GiveUpOldest((int)(Count + (end - first) - Capacity));
        if (Count + (end - first) > _gaps.Length)
        {
            Array.Resize(ref _gaps, Capacity);
        }

        for (var sequence = first; sequence < end; sequence++)
        {
            _gaps[Count++] = new Gap { Sequence = sequence, DueAt = now + ReorderTolerance, Wait = FirstRetry };
        }

        NextDue = Timestamp.Earlier(NextDue, now + ReorderTolerance);
        return true;
    }

    /// <summary>A packet came late or by retransmission. True when it had been missing.</summary>
    public bool Remove(long sequence, out bool wasAskedFor)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_gaps[i].Sequence == sequence)
            {
                wasAskedFor = _gaps[i].Tries > 0;
                RemoveAt(i);
                return true;
            }
        }

        wasAskedFor = false;
        return false;
    }

    public bool Contains(long sequence)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_gaps[i].Sequence == sequence)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the sequence numbers that are to be asked for now, in order, and arms their next try.</summary>
    /// <returns>How many were written.</returns>
    public int CollectDue(Timestamp now, Span<ushort> due)
    {
        var written = 0;
        var kept = 0;
        NextDue = Timestamp.Never;
        for (var i = 0; i < Count; i++)
        {
            ref var gap = ref _gaps[i];
            if (gap.DueAt <= now && gap.Tries == MaxTries)
            {
                Lost++;
                continue;
            }

            if (gap.DueAt <= now && written < due.Length)
            {
                due[written++] = (ushort)gap.Sequence;
                gap.Tries++;
                gap.DueAt = now + gap.Wait;
                gap.Wait = new(gap.Wait.Microseconds * 3 / 2);
            }

            NextDue = Timestamp.Earlier(NextDue, gap.DueAt);
            _gaps[kept++] = gap;
        }

        Count = kept;
        return written;
    }

    /// <summary>Counts everything open as lost.</summary>
    public void GiveUpAll()
    {
        Lost += Count;
        Count = 0;
        NextDue = Timestamp.Never;
    }

    /// <summary>Makes room in one move: a hostile sender can ask for it with every packet.</summary>
    private void GiveUpOldest(int count)
    {
        if (count > 0)
        {
            _gaps.AsSpan(count, Count - count).CopyTo(_gaps);
            Count -= count;
            Lost += count;
        }
    }

    private void RemoveAt(int index)
    {
        _gaps.AsSpan(index + 1, Count - index - 1).CopyTo(_gaps.AsSpan(index));
        Count--;
        if (Count == 0)
        {
            NextDue = Timestamp.Never;
        }
    }

    /// <summary>One missing packet.</summary>
    private struct Gap
    {
        /// <summary>Extended sequence number.</summary>
        public long Sequence;

        /// <summary>When it is to be asked for (again).</summary>
        public Timestamp DueAt;

        /// <summary>The wait after the next request.</summary>
        public Duration Wait;

        /// <summary>Requests sent.</summary>
        public int Tries;
    }
}
