using System.Net;
using System.Net.Sockets;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Io;

public sealed class EgressRunsTests : IDisposable
{
    private readonly LoopCounters _counters = new();
    private readonly List<IDisposable> _toDispose = [];

    public void Dispose() => _toDispose.ForEach(item => item.Dispose());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flush_EqualDatagramsToOneDestination_LeaveAsOneRun(bool segmentation)
    {
        var runs = Open(segmentation);
        var receiver = Receiver(IPAddress.Loopback);
        for (var i = 0; i < 20; i++)
        {
            Send(runs, Address(receiver), TestSockets.Datagram(i, 1136));
        }

        Assert.Equal(0, _counters.RunsOut);
        runs.Flush();

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TestSockets.Datagram(i, 1136), await TestSockets.ReceiveAsync(receiver));
        }

        Assert.Equal((1, 20, 20), (_counters.RunsOut, _counters.RunLengthSum, _counters.DatagramsOut));
    }

    [Theory]
    [InlineData(new[] { 100, 100, 100, 50, 100, 100 }, 2)]
    [InlineData(new[] { 100, 100, 200, 200 }, 2)]
    [InlineData(new[] { 50, 100, 40, 100 }, 3)]
    [InlineData(new[] { 1 }, 1)]
    public async Task Flush_OtherLengths_AShorterOneEndsARunAndALongerOneBeginsOne(int[] lengths, int expectedRuns)
    {
        var runs = Open(segmentation: true);
        var receiver = Receiver(IPAddress.Loopback);
        for (var i = 0; i < lengths.Length; i++)
        {
            Send(runs, Address(receiver), TestSockets.Datagram(i, lengths[i]));
        }

        runs.Flush();

        for (var i = 0; i < lengths.Length; i++)
        {
            Assert.Equal(TestSockets.Datagram(i, lengths[i]), await TestSockets.ReceiveAsync(receiver));
        }

        Assert.Equal(expectedRuns, _counters.RunsOut);
    }

    [Theory]
    [InlineData(130, 100, 3)]
    [InlineData(60, 1200, 2)]
    public async Task Flush_MoreThanARunMayHold_IsCutIntoSeveral(int count, int length, int expectedRuns)
    {
        var runs = Open(segmentation: true);
        var receiver = Receiver(IPAddress.Loopback);
        for (var i = 0; i < count; i++)
        {
            Send(runs, Address(receiver), TestSockets.Datagram(i, length));
        }

        runs.Flush();

        for (var i = 0; i < count; i++)
        {
            Assert.Equal(TestSockets.Datagram(i, length), await TestSockets.ReceiveAsync(receiver));
        }

        Assert.Equal(expectedRuns, _counters.RunsOut);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", true)]
    [InlineData("::1", false)]
    public async Task Flush_MixedLengthsAndDestinations_EveryoneGetsHisOwnInOrder(string address, bool segmentation)
    {
        var runs = Open(segmentation, address);
        var receivers = Enumerable.Range(0, 3).Select(_ => Receiver(IPAddress.Parse(address))).ToArray();
        var random = new Random(20260801);
        for (var round = 0; round < 20; round++)
        {
            var expected = receivers.Select(_ => new List<byte[]>()).ToArray();
            for (var i = 0; i < 60; i++)
            {
                var to = random.Next(receivers.Length);
                var datagram = TestSockets.Datagram(i, random.Next(4) == 0 ? random.Next(1, 1400) : 1136);
                expected[to].Add(datagram);
                Send(runs, Address(receivers[to]), datagram);
            }

            runs.Flush();
            for (var i = 0; i < receivers.Length; i++)
            {
                foreach (var datagram in expected[i])
                {
                    Assert.Equal(datagram, await TestSockets.ReceiveAsync(receivers[i]));
                }
            }
        }

        Assert.Equal(20 * 60, _counters.DatagramsOut);
        Assert.Equal(0, _counters.SendFailures + _counters.SendDrops + _counters.RunsSplit);
    }

    [Fact]
    public async Task Reserve_WithoutCommit_IsReplacedByTheNext()
    {
        var runs = Open(segmentation: true);
        var receiver = Receiver(IPAddress.Loopback);
        runs.Reserve(Address(receiver), 500).Fill(0xEE);
        Send(runs, Address(receiver), TestSockets.Datagram(1, 300));
        runs.Flush();

        Assert.Equal(TestSockets.Datagram(1, 300), await TestSockets.ReceiveAsync(receiver));
        Assert.Equal(0, receiver.Available);
    }

    [Fact]
    public async Task Commit_LessThanReserved_SendsThatMuch()
    {
        var runs = Open(segmentation: true);
        var receiver = Receiver(IPAddress.Loopback);
        var lent = runs.Reserve(Address(receiver), 500);
        TestSockets.Datagram(1, 200).CopyTo(lent);
        runs.Commit(200);
        runs.Flush();

        Assert.Equal(TestSockets.Datagram(1, 200), await TestSockets.ReceiveAsync(receiver));
    }

    [Fact]
    public void Send_WhereThereIsNoWay_IsCountedAndNeverThrows()
    {
        var runs = Open(segmentation: true);
        var loopback = new IPEndPoint(IPAddress.Loopback, 9);

        Send(runs, TransportAddress.From(loopback, PathKind.Udp, socket: 7), new byte[10]);
        Send(runs, TransportAddress.From(loopback, PathKind.Tcp), new byte[10]);
        runs.Flush();
        Assert.Equal((2, 0), (_counters.SendDrops, _counters.SendFailures));

        // An IPv6 destination on an IPv4 socket, and a broadcast address without permission to broadcast.
        Send(runs, TransportAddress.From(new(IPAddress.IPv6Loopback, 9)), new byte[10]);
        Send(runs, TransportAddress.From(new(IPAddress.Broadcast, 9)), new byte[10]);
        Send(runs, TransportAddress.From(new(IPAddress.Broadcast, 9)), new byte[10]);
        runs.Flush();
        Assert.Equal((2, 3, 0), (_counters.SendDrops, _counters.SendFailures, _counters.DatagramsOut));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Receive_ARunOfAnotherRelay_GivesItsDatagrams(bool receiveOffload, bool batches)
    {
        var counters = new LoopCounters();
        var options = new LoopOptions { ReceiveOffload = receiveOffload, ReceiveBatches = batches, Tcp = false };
        var receiving = Keep(LoopSockets.Open(options, counters)).UdpPorts[0];
        var batch = Keep(new ReceiveBatch(receiving.ReceiveOffload, batches));
        var runs = Open(segmentation: true);
        for (var i = 0; i < 20; i++)
        {
            Send(runs, TransportAddress.From(receiving.LocalEndPoint), TestSockets.Datagram(i, i < 19 ? 1136 : 700));
        }

        runs.Flush();

        var expected = 0;
        while (expected < 20)
        {
            TestSockets.WaitReadable(receiving.Descriptor);
            var received = batch.ReceiveFrom(receiving, counters);
            while (received.MoveNext())
            {
                Assert.Equal(TestSockets.Datagram(expected, expected < 19 ? 1136 : 700), received.Current);
                expected++;
            }
        }

        Assert.Equal((20, receiveOffload ? 1 : 20), (counters.DatagramsIn, counters.MessagesIn));
    }

    private static void Send(EgressRuns runs, in TransportAddress to, byte[] datagram)
    {
        datagram.CopyTo(runs.Reserve(to, datagram.Length));
        runs.Commit(datagram.Length);
    }

    private static TransportAddress Address(Socket receiver) => TransportAddress.From((IPEndPoint)receiver.LocalEndPoint!);

    private EgressRuns Open(bool segmentation, string address = "127.0.0.1")
    {
        var options = new LoopOptions { ListenAddresses = [IPAddress.Parse(address)], SegmentationOffload = segmentation };
        return Keep(new EgressRuns(Keep(LoopSockets.Open(options, _counters)), _counters));
    }

    private Socket Receiver(IPAddress address) => Keep(TestSockets.Udp(address));

    private T Keep<T>(T item)
        where T : IDisposable
    {
        _toDispose.Add(item);
        return item;
    }
}
