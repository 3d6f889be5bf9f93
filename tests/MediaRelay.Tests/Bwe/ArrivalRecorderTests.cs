using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Bwe;

public class ArrivalRecorderTests
{
    private static readonly Ssrc Sender = new(1);
    private static readonly Ssrc Media = new(2);

    [Fact]
    public void WriteFeedback_NothingArrived_WritesNothing()
    {
        var recorder = new ArrivalRecorder();
        Assert.False(recorder.HasUnreported);
        Assert.Equal(0, recorder.WriteFeedback(new byte[1200], Sender, Media));
    }

    [Fact]
    public void WriteFeedback_ArrivalsWithGap_ReportsEachOnce()
    {
        var recorder = new ArrivalRecorder();
        recorder.Record(65_534, Timestamp.FromMilliseconds(1));
        recorder.Record(65_535, Timestamp.FromMilliseconds(2));
        recorder.Record(1, Timestamp.FromMilliseconds(3));
        Assert.True(recorder.HasUnreported);
        Assert.Equal(["65534+4", "65535+8", "0-", "1+12"], Report(recorder));
        Assert.False(recorder.HasUnreported);
        Assert.Empty(Report(recorder));

        recorder.Record(3, Timestamp.FromMilliseconds(4));
        Assert.Equal(["2-", "3+16"], Report(recorder));
    }

    [Fact]
    public void WriteFeedback_LatePacketBeforeTheReport_FillsItsGap()
    {
        var recorder = new ArrivalRecorder();
        recorder.Record(10, Timestamp.FromMilliseconds(1));
        recorder.Record(12, Timestamp.FromMilliseconds(2));
        recorder.Record(11, Timestamp.FromMilliseconds(3));
        recorder.Record(9, Timestamp.FromMilliseconds(4));
        Assert.Equal(["9+16", "10+4", "11+12", "12+8"], Report(recorder));
    }

    [Fact]
    public void WriteFeedback_LatePacketsAfterTheReport_AreReportedWithoutRepetition()
    {
        var recorder = new ArrivalRecorder();
        recorder.Record(10, Timestamp.FromMilliseconds(1));
        recorder.Record(20, Timestamp.FromMilliseconds(1));
        Assert.Equal(11, Report(recorder).Count);
        recorder.Record(13, Timestamp.FromMilliseconds(2));
        recorder.Record(14, Timestamp.FromMilliseconds(2));
        recorder.Record(17, Timestamp.FromMilliseconds(3));
        recorder.Record(17, Timestamp.FromMilliseconds(9));
        recorder.Record(20, Timestamp.FromMilliseconds(9));
        recorder.Record(21, Timestamp.FromMilliseconds(4));
        Assert.Equal(["13+8", "14+8", "17+12", "21+16"], Report(recorder));
        Assert.False(recorder.HasUnreported);
    }

    [Fact]
    public void Record_FarJumps_ForgetWhatIsOld()
    {
        var recorder = new ArrivalRecorder();
        recorder.Record(0, Timestamp.FromMilliseconds(1));
        recorder.Record(20_000, Timestamp.FromMilliseconds(2));
        recorder.Record(20_000 - ArrivalRecorder.Capacity, Timestamp.FromMilliseconds(3));
        recorder.Record(20_001 - ArrivalRecorder.Capacity, Timestamp.FromMilliseconds(4));
        var report = Report(recorder);
        Assert.Equal(ArrivalRecorder.Capacity, report.Count);
        Assert.Equal($"{20_001 - ArrivalRecorder.Capacity}+16", report[0]);
        Assert.Equal("20000+8", report[^1]);
        Assert.All(report.Skip(1).SkipLast(1), status => Assert.EndsWith("-", status, StringComparison.Ordinal));
    }

    [Fact]
    public void WriteFeedback_LittleRoom_GoesOnWithTheNextCall()
    {
        var recorder = new ArrivalRecorder();
        for (ushort i = 0; i < 100; i++)
        {
            recorder.Record(i, Timestamp.FromMilliseconds(i));
        }

        var seen = new List<string>();
        var packet = new byte[60];
        Assert.Equal(0, recorder.WriteFeedback(packet.AsSpan(0, 20), Sender, Media));
        while (recorder.HasUnreported)
        {
            var length = recorder.WriteFeedback(packet, Sender, Media);
            Assert.NotEqual(0, length);
            seen.AddRange(Statuses(packet.AsSpan(0, length)));
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}+{i * 4}"), seen);
    }

    [Fact]
    public void WriteFeedback_RandomLossAndReorder_ReportsEveryArrivalOnceAndEveryLossOnce()
    {
        var random = new Random(42);
        var recorder = new ArrivalRecorder();
        var received = new HashSet<ushort>();
        var missing = new HashSet<ushort>();
        var late = new PriorityQueue<ushort, int>();
        var arrived = new HashSet<ushort>();
        for (var sequence = 0; sequence < 60_000; sequence++)
        {
            var now = Timestamp.FromMilliseconds(sequence);
            while (late.TryPeek(out var due, out var at) && at <= sequence)
            {
                late.Dequeue();
                recorder.Record(due, now);
            }

            var fate = random.Next(20);
            if (fate > 0)
            {
                late.Enqueue((ushort)sequence, sequence + (fate == 1 ? random.Next(300) : 0));
                arrived.Add((ushort)sequence);
            }

            if (sequence % 50 == 49 || sequence == 59_999)
            {
                Count(Report(recorder), received, missing);
            }
        }

        foreach (var (due, _) in late.UnorderedItems)
        {
            recorder.Record(due, Timestamp.FromMilliseconds(60_000));
        }

        Count(Report(recorder), received, missing);
        Assert.Equal(arrived.Order(), received.Order());
        Assert.All(Enumerable.Range(0, 59_000), sequence => Assert.True(arrived.Contains((ushort)sequence) || missing.Contains((ushort)sequence)));
    }

    [Fact]
    public void RecordAndWriteFeedback_PerPacket_AllocateNothing()
    {
        var recorder = new ArrivalRecorder();
        var packet = new byte[1200];
        var allocated = 0L;
        for (var i = 0; i < 20_000; i++)
        {
            allocated = i == 1000 ? GC.GetAllocatedBytesForCurrentThread() : allocated;
            recorder.Record((ushort)(i * 3), Timestamp.FromMilliseconds(i));
            if (i % 50 == 0)
            {
                recorder.WriteFeedback(packet, Sender, Media);
            }
        }

        Assert.Equal(allocated, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Count(List<string> report, HashSet<ushort> received, HashSet<ushort> missing)
    {
        foreach (var status in report)
        {
            var isReceived = status.Contains('+', StringComparison.Ordinal);
            var sequence = ushort.Parse(status.Split('+', '-')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True((isReceived ? received : missing).Add(sequence), $"reported twice: {status}");
            Assert.False(!isReceived && received.Contains(sequence), $"reported missing after it was received: {status}");
        }
    }

    private static List<string> Report(ArrivalRecorder recorder)
    {
        var packet = new byte[1200];
        var statuses = new List<string>();
        while (recorder.HasUnreported)
        {
            var length = recorder.WriteFeedback(packet, Sender, Media);
            Assert.NotEqual(0, length);
            statuses.AddRange(Statuses(packet.AsSpan(0, length)));
        }

        return statuses;
    }

    /// <summary>"7+20" for packet 7 that arrived at 20 quarter milliseconds, "7-" when it was missing.</summary>
    private static List<string> Statuses(ReadOnlySpan<byte> datagram)
    {
        var statuses = new List<string>();
        var compound = new RtcpCompound(datagram);
        while (compound.MoveNext())
        {
            Assert.True(TransportFeedback.TryParse(compound.Packet, out var feedback));
            Assert.Equal(new FeedbackSources(Sender, Media), feedback.Sources);
            foreach (var status in feedback)
            {
                statuses.Add(status.IsReceived ? $"{status.Sequence}+{status.ArrivalQuarterMilliseconds}" : $"{status.Sequence}-");
            }
        }

        Assert.False(compound.IsMalformed);
        return statuses;
    }
}
