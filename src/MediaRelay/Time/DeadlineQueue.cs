namespace VideoDesk.MediaRelay.Time;

/// <summary>Who has something to do at a deadline.</summary>
internal interface IDeadlineOwner
{
    /// <summary>When the queue will hand this owner out; kept by the queue alone.</summary>
    Timestamp ScheduledAt { get; set; }
}

/// <summary>
/// Which owner is due next. An owner may be brought forward at any time; entries that this makes stale are skipped when they come up.
/// </summary>
internal sealed class DeadlineQueue<TOwner>
    where TOwner : class, IDeadlineOwner
{
    /// <summary>Entries by microseconds. One counts while its owner is scheduled for that very instant.</summary>
    private readonly PriorityQueue<TOwner, long> _queue = new();

    /// <summary>When the soonest owner is due.</summary>
    public Timestamp Next
    {
        get
        {
            while (_queue.TryPeek(out var owner, out var at))
            {
                if (owner.ScheduledAt.Microseconds == at)
                {
                    return new(at);
                }

                _queue.Dequeue();
            }

            return Timestamp.Never;
        }
    }

    /// <summary>Makes an owner due at an instant, or sooner if it is so already.</summary>
    public void Schedule(TOwner owner, Timestamp at)
    {
        if (at < owner.ScheduledAt)
        {
            owner.ScheduledAt = at;
            _queue.Enqueue(owner, at.Microseconds);
        }
    }

    /// <summary>Hands out an owner that is due; the caller schedules it anew.</summary>
    public bool TryTakeDue(Timestamp now, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TOwner? owner)
    {
        owner = null;
        if (Next > now || !_queue.TryDequeue(out owner, out _))
        {
            return false;
        }

        owner.ScheduledAt = Timestamp.Never;
        return true;
    }
}
