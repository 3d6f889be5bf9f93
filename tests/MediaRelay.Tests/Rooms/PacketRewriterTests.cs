using VideoDesk.MediaRelay.Rooms;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class PacketRewriterTests
{
    private static readonly RewriteOffsets NoOffsets = new(0, 0, 0);

    [Fact]
    public void TryMap_NoSource_IsRefused()
    {
        var rewriter = new PacketRewriter(100);
        Assert.False(rewriter.HasSource);
        Assert.False(rewriter.TryMap(0, 1, out _, out _));
        Assert.False(rewriter.TryReverse(100, out _, out _, out _));
        Assert.Equal(99, rewriter.HighestOut);
    }

    [Fact]
    public void Drop_NewestPacket_ClosesTheGap()
    {
        var rewriter = Begun(firstOut: 100, firstIn: 10);
        Assert.Equal(100, Send(rewriter, 10));
        rewriter.Drop(11, frameEnds: true);
        rewriter.Drop(12, frameEnds: false);
        Assert.False(rewriter.TryMap(0, 11, out _, out _));
        Assert.False(rewriter.TryMap(0, 12, out _, out _));
        Assert.True(rewriter.TryMap(0, 13, out var next, out var offsets));
        Assert.Equal((101, -1), (next, offsets.PictureId));
        Assert.True(rewriter.TryMap(0, 10, out _, out offsets));
        Assert.Equal(0, offsets.PictureId);
    }

    [Fact]
    public void Drop_PacketBehindTheNewest_KeepsItsNumberFree()
    {
        var rewriter = Begun(firstOut: 100, firstIn: 10);
        Send(rewriter, 10);
        Send(rewriter, 12);
        rewriter.Drop(11, frameEnds: true);
        Assert.Equal(103, Send(rewriter, 13));
    }

    [Fact]
    public void Drop_WhilePacketsAreMissing_LeavesRoomForThem()
    {
        var rewriter = Begun(firstOut: 100, firstIn: 10);
        Send(rewriter, 10);
        rewriter.Drop(13, frameEnds: false);
        Assert.Equal(103, Send(rewriter, 14));
        Assert.Equal(102, Send(rewriter, 12));
        Assert.Equal(101, Send(rewriter, 11));
    }

    [Fact]
    public void Begin_Gap_LeavesOneNumberOut()
    {
        var rewriter = Begun(firstOut: 100, firstIn: 10);
        Send(rewriter, 10);
        rewriter.Begin(1, 5000, gap: 1, new RewriteOffsets(7, 8, 9));
        Assert.False(rewriter.TryMap(0, 11, out _, out _));
        Assert.False(rewriter.TryMap(1, 4999, out _, out _));
        Assert.True(rewriter.TryMap(1, 5000, out var sequenceOut, out var offsets));
        Assert.Equal((102, new RewriteOffsets(7, 8, 9)), (sequenceOut, offsets));
        Assert.Equal(7, rewriter.TimestampOffset);
    }

    [Fact]
    public void Begin_SameSourceAgain_DoesNotReachBehindTheSeam()
    {
        var rewriter = Begun(firstOut: 100, firstIn: 10);
        Send(rewriter, 10);
        rewriter.Begin(0, 50, gap: 0, NoOffsets);
        Assert.False(rewriter.TryMap(0, 11, out _, out _));
        Assert.False(rewriter.TryMap(0, 49, out _, out _));
        Assert.Equal(101, Send(rewriter, 50));
    }

    [Fact]
    public void TryReverse_SpansOverflow_ForgetsTheOldestOnly()
    {
        var rewriter = Begun(firstOut: 1, firstIn: 0);
        for (var sequence = 0; sequence < 2000; sequence += 2)
        {
            Send(rewriter, sequence);
            rewriter.Drop(sequence + 1, frameEnds: true);
        }

        Assert.Equal(1000, rewriter.HighestOut);
        for (var sequenceOut = 1L; sequenceOut <= 1000; sequenceOut++)
        {
            var isKnown = rewriter.TryReverse(sequenceOut, out _, out var sequenceIn, out var offsets);

            // Each drop begins a span of its own, the last one is still empty.
            Assert.True(isKnown == (sequenceOut > 1000 - 127), $"number {sequenceOut}");
            if (isKnown)
            {
                Assert.Equal(((sequenceOut - 1) * 2, -(sequenceOut - 1)), (sequenceIn, offsets.PictureId));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Map_RandomTraffic_AgreesWithADictionary(int seed)
    {
        var random = new Random(seed);
        var rewriter = new PacketRewriter(firstOut: 1 + random.Next(0x4000));
        var used = new Dictionary<long, (int Source, long In, RewriteOffsets Offsets)>();
        var given = new Dictionary<(int Source, long In), long>();
        var next = new long[3];
        var gaps = 0;
        var first = rewriter.HighestOut + 1;
        var dropRate = random.Next(2, 12);
        for (var round = 0; round < 60; round++)
        {
            var source = random.Next(3);
            next[source] += random.Next(1, 200);
            var gap = random.Next(2);
            var gapAt = rewriter.HighestOut + 1;
            gaps += gap;
            rewriter.Begin(source, next[source], gap, new RewriteOffsets(random.Next(), random.Next(1 << 15), random.Next(256)));
            var late = new List<long>();
            for (var i = random.Next(1, 120); i > 0; i--)
            {
                var sequence = next[source]++;
                var fate = random.Next(20);
                if (fate == 0 && i > 1)
                {
                    late.Add(sequence);
                }
                else if (fate < dropRate && i > 1)
                {
                    rewriter.Drop(sequence, random.Next(2) == 0);
                }
                else
                {
                    Take(rewriter, source, sequence, used, given);
                }

                if (late.Count > 0 && random.Next(4) == 0)
                {
                    Take(rewriter, source, late[0], used, given);
                    late.RemoveAt(0);
                }
            }

            foreach (var sequence in late)
            {
                Take(rewriter, source, sequence, used, given);
            }

            Assert.False(used.ContainsKey(gapAt) && gap == 1, $"round {round}: the number left out was used");
            AssertReverse(rewriter, used);
        }

        // Every number from the first to the highest was given out once, but for those left out on purpose.
        Assert.Equal(rewriter.HighestOut - first + 1 - gaps, used.Count);
    }

    private static PacketRewriter Begun(long firstOut, long firstIn)
    {
        var rewriter = new PacketRewriter(firstOut);
        rewriter.Begin(0, firstIn, gap: 0, NoOffsets);
        return rewriter;
    }

    private static long Send(PacketRewriter rewriter, long sequence)
    {
        Assert.True(rewriter.TryMap(0, sequence, out var sequenceOut, out _), $"packet {sequence} has no number");
        rewriter.NoteSent(sequenceOut);
        return sequenceOut;
    }

    private static void Take(
        PacketRewriter rewriter,
        int source,
        long sequence,
        Dictionary<long, (int Source, long In, RewriteOffsets Offsets)> used,
        Dictionary<(int Source, long In), long> given)
    {
        Assert.True(rewriter.TryMap(source, sequence, out var sequenceOut, out var offsets), $"packet {sequence} of {source} has no number");
        Assert.True(used.TryAdd(sequenceOut, (source, sequence, offsets)), $"number {sequenceOut} was used twice");
        Assert.True(given.TryAdd((source, sequence), sequenceOut));
        rewriter.NoteSent(sequenceOut);
    }

    /// <summary>What is remembered is right, and the newest are remembered.</summary>
    private static void AssertReverse(PacketRewriter rewriter, Dictionary<long, (int Source, long In, RewriteOffsets Offsets)> used)
    {
        foreach (var (sequenceOut, expected) in used)
        {
            if (rewriter.TryReverse(sequenceOut, out var source, out var sequenceIn, out var offsets))
            {
                Assert.Equal(expected, (source, sequenceIn, offsets));
            }
            else
            {
                Assert.True(sequenceOut < rewriter.HighestOut - 40, $"number {sequenceOut} of {rewriter.HighestOut} is forgotten");
            }
        }

        Assert.False(rewriter.TryReverse(rewriter.HighestOut + 1, out _, out _, out _));
    }
}
