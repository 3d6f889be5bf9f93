using FsCheck;
using FsCheck.Fluent;
using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtp;

public class SequenceExtenderTests
{
    [Fact]
    public void Distance_AnyPair_IsTheShortWayRound()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true).WithReplay(42, 43);
        Prop.ForAll<ushort, short>((from, step) => SequenceNumber.Distance(from, (ushort)(from + step)) == step).Check(config);
        Prop.ForAll<ushort, ushort>((a, b) => a == b || (ushort)(a - b) == 0x8000 || SequenceNumber.IsNewer(a, b) != SequenceNumber.IsNewer(b, a))
            .Check(config);
    }

    [Fact]
    public void Extend_OverTheWrap_GoesOn()
    {
        var extender = default(SequenceExtender);
        Assert.False(extender.IsStarted);
        Assert.Equal(65536 + 65534, extender.Extend(65534));
        Assert.Equal(65536 + 65535, extender.Extend(65535));
        Assert.Equal(65536 + 65536, extender.Extend(0));
        Assert.Equal(65536 + 65535, extender.Extend(65535));
        Assert.Equal(65536 + 65536, extender.Highest);
        Assert.True(extender.IsStarted);
    }

    [Fact]
    public void Extend_OlderThanTheFirst_StaysPositive()
    {
        var extender = default(SequenceExtender);
        Assert.Equal(65536, extender.Extend(0));
        Assert.Equal(65535, extender.Extend(65535));
        Assert.Equal(65536, extender.Highest);
    }

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(1_000_000, 0x4240, 1_000_000)]
    [InlineData(1_000_000, 0x423F, 1_065_535)]
    [InlineData(100, 99, 65_635)]
    public void Extend_FirstNumber_IsTheSmallestFromTheStartOn(long start, ushort value, long expected)
    {
        var extender = new SequenceExtender(start);
        Assert.Equal(expected, extender.Extend(value));
    }

    [Fact]
    public void Extend_RandomWalkWithReorder_AgreesWithTheModel()
    {
        var random = new Random(42);
        var extender = default(SequenceExtender);
        var timestamps = default(TimestampExtender);
        var highest = 65536L + 40_000;
        Assert.Equal(highest, extender.Extend((ushort)highest));
        var highestTime = (1L << 32) + 3_000_000_000;
        Assert.Equal(highestTime, timestamps.Extend((uint)highestTime));
        for (var i = 0; i < 200_000; i++)
        {
            var number = highest + random.Next(-32_768, 32_768);
            Assert.Equal(number, extender.Extend((ushort)number));
            highest = Math.Max(highest, number);
            Assert.Equal(highest, extender.Highest);

            var time = highestTime + random.Next(int.MinValue, int.MaxValue);
            Assert.Equal(time, timestamps.Extend((uint)time));
            highestTime = Math.Max(highestTime, time);
            Assert.Equal(highestTime, timestamps.Highest);
        }
    }

    [Fact]
    public void Extend_FirstTimestampWithStart_IsTheSmallestFromTheStartOn()
    {
        var extender = new TimestampExtender(10);
        Assert.Equal((1L << 32) + 9, extender.Extend(9));
        Assert.True(extender.IsStarted);
    }
}
