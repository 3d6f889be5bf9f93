using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Bwe;

public class RateMeterTests
{
    [Fact]
    public void BitsPerSecond_SteadyStream_IsItsRateWheneverAsked()
    {
        var meter = default(RateMeter);
        for (var at = 0L; at < 3000; at++)
        {
            meter.Add(Timestamp.FromMilliseconds(at), 125);
            if (at > 1200)
            {
                Assert.InRange(meter.BitsPerSecond(Timestamp.FromMilliseconds(at)), 999_000, 1_002_000);
            }
        }
    }

    [Fact]
    public void BitsPerSecond_OneBurst_LeavesAfterASecond()
    {
        var meter = default(RateMeter);
        meter.Add(Timestamp.FromMilliseconds(5000), 1000);
        Assert.Equal(8000, meter.BitsPerSecond(Timestamp.FromMilliseconds(5000)));
        Assert.Equal(8000, meter.BitsPerSecond(Timestamp.FromMilliseconds(5999)));
        Assert.Equal(4000, meter.BitsPerSecond(Timestamp.FromMilliseconds(6050)));
        Assert.Equal(0, meter.BitsPerSecond(Timestamp.FromMilliseconds(6100)));
        Assert.Equal(0, meter.BitsPerSecond(Timestamp.FromMilliseconds(600_000)));
        meter.Add(Timestamp.FromMilliseconds(600_000), 10);
        Assert.Equal(80, meter.BitsPerSecond(Timestamp.FromMilliseconds(600_000)));
    }

    [Fact]
    public void Add_TimeGoesBackwards_CountsAsNow()
    {
        var meter = default(RateMeter);
        meter.Add(Timestamp.FromMilliseconds(5000), 100);
        meter.Add(Timestamp.FromMilliseconds(3000), 100);
        Assert.Equal(1600, meter.BitsPerSecond(Timestamp.FromMilliseconds(3000)));
        Assert.Equal(1600, meter.BitsPerSecond(Timestamp.FromMilliseconds(5000)));
    }

    [Fact]
    public void BitsPerSecond_RandomTraffic_LiesBetweenTheExactWindows()
    {
        var random = new Random(42);
        var meter = default(RateMeter);
        var events = new List<(long At, int Bytes)>();
        var at = 1_000_000L;
        for (var i = 0; i < 5000; i++)
        {
            at += random.Next(100) == 0 ? random.Next(2_000_000) : random.Next(20_000);
            var bytes = random.Next(1500);
            meter.Add(new(at), bytes);
            events.Add((at, bytes));
            var asked = at + random.Next(300_000);
            var shortest = events.Where(entry => entry.At > asked - 1_000_000).Sum(entry => entry.Bytes) * 8;
            var longest = events.Where(entry => entry.At > asked - 1_100_000).Sum(entry => entry.Bytes) * 8;
            Assert.InRange(meter.BitsPerSecond(new(asked)), SlackLow(events, asked), longest);
            Assert.True(shortest <= longest);
        }
    }

    /// <summary>The step that the window is leaving counts in part, so that at the least the whole steps inside the window count.</summary>
    private static long SlackLow(List<(long At, int Bytes)> events, long asked) =>
        events.Where(entry => entry.At / 100_000 > asked / 100_000 - 10).Sum(entry => (long)entry.Bytes) * 8;
}
