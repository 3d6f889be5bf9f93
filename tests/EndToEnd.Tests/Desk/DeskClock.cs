namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The system's clock with an offset that a test moves: it goes on by itself, so that countdowns are watched for real.</summary>
internal sealed class DeskClock : TimeProvider
{
    /// <summary>What is added to the system's time, in ticks.</summary>
    private long _offset;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    /// <summary>From now on it is this instant, and it goes on from there.</summary>
    public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref _offset, (instant - base.GetUtcNow()).Ticks);
}
