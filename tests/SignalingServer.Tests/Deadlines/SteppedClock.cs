using VideoDesk.SignalingServer.Tests.Nodes;

namespace VideoDesk.SignalingServer.Tests.Deadlines;

/// <summary>A clock that stands, with its timers, until the test moves it: how busy the machine is changes nothing. Thread-safe.</summary>
internal sealed class SteppedClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();

    /// <summary>Those that have not fired.</summary>
    private readonly List<Timer> _timers = [];

    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody sleeps until that instant and nobody less long.</summary>
    public Task SleepsUntilAsync(DateTimeOffset at) => Wait.UntilAsync(() => NextAt == at, () => $"it sleeps until {NextAt:O}");

    /// <summary>It is that instant now.</summary>
    public void GoTo(DateTimeOffset at)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now = at;
            due = [.. _timers.Where(timer => timer.At <= at)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(static timer => timer.Fire());
    }

    private DateTimeOffset? NextAt
    {
        get
        {
            lock (_lock)
            {
                return _timers.Select(static timer => (DateTimeOffset?)timer.At).Min();
            }
        }
    }

    /// <summary>Fires once.</summary>
    private sealed class Timer(SteppedClock clock, Action fire) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = clock._now + dueTime;
                    clock._timers.Add(this);
                }

                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
