using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class PacketHistoryTests
{
    private static readonly Duration Keep = Duration.FromSeconds(1);

    [Fact]
    public void Store_Packet_IsFoundWithItsBytes()
    {
        var pool = new BlockPool(10);
        using var history = new PacketHistory(pool, Keep);
        ref var stored = ref history.Store(Timestamp.FromMilliseconds(5), 70_000, [1, 2, 3]);
        Assert.Equal((70_000L, 3, (byte)0xFF), (stored.Sequence, stored.PayloadLength, stored.AudioLevel));
        Assert.True(stored.PayloadOffset >= PacketHistory.RtxHeadroom);
        ref var found = ref history.Find(70_000);
        Assert.Equal([1, 2, 3], found.Memory.AsSpan(found.PayloadOffset, found.PayloadLength).ToArray());
        foreach (var other in new[] { 0L, -1, 69_999, 70_000 - 64, 70_000 + 64, 70_000 + 65_536, long.MaxValue, long.MinValue })
        {
            Assert.False(history.Contains(other), $"{other} was never stored");
        }
    }

    [Fact]
    public void Store_EmptyPayload_IsKept()
    {
        using var history = new PacketHistory(new BlockPool(1), Keep);
        history.Store(default, 1, []);
        Assert.Equal(0, history.Find(1).PayloadLength);
    }

    [Fact]
    public void Store_OldBlocks_GoBackToThePool()
    {
        var pool = new BlockPool(1000);
        using var history = new PacketHistory(pool, Keep);
        for (var i = 0; i < 1000; i++)
        {
            history.Store(Timestamp.FromMilliseconds(i), i, new byte[1200]);
        }

        // A second of 1,000 packets, 6 to a block.
        Assert.InRange(pool.Outstanding, 166, 168);
        history.Store(Timestamp.FromMilliseconds(10_000), 1000, new byte[1200]);
        Assert.Equal(1, pool.Outstanding);
        Assert.False(history.Contains(900));
        Assert.True(history.Contains(1000));
    }

    [Fact]
    public void Store_MoreThanATrackMayOwn_ForgetsTheOldest()
    {
        var pool = new BlockPool(1000);
        using var history = new PacketHistory(pool, Keep);
        for (var i = 0; i < 5000; i++)
        {
            history.Store(default, i, new byte[1200]);
        }

        Assert.InRange(pool.Outstanding, 310, 320);
        Assert.True(history.Contains(4999));
        Assert.True(history.Contains(4999 - 1900));
        Assert.False(history.Contains(4999 - 2100));
    }

    [Fact]
    public void Store_PoolIsEmpty_ReusesItsOwnOldestBlock()
    {
        var pool = new BlockPool(4);
        using var history = new PacketHistory(pool, Keep);
        using var other = new PacketHistory(pool, Keep);
        for (var i = 0; i < 300; i++)
        {
            history.Store(default, i, Payload(i, 1200));
            AssertFound(history, i, 1200);
        }

        Assert.Equal(4, pool.Outstanding);

        // One that has nothing to reuse gets a block even so.
        other.Store(default, 7, Payload(7, 1200));
        AssertFound(other, 7, 1200);
        Assert.Equal(5, pool.Outstanding);
    }

    [Fact]
    public void Dispose_AnyState_ReturnsEverythingAndFindsNothing()
    {
        var pool = new BlockPool(100);
        var history = new PacketHistory(pool, Keep);
        history.Dispose();
        for (var i = 0; i < 200; i++)
        {
            history.Store(default, i, new byte[1000]);
        }

        history.Dispose();
        history.Dispose();
        Assert.Equal(0, pool.Outstanding);
        Assert.All(Enumerable.Range(0, 200), sequence => Assert.False(history.Contains(sequence)));
        history.Store(default, 300, [1]);
        Assert.True(history.Contains(300));
        history.Clear();
        Assert.Equal(0, pool.Outstanding);
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 1000)]
    [InlineData(3, 12)]
    [InlineData(4, 3)]
    public void Store_RandomTraffic_AgreesWithADictionary(int seed, int maxBlocks)
    {
        var random = new Random(seed);
        var pool = new BlockPool(maxBlocks);
        var histories = new[] { new PacketHistory(pool, Keep), new PacketHistory(pool, Keep), new PacketHistory(pool, Keep) };
        var models = histories.Select(static _ => new Dictionary<long, (Timestamp At, int Length)>()).ToArray();
        var highest = new long[] { 65_536, 65_500, 131_000 };
        var now = Timestamp.FromMilliseconds(1);
        for (var i = 0; i < 20_000; i++)
        {
            now += new Duration(random.Next(1000) == 0 ? random.Next(3_000_000) : random.Next(3000));
            var which = random.Next(3);
            var sequence = random.Next(10) == 0 ? highest[which] - random.Next(300) : highest[which] + random.Next(1, 3);
            if (models[which].ContainsKey(sequence))
            {
                continue;
            }

            var length = random.Next(1300);
            histories[which].Store(now, sequence, Payload(sequence, length));
            models[which][sequence] = (now, length);
            highest[which] = Math.Max(highest[which], sequence);
            if (i % 10 == 0)
            {
                AssertAgrees(histories[which], models[which], now, isPoolLarge: maxBlocks == 1000);
            }

            if (random.Next(3000) == 0)
            {
                histories[which].Clear();
                models[which].Clear();
                highest[which] += 65_536;
            }
        }

        foreach (var history in histories)
        {
            history.Dispose();
        }

        Assert.Equal(0, pool.Outstanding);
    }

    private static void AssertAgrees(PacketHistory history, Dictionary<long, (Timestamp At, int Length)> model, Timestamp now, bool isPoolLarge)
    {
        foreach (var (sequence, (at, length)) in model)
        {
            if (history.Contains(sequence))
            {
                AssertFound(history, sequence, length);
            }
            else
            {
                Assert.False(isPoolLarge && now - at <= Keep, $"{sequence} is gone after {(now - at).TotalMilliseconds} ms");
                model.Remove(sequence);
            }
        }
    }

    /// <summary>A payload that tells its sequence number, as far as it has room.</summary>
    private static byte[] Payload(long sequence, int length)
    {
        var payload = new byte[length];
        payload.AsSpan().Fill((byte)(sequence * 31));
        if (length >= sizeof(long))
        {
            BinaryPrimitives.WriteInt64LittleEndian(payload, sequence);
        }

        return payload;
    }

    private static void AssertFound(PacketHistory history, long sequence, int length)
    {
        ref var stored = ref history.Find(sequence);
        Assert.False(Unsafe.IsNullRef(ref stored), $"{sequence} is not there");
        Assert.True(
            Payload(sequence, length).AsSpan().SequenceEqual(stored.Memory.AsSpan(stored.PayloadOffset, stored.PayloadLength)),
            $"{sequence} has other bytes");
    }
}
