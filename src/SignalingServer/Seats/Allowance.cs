namespace VideoDesk.SignalingServer.Seats;

/// <summary>So many of something in any span of so long. Not thread-safe.</summary>
internal sealed class Allowance(int count, TimeSpan span)
{
    /// <summary>When the last ones were taken, the oldest first.</summary>
    private readonly Queue<DateTimeOffset> _taken = new();

    /// <summary>Takes one; false when there is none.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && now - oldest >= span)
        {
            _taken.Dequeue();
        }

        if (_taken.Count >= count)
        {
            return false;
        }

        _taken.Enqueue(now);
        return true;
    }
}
