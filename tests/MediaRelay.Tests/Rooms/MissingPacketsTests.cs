using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class MissingPacketsTests
{
    private static readonly Timestamp Start = Timestamp.FromMilliseconds(1000);

    [Fact]
    public void CollectDue_NoAnswer_BacksOffAndGivesUp()
    {
        var missing = new MissingPackets();
        Assert.True(missing.Add(Start, 70_000, 70_001));
        var asked = new List<double>();
        while (missing.NextDue != Timestamp.Never)
        {
            var now = missing.NextDue;
            Assert.Empty(Collect(missing, new(now.Microseconds - 1)));
            Assert.Equal(now, missing.NextDue);
            if (Collect(missing, now).Length == 1)
            {
                asked.Add((now - Start).TotalMilliseconds);
            }
        }

        Assert.Equal(10, asked.Count);
        Assert.Equal([8, 68, 158, 293], asked.Take(4));
        Assert.Equal((0, 1L), (missing.Count, missing.Lost));
        for (var i = 2; i < asked.Count; i++)
        {
            Assert.Equal(1.5, (asked[i] - asked[i - 1]) / (asked[i - 1] - asked[i - 2]), 2);
        }
    }

    [Fact]
    public void Remove_SaysWhetherItHadBeenAskedFor()
    {
        var missing = new MissingPackets();
        missing.Add(Start, 10, 13);
        Assert.True(missing.Remove(11, out var wasAskedFor));
        Assert.False(wasAskedFor);
        Assert.Equal([10, 12], Collect(missing, missing.NextDue));
        Assert.True(missing.Remove(12, out wasAskedFor));
        Assert.True(wasAskedFor);
        Assert.False(missing.Remove(12, out _));
        Assert.True(missing.Contains(10));
        Assert.True(missing.Remove(10, out _));
        Assert.Equal((0, 0L, Timestamp.Never), (missing.Count, missing.Lost, missing.NextDue));
    }

    [Fact]
    public void Add_JumpTooLarge_GivesUpAll()
    {
        var missing = new MissingPackets();
        Assert.True(missing.Add(Start, 0, 5));
        Assert.False(missing.Add(Start, 6, 6 + MissingPackets.Capacity + 1));
        Assert.Equal((0, 5L, Timestamp.Never), (missing.Count, missing.Lost, missing.NextDue));
        Assert.True(missing.Add(Start, 1000, 1000 + MissingPackets.Capacity));
        Assert.Equal(MissingPackets.Capacity, missing.Count);
    }

    [Fact]
    public void Add_NoRoom_GivesUpTheOldest()
    {
        var missing = new MissingPackets();
        missing.Add(Start, 0, 200);
        missing.Add(Start, 300, 400);
        Assert.Equal((MissingPackets.Capacity, 44L), (missing.Count, missing.Lost));
        Assert.False(missing.Contains(43));
        Assert.True(missing.Contains(44));
        Assert.True(missing.Contains(399));
    }

    [Fact]
    public void CollectDue_MoreThanTheRoom_GoesOnAtOnce()
    {
        var missing = new MissingPackets();
        missing.Add(Start, 65_500, 65_600);
        var now = missing.NextDue;
        Span<ushort> due = stackalloc ushort[60];
        Assert.Equal(60, missing.CollectDue(now, due));
        Assert.Equal(65_500, due[0]);
        Assert.Equal(now, missing.NextDue);
        Assert.Equal(40, missing.CollectDue(now, due));
        Assert.Equal((ushort)(65_599 - 65_536), due[39]);
        Assert.True(missing.NextDue > now);
    }

    [Fact]
    public void RandomTraffic_AgreesWithASet()
    {
        var random = new Random(42);
        var missing = new MissingPackets();
        var model = new SortedSet<long>();
        var next = 65_536L;
        var now = Start;
        var lost = 0L;
        for (var i = 0; i < 50_000; i++)
        {
            now += new Duration(random.Next(10_000));
            switch (random.Next(4))
            {
                case 0:
                    var length = random.Next(200) == 0 ? random.Next(600) : random.Next(1, 8);
                    AddBoth(missing, model, now, next, next + length);
                    next += length + 1;
                    break;
                case 1 when model.Count > 0:
                    var found = model.ElementAt(random.Next(model.Count));
                    Assert.True(missing.Remove(found, out _));
                    model.Remove(found);
                    break;
                case 2:
                    Assert.False(missing.Remove(next + random.Next(100), out _));
                    break;
                default:
                    Assert.All(Collect(missing, now), sequence => Assert.Contains(model, open => (ushort)open == sequence));
                    model.RemoveWhere(sequence => !missing.Contains(sequence));
                    break;
            }

            Assert.Equal(model.Count, missing.Count);
            Assert.InRange(missing.Count, 0, MissingPackets.Capacity);
            Assert.Equal(missing.Count == 0, missing.NextDue == Timestamp.Never);
            Assert.True(missing.Lost >= lost);
            lost = missing.Lost;
        }

        Assert.True(lost > 100);
    }

    private static void AddBoth(MissingPackets missing, SortedSet<long> model, Timestamp now, long first, long end)
    {
        Assert.Equal(end - first <= MissingPackets.Capacity, missing.Add(now, first, end));
        if (end - first > MissingPackets.Capacity)
        {
            model.Clear();
            return;
        }

        for (var sequence = first; sequence < end; sequence++)
        {
            model.Add(sequence);
        }

        while (model.Count > MissingPackets.Capacity)
        {
            model.Remove(model.Min);
        }
    }

    private static ushort[] Collect(MissingPackets missing, Timestamp now)
    {
        var due = new ushort[MissingPackets.Capacity];
        return due[..missing.CollectDue(now, due)];
    }
}
