using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Time;

public class DeadlineQueueTests
{
    [Fact]
    public void Next_Empty_IsNever()
    {
        var queue = new DeadlineQueue<Owner>();
        Assert.Equal(Timestamp.Never, queue.Next);
        Assert.False(queue.TryTakeDue(new(long.MaxValue - 1), out _));
    }

    [Fact]
    public void Schedule_Later_ChangesNothing()
    {
        var queue = new DeadlineQueue<Owner>();
        var owner = new Owner();
        queue.Schedule(owner, new(10));
        queue.Schedule(owner, new(20));
        queue.Schedule(owner, Timestamp.Never);
        Assert.Equal(new(10), queue.Next);
        Assert.True(queue.TryTakeDue(new(30), out var taken));
        Assert.Equal(owner, taken);
        Assert.False(queue.TryTakeDue(new(30), out _));
    }

    [Fact]
    public void TryTakeDue_OwnerWasCleared_SkipsItsEntry()
    {
        var queue = new DeadlineQueue<Owner>();
        var closed = new Owner();
        queue.Schedule(closed, new(long.MinValue));
        closed.ScheduledAt = Timestamp.Never;
        Assert.Equal(Timestamp.Never, queue.Next);
        Assert.False(queue.TryTakeDue(new(1), out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomSchedules_AgreeWithASortedList(int seed)
    {
        var random = new Random(seed);
        var queue = new DeadlineQueue<Owner>();
        var owners = Enumerable.Range(0, 20).Select(static _ => new Owner()).ToArray();
        var model = new Dictionary<Owner, Timestamp>();
        var now = new Timestamp(0);
        for (var i = 0; i < 50_000; i++)
        {
            if (random.Next(3) > 0)
            {
                var owner = owners[random.Next(owners.Length)];
                var at = new Timestamp(now.Microseconds + random.Next(-5, 300));
                queue.Schedule(owner, at);
                model[owner] = model.TryGetValue(owner, out var before) ? Timestamp.Earlier(before, at) : at;
            }
            else
            {
                now = new(now.Microseconds + random.Next(40));
                while (queue.TryTakeDue(now, out var taken))
                {
                    Assert.True(model.Remove(taken, out var at), $"step {i}: handed out twice");
                    Assert.True(at <= now && model.Values.All(other => other >= at), $"step {i}: {at} was not the soonest");
                }
            }

            Assert.Equal(model.Count == 0 ? Timestamp.Never : model.Values.Min(), queue.Next);
        }
    }

    private sealed class Owner : IDeadlineOwner
    {
        public Timestamp ScheduledAt { get; set; } = Timestamp.Never;
    }
}
