using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Tests.Rtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtcp;

public class TransportFeedbackTests
{
    private const string Head = "00000001 00000002";

    private static readonly FeedbackSources Sources = new(new(1), new(2));

    [Fact]
    public void TryParse_EveryKindOfChunkAndDelta_GivesEveryPacket()
    {
        // Run of 3 small, run of 4 missing, one-bit vector 11000000000001, two-bit vector 2 1 0 (then void), padding of 3.
        var packet = Hostile.Hex(
            "AF CD 0009" + Head + "FFFE 0018 FFFFFF 2A 2003 0004 B001 E400 010203 040506 FFFF 07 000003");
        Assert.True(TransportFeedback.TryParse(packet, out var feedback));
        Assert.Equal(Sources, feedback.Sources);
        Assert.Equal((0xFFFE, 24, -1, 0x2A), (feedback.BaseSequence, feedback.StatusCount, feedback.ReferenceTime, feedback.FeedbackCount));
        var statuses = Statuses(feedback);
        Assert.Equal(24, statuses.Count);
        Assert.Equal(
            [
                new(0xFFFE, true, 1, -255), new(0xFFFF, true, 2, -253), new(0, true, 3, -250), new(5, true, 4, -246),
                new(6, true, 5, -241), new(18, true, 6, -235), new(19, true, -1, -236), new(20, true, 7, -229),
            ],
            statuses.Where(status => status.IsReceived));
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (ushort)(0xFFFE + i)), statuses.Select(status => status.Sequence));
        Hostile.AssertBounds(static bytes => TransportFeedback.TryParse(bytes, out _), packet, packet.Length);
        Hostile.FeedMutations(WalkFeedback, packet);
    }

    [Theory]
    [InlineData("8F CD 0005" + Head + "0001 0000 000000 00 2001 0100", "no packet at all")]
    [InlineData("8F CD 0004" + Head + "0001 0001 000000 00", "no chunk")]
    [InlineData("8F CD 0005" + Head + "0001 0002 000000 00 2001 0100", "too few chunks")]
    [InlineData("8F CD 0005" + Head + "0001 0003 000000 00 2003 0100", "too few deltas")]
    [InlineData("8F CD 0005" + Head + "0001 0001 000000 00 6001 0100", "reserved symbol in a run")]
    [InlineData("8F CD 0005" + Head + "0001 0001 000000 00 F000 0100", "reserved symbol in a vector")]
    [InlineData("8F CD 0005" + Head + "0001 0001 000000 00 2000 2001", "a run of nothing")]
    [InlineData("8E CD 0005" + Head + "0001 0001 000000 00 2001 0100", "another format")]
    [InlineData("8F CD 0003" + Head + "0001 0001", "no reference time")]
    public void TryParse_Malformed_IsRefused(string hex, string why) =>
        Assert.False(TransportFeedback.TryParse(Hostile.Hex(hex), out _), why);

    [Fact]
    public void TryParse_ReservedSymbolBehindTheLastPacket_IsVoid() =>
        Assert.True(TransportFeedback.TryParse(Hostile.Hex("8F CD 0005" + Head + "0001 0001 000000 00 DC00 0100"), out _));

    [Fact]
    public void WriteTo_RegularArrivals_UsesOneRun()
    {
        var arrivals = new TransportArrival[4];
        for (var i = 0; i < arrivals.Length; i++)
        {
            arrivals[i] = new((ushort)(0xFFFE + i), new Timestamp(64_000 * 5 + 1000 * i));
        }

        var packet = new byte[100];
        var writer = new TransportFeedbackWriter { Sources = Sources, BaseSequence = 0xFFFE, FeedbackCount = 9 };
        var length = writer.WriteTo(packet, arrivals, out var taken);
        Assert.Equal(4, taken);
        Assert.Equal(
            Hostile.Hex("AF CD 0006" + Head + "FFFE 0004 000005 09 2004 00040404 0002"), packet[..length]);
    }

    [Fact]
    public void WriteTo_MissingBeforeTheFirstAndLargeDeltas_AreExpressed()
    {
        var packet = new byte[100];
        var writer = new TransportFeedbackWriter { Sources = Sources, BaseSequence = 10, FeedbackCount = 0 };
        var length = writer.WriteTo(
            packet, [new(12, new Timestamp(250)), new(13, new Timestamp(100_250)), new(15, new Timestamp(99_250))], out var taken);
        Assert.Equal(3, taken);
        Assert.True(TransportFeedback.TryParse(packet.AsSpan(0, length), out var feedback));
        Assert.Equal(
            [
                new(10, false, 0, 0), new(11, false, 0, 0), new(12, true, 1, 1), new(13, true, 400, 401), new(14, false, 0, 401),
                new(15, true, -4, 397),
            ],
            Statuses(feedback));
    }

    [Fact]
    public void WriteTo_WhatDoesNotFit_IsLeft()
    {
        var packet = new byte[24];
        var writer = new TransportFeedbackWriter { Sources = Sources, BaseSequence = 1, FeedbackCount = 0 };
        TransportArrival[] arrivals = [new(1, new Timestamp(0)), new(2, new Timestamp(0)), new(3, new Timestamp(9_000_000))];
        Assert.Equal(24, writer.WriteTo(packet, arrivals, out var taken));
        Assert.Equal(2, taken);
        Assert.Equal(0, writer.WriteTo(packet.AsSpan(1), arrivals, out taken));
        Assert.Equal(0, taken);
        Assert.Equal(0, writer.WriteTo(packet, default, out _));

        // The third is more than 8.19 s later: no delta can say that.
        Assert.NotEqual(0, writer.WriteTo(new byte[100], arrivals, out taken));
        Assert.Equal(2, taken);

        // Backwards, and too far ahead for one packet.
        Assert.NotEqual(0, writer.WriteTo(new byte[1500], [arrivals[1], arrivals[0]], out taken));
        Assert.Equal(1, taken);
        Assert.Equal(0, writer.WriteTo(new byte[1500], [new(4000, new Timestamp(0))], out taken));
    }

    [Fact]
    public void WriteTo_RandomArrivals_AreReadBack()
    {
        var random = new Random(42);
        for (var round = 0; round < 3000; round++)
        {
            var arrivals = RandomArrivals(random);
            var next = (ushort)(arrivals[0].Sequence - random.Next(30));
            var packet = new byte[random.Next(3) == 0 ? 60 : 1200];
            var expected = new Queue<TransportArrival>(arrivals);
            byte feedbackCount = 250;
            while (expected.Count > 0)
            {
                var writer = new TransportFeedbackWriter { Sources = Sources, BaseSequence = next, FeedbackCount = feedbackCount };
                var length = writer.WriteTo(packet, expected.ToArray(), out var taken);
                Assert.True(length > 0 && length % 4 == 0 && taken > 0, $"round {round}: length {length}, taken {taken}");
                Assert.True(TransportFeedback.TryParse(packet.AsSpan(0, length), out var feedback), $"round {round}");
                Assert.Equal((next, feedbackCount), (feedback.BaseSequence, feedback.FeedbackCount));
                foreach (var status in feedback)
                {
                    Assert.Equal(next++, status.Sequence);
                    Assert.Equal(status.IsReceived, expected.Count > 0 && expected.Peek().Sequence == status.Sequence);
                    if (status.IsReceived)
                    {
                        Assert.Equal((uint)(expected.Dequeue().At.Microseconds / 250), (uint)status.ArrivalQuarterMilliseconds);
                        taken--;
                    }
                }

                Assert.Equal(0, taken);
                feedbackCount++;
            }
        }
    }

    [Fact]
    public void TryParse_RandomBytes_NeverThrowsAndGivesAsManyAsAnnounced() =>
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(static bytes => WalkFeedback(bytes), 0x8F, 205));

    private static TransportArrival[] RandomArrivals(Random random)
    {
        var arrivals = new TransportArrival[random.Next(1, 120)];
        var sequence = (ushort)random.Next();
        var at = random.NextInt64(1_000_000_000, 3_000_000_000_000);
        var lossy = random.Next(4);
        for (var i = 0; i < arrivals.Length; i++)
        {
            sequence += (ushort)(random.Next(10) < lossy ? random.Next(1, 100) : 1);
            at += random.Next(40) switch
            {
                0 => random.Next(-200_000, 0),
                1 => random.Next(10_000_000),
                2 => random.Next(200_000),
                _ => random.Next(5000),
            };
            arrivals[i] = new(sequence, new Timestamp(at));
        }

        return arrivals;
    }

    private static bool WalkFeedback(ReadOnlySpan<byte> bytes)
    {
        if (!TransportFeedback.TryParse(bytes, out var feedback))
        {
            return false;
        }

        var count = 0;
        foreach (var status in feedback)
        {
            Assert.True(status.IsReceived || status.DeltaQuarterMilliseconds == 0);
            count++;
        }

        Assert.Equal(feedback.StatusCount, count);
        return true;
    }

    private static List<TransportFeedbackStatus> Statuses(TransportFeedback feedback)
    {
        var statuses = new List<TransportFeedbackStatus>();
        foreach (var status in feedback)
        {
            statuses.Add(status);
        }

        return statuses;
    }
}
