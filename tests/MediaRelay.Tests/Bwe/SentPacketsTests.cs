using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Bwe;

public class SentPacketsTests
{
    [Fact]
    public void HandleFeedback_SteadyStreamWithLoss_GivesItsFigures()
    {
        var sent = new SentPackets();
        for (var i = 0; i < 400; i++)
        {
            // A packet of 1,000 bytes every 10 ms, every tenth is lost, feedback every 100 ms, 30 ms later.
            sent.Sent((ushort)(65_500 + i), Timestamp.FromMilliseconds(10 * i), 1000);
            if (i % 10 == 9)
            {
                Feed(sent, 10 * i + 30, 65_500 + i - 9, "-+++++++++");
            }
        }

        Assert.Equal(0.1, sent.LossFraction, 3);
        Assert.Equal(40, sent.PacketsLost);
        Assert.Equal(360, sent.PacketsReceived);
        Assert.InRange(sent.ReceivedBitrate, 715_000, 795_000);
        Assert.Equal(Duration.FromMilliseconds(30), sent.RoundTrip);
        Assert.Equal(Duration.FromMilliseconds(30), sent.MinimumRoundTrip);
    }

    [Fact]
    public void HandleFeedback_RoundTripChanges_IsSmoothed()
    {
        var sent = new SentPackets();
        sent.Sent(1, Timestamp.FromMilliseconds(100), 100);
        sent.Sent(2, Timestamp.FromMilliseconds(200), 100);
        Feed(sent, 140, 1, "+");
        Feed(sent, 320, 2, "+");
        Assert.Equal(Duration.FromMilliseconds(50), sent.RoundTrip);
        Assert.Equal(Duration.FromMilliseconds(40), sent.MinimumRoundTrip);
    }

    [Fact]
    public void HandleFeedback_LostPacketArrivesAfterAll_IsTakenOff()
    {
        var sent = new SentPackets();
        sent.Sent(1, Timestamp.FromMilliseconds(0), 100);
        sent.Sent(2, Timestamp.FromMilliseconds(1), 100);
        Feed(sent, 50, 1, "-+");
        Assert.Equal(1, sent.PacketsLost);
        Assert.Equal(0.5, sent.LossFraction);
        Feed(sent, 60, 1, "-");
        Assert.Equal(1, sent.PacketsLost);
        Feed(sent, 70, 1, "+");
        Assert.Equal(0, sent.PacketsLost);
        Assert.Equal(2, sent.PacketsReceived);
        Assert.Equal(0, sent.LossFraction);
        Assert.Equal(Duration.FromMilliseconds(49), sent.RoundTrip);
    }

    [Fact]
    public void HandleFeedback_RepeatedUnknownOrOld_CountsNothing()
    {
        var sent = new SentPackets();
        sent.Sent(1, Timestamp.FromMilliseconds(0), 100);
        Feed(sent, 50, 1, "+");
        Feed(sent, 60, 1, "+");
        Feed(sent, 60, 7, "+-+");
        sent.Sent(1 + SentPackets.Capacity, Timestamp.FromMilliseconds(70), 100);
        Feed(sent, 80, 1, "-+");
        Assert.Equal((1, 0), (sent.PacketsReceived, sent.PacketsLost));
    }

    [Fact]
    public void HandleFeedback_NoFeedbackOrAnUnboundedOne_IsIgnored()
    {
        var sent = new SentPackets();
        sent.Sent(1, Timestamp.FromMilliseconds(0), 100);
        sent.HandleFeedback(Timestamp.FromMilliseconds(1), default);
        sent.HandleFeedback(Timestamp.FromMilliseconds(1), Rtp.Hostile.Hex("81 CE 0002 00000001 00000002"));

        // Sound, but on 8,191 packets.
        sent.HandleFeedback(Timestamp.FromMilliseconds(1), Rtp.Hostile.Hex("8F CD 0005 00000001 00000002 0001 1FFF 000000 00 1FFF 0000"));
        Assert.Equal((0, 0, 0), (sent.PacketsReceived, sent.PacketsLost, sent.ReceivedBitrate));
    }

    [Fact]
    public void HandleFeedback_RandomBytes_NeverThrowsAndKeepsFiguresPossible()
    {
        var sent = new SentPackets();
        for (var i = 0; i < 4000; i++)
        {
            sent.Sent((ushort)i, Timestamp.FromMilliseconds(i), 1200);
        }

        var now = 4000L;
        Rtp.Hostile.FeedRandomRtcp(
            bytes =>
            {
                sent.Sent((ushort)now, Timestamp.FromMilliseconds(now), 1200);
                sent.HandleFeedback(Timestamp.FromMilliseconds(now++), bytes);
                Assert.InRange(sent.LossFraction, 0, 1);
                Assert.True(sent.PacketsLost >= 0 && sent.ReceivedBitrate >= 0 && sent.RoundTrip >= Duration.Zero);
                return true;
            },
            0x8F,
            205);
        Assert.NotEqual(0, sent.PacketsReceived);
    }

    [Fact]
    public void SentPackets_OneViewer_TakesLessThan40KiBAndAllocatesNothingLater()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sent = new SentPackets();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 32_768, 40 * 1024);
        var feedback = Write(1, "+-+");
        for (var i = 0; i < 20_000; i++)
        {
            before = i == 1000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            sent.Sent((ushort)i, Timestamp.FromMilliseconds(i), 1200);
            sent.HandleFeedback(Timestamp.FromMilliseconds(i), feedback);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Feed(SentPackets sent, long milliseconds, int first, string statuses) =>
        sent.HandleFeedback(Timestamp.FromMilliseconds(milliseconds), Write(first, statuses));

    /// <summary>Feedback on packets from a number on, "+" for received and "-" for missing.</summary>
    private static byte[] Write(int first, string statuses)
    {
        if (!statuses.Contains('+', StringComparison.Ordinal))
        {
            return Rtp.Hostile.Hex($"8F CD 0005 00000001 00000002 {(ushort)first:X4} {statuses.Length:X4} 000000 00 {statuses.Length:X4} 0000");
        }

        var arrivals = new List<TransportArrival>();
        for (var i = 0; i < statuses.Length; i++)
        {
            if (statuses[i] == '+')
            {
                arrivals.Add(new((ushort)(first + i), Timestamp.FromMilliseconds(i)));
            }
        }

        var packet = new byte[200];
        var writer = new TransportFeedbackWriter { Sources = new(new(1), new(2)), BaseSequence = (ushort)first, FeedbackCount = 0 };
        return packet[..writer.WriteTo(packet, arrivals.ToArray(), out _)];
    }
}
