using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Time;

public class TimeTests
{
    [Fact]
    public void Never_PlusAnything_StaysNever()
    {
        Assert.Equal(Timestamp.Never, Timestamp.Never + Duration.FromSeconds(30));
        Assert.True(Timestamp.Never > new Timestamp(long.MaxValue - 1));
        Assert.False(Deadline.Never.IsDue(new(long.MaxValue - 1)));
    }

    [Fact]
    public void Timestamp_Arithmetic_IsInMicroseconds()
    {
        var at = Timestamp.FromMilliseconds(5);
        Assert.Equal(5_000, at.Microseconds);
        Assert.Equal(7, (at + Duration.FromMilliseconds(2)).Milliseconds);
        Assert.Equal(new Duration(-1_000), Timestamp.FromMilliseconds(4) - at);
        Assert.Equal(at, Timestamp.Earlier(at, Timestamp.Never));
        Assert.Equal(at, Timestamp.Earlier(Timestamp.Never, at));
    }

    [Fact]
    public void Comparisons_AllOperators_AgreeWithTheNumbers()
    {
        long[] values = [long.MinValue, -1, 0, 1, long.MaxValue];
        foreach (var a in values)
        {
            foreach (var b in values)
            {
                var (x, y) = (new Timestamp(a), new Timestamp(b));
                Assert.Equal(Compare(a.CompareTo(b)), new[] { x < y, x > y, x <= y, x >= y, x == y });
                Assert.Equal(a.CompareTo(b), x.CompareTo(y));
                var (v, w) = (new Duration(a), new Duration(b));
                Assert.Equal(Compare(a.CompareTo(b)), new[] { v < w, v > w, v <= w, v >= w, v == w });
            }
        }
    }

    [Fact]
    public void Duration_Units_AreConverted()
    {
        Assert.Equal(new Duration(1_500_000), Duration.FromSeconds(1) + Duration.FromMilliseconds(500));
        Assert.Equal(Duration.FromMilliseconds(30), Duration.FromMilliseconds(10) * 3);
        Assert.Equal(new Duration(1), Duration.From(TimeSpan.FromTicks(19)));
        Assert.Equal((1.5, 0.0015), (new Duration(1_500).TotalMilliseconds, new Duration(1_500).TotalSeconds));
        Assert.Equal(default, Duration.Zero);
    }

    [Fact]
    public void Sooner_Equal_TakesTheFirst()
    {
        var first = new Deadline(new(5), DeadlineReason.Nack);
        var second = new Deadline(new(5), DeadlineReason.Reports);
        Assert.Equal(first, Deadline.Sooner(first, second));
        Assert.Equal(second, Deadline.Sooner(second, first));
        Assert.Equal(first, Deadline.Sooner(Deadline.Never, first));
        Assert.True(first.IsDue(new(5)));
        Assert.False(first.IsDue(new(4)));
    }

    /// <summary>Less, greater, at most, at least, equal.</summary>
    private static bool[] Compare(int order) => [order < 0, order > 0, order <= 0, order >= 0, order == 0];
}
