using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

/// <summary>RFC 3550 §A.3 (loss) and §A.8 (jitter).</summary>
public class ReceptionStatisticsTests
{
    private const int ClockRate = 8000;
    private const long Cycle = 1L << 16;

    [Fact]
    public void WriteBlock_Loss_IsThatOfTheIntervalAndOfAll()
    {
        var statistics = new ReceptionStatistics();
        Receive(statistics, first: Cycle + 100, highest: Cycle + 199, packets: 75);
        var block = statistics.WriteBlock(default, new Ssrc(7));
        Assert.Equal((new Ssrc(7), (byte)64, 25, 199u), (block.Source, block.FractionLost, block.CumulativeLost, block.ExtendedHighestSequence));
        Assert.Equal(0.25, statistics.LossFraction);

        // Nothing lost in the second interval, and 5 late packets of the first: more came than were expected.
        Receive(statistics, first: Cycle + 100, highest: Cycle + 299, packets: 105);
        block = statistics.WriteBlock(default, new Ssrc(7));
        Assert.Equal((0, 20, 299u), (block.FractionLost, block.CumulativeLost, block.ExtendedHighestSequence));

        // Nothing at all in the third.
        block = statistics.WriteBlock(default, new Ssrc(7));
        Assert.Equal((0, 20), (block.FractionLost, block.CumulativeLost));
        Assert.Equal(0, statistics.LossFraction);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(1, 256)]
    [InlineData(255, 256)]
    [InlineData(99, 100)]
    [InlineData(7, 1000)]
    public void WriteBlock_Fraction_IsTheIntegerDivisionOfTheRfc(int lost, int expected)
    {
        var statistics = new ReceptionStatistics();
        Receive(statistics, first: Cycle, highest: Cycle + expected - 1, packets: expected - lost);
        Assert.Equal((lost << 8) / expected, statistics.WriteBlock(default, default).FractionLost);
    }

    [Fact]
    public void WriteBlock_NumbersWrapped_CountsCycles()
    {
        var statistics = new ReceptionStatistics();
        Receive(statistics, first: Cycle + 65_000, highest: (3 * Cycle) + 5, packets: 1);
        Assert.Equal(0x0002_0005u, statistics.WriteBlock(default, default).ExtendedHighestSequence);
    }

    [Fact]
    public void OnPacket_Jitter_FollowsTheRfc()
    {
        var statistics = new ReceptionStatistics();
        var expected = 0.0;
        long? lastTransit = null;
        var random = new Random(42);
        for (var i = 0; i < 500; i++)
        {
            // A packet every 20 ms that takes up to 10 ms longer than the fastest; the timestamps wrap.
            var arrival = 20_000L * i + random.Next(10_000);
            var timestamp = unchecked(uint.MaxValue - 4000 + (160u * (uint)i));
            statistics.OnPacket(Stage.Packet((ushort)i, timestamp), new(arrival), ClockRate);
            var transit = (arrival * ClockRate / 1_000_000) - (160L * i);
            expected += lastTransit is { } last ? (Math.Abs(transit - last) - expected) / 16 : 0;
            lastTransit = transit;
            Assert.Equal(expected, statistics.Jitter, 6);
        }

        Assert.InRange(statistics.Jitter, 10, 45);
        Assert.Equal((uint)expected, statistics.WriteBlock(default, default).Jitter);
    }

    [Fact]
    public void WriteBlock_SenderReport_IsQuotedWithItsAge()
    {
        var statistics = new ReceptionStatistics();
        Assert.Equal(0u, statistics.WriteBlock(default, default).LastSenderReport);
        statistics.OnSenderReport(Timestamp.FromMilliseconds(1000), new SenderReport { NtpTime = new(0x1122_3344_5566_7788), RtpTimestamp = 9 });
        var block = statistics.WriteBlock(Timestamp.FromMilliseconds(1500), default);
        Assert.Equal((0x3344_5566u, 32_768u), (block.LastSenderReport, block.DelaySinceLastSenderReport));
    }

    [Fact]
    public void Restart_BeforeTheFirstNewPacket_NothingCountsAsLost()
    {
        var statistics = new ReceptionStatistics();
        Receive(statistics, first: Cycle + 100, highest: Cycle + 999, packets: 900);
        statistics.WriteBlock(default, default);
        statistics.Restart();
        var block = statistics.WriteBlock(default, default);
        Assert.Equal((0, 0), (block.FractionLost, block.CumulativeLost));
        Receive(statistics, first: (3 * Cycle) + 5, highest: (3 * Cycle) + 14, packets: 5);
        block = statistics.WriteBlock(default, default);
        Assert.Equal((128, 5, 14u), (block.FractionLost, block.CumulativeLost, block.ExtendedHighestSequence));
    }

    [Fact]
    public void AnyValues_NeverThrow()
    {
        var random = new Random(42);
        for (var i = 0; i < 20_000; i++)
        {
            var statistics = new ReceptionStatistics { First = Extreme(random), Highest = Extreme(random) };
            for (var packet = 0; packet < 3; packet++)
            {
                statistics.OnPacket(Stage.Packet(0, (uint)random.NextInt64(1L << 32)), new(Extreme(random)), random.Next(1, 1_000_000));
                statistics.OnSenderReport(new(Extreme(random)), new SenderReport { NtpTime = new((ulong)Extreme(random)) });
                var block = statistics.WriteBlock(new(Extreme(random)), default);
                Assert.InRange(statistics.LossFraction, 0, 1);
                Assert.InRange(block.CumulativeLost, -0x80_0000, 0x7F_FFFF);
                statistics.Highest = Extreme(random);
            }
        }
    }

    private static void Receive(ReceptionStatistics statistics, long first, long highest, int packets)
    {
        statistics.First = first;
        statistics.Highest = highest;
        for (var i = 0; i < packets; i++)
        {
            statistics.OnPacket(Stage.Packet((ushort)i), default, ClockRate);
        }
    }

    private static long Extreme(Random random) => random.Next(4) switch
    {
        0 => long.MaxValue - random.Next(3),
        1 => long.MinValue + random.Next(3),
        2 => random.Next(-3, 3),
        _ => random.NextInt64(),
    };
}
