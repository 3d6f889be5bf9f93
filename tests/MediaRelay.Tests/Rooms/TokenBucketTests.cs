using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class TokenBucketTests
{
    private const int Rate = 8_000_000;

    [Fact]
    public void TryTake_FullBucket_GivesAQuarterOfASecondAtOnce()
    {
        var bucket = new TokenBucket(Rate);
        Assert.Equal(250, TakeAll(ref bucket, Timestamp.FromMilliseconds(5), 1000));
        Assert.False(bucket.TryTake(Timestamp.FromMilliseconds(5), 1));
        Assert.Equal(1, TakeAll(ref bucket, Timestamp.FromMilliseconds(6), 1000));
        Assert.Equal(250, TakeAll(ref bucket, Timestamp.FromMilliseconds(5_000), 1000));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(30)]
    [InlineData(400)]
    [InlineData(4_000)]
    public void TryTake_ClockHasRunForDays_StillRefills(int days)
    {
        var bucket = new TokenBucket(20_000_000);
        var now = new Timestamp(days * 86_400_000_000L);
        Assert.Equal(625, TakeAll(ref bucket, now, 1000));
        Assert.Equal(250, TakeAll(ref bucket, now + Duration.FromMilliseconds(100), 1000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(997)]
    public void TryTake_ManySmallSteps_LoseNoFraction(int stepMicroseconds)
    {
        const int LongRate = 20_000_000;
        var bucket = new TokenBucket(LongRate);
        TakeAll(ref bucket, default, 1);
        var taken = 0L;
        var end = 400_000L;
        for (var at = 0L; at <= end; at += stepMicroseconds)
        {
            taken += TakeAll(ref bucket, new(at), 1);
        }

        Assert.InRange(taken, ((end - stepMicroseconds) * LongRate / 8_000_000) - 1, end * LongRate / 8_000_000);
    }

    [Fact]
    public void TryTake_TimeGoesBackwards_GivesNothingTwice()
    {
        var bucket = new TokenBucket(Rate);
        TakeAll(ref bucket, Timestamp.FromMilliseconds(100), 1);
        Assert.False(bucket.TryTake(Timestamp.FromMilliseconds(50), 1));
        Assert.False(bucket.TryTake(Timestamp.FromMilliseconds(100), 1));
        Assert.False(bucket.TryTake(new(long.MinValue), 1));
    }

    [Fact]
    public void TryTake_LargestRateAndExtremeTimes_NeverOverflow()
    {
        var bucket = new TokenBucket(int.MaxValue);
        foreach (var at in new[] { 0, 1, long.MaxValue / 2, long.MaxValue - 1 })
        {
            Assert.True(bucket.TryTake(new(at), 65_535));
        }

        var nothing = new TokenBucket(0);
        Assert.False(nothing.TryTake(new(long.MaxValue - 1), 1));
    }

    private static long TakeAll(ref TokenBucket bucket, Timestamp now, int bytes)
    {
        var count = 0L;
        while (bucket.TryTake(now, bytes))
        {
            count++;
        }

        return count;
    }
}
