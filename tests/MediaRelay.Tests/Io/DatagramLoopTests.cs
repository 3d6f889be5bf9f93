using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Io;

public sealed class DatagramLoopTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Datagram_ByUdp_IsEchoed(string address)
    {
        var listen = IPAddress.Parse(address);
        await using var loop = Start(new TestCore(), new() { ListenAddresses = [listen] });
        using var client = TestSockets.Udp(listen);
        var datagram = TestSockets.Datagram(1, 1136);

        TestSockets.Send(client, datagram, TestSockets.EndPoint(loop.Endpoints[0]));

        Assert.Equal(datagram, await TestSockets.ReceiveAsync(client));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Datagrams_WithoutOffloads_AreEchoedInOrder(bool segmentation, bool batches)
    {
        var options = new LoopOptions { SegmentationOffload = segmentation, ReceiveOffload = false, ReceiveBatches = batches };
        await using var loop = Start(new TestCore(), options);
        using var client = TestSockets.Udp(IPAddress.Loopback);
        for (var i = 0; i < 50; i++)
        {
            TestSockets.Send(client, TestSockets.Datagram(i, 1000), TestSockets.EndPoint(loop.Endpoints[0]));
        }

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(TestSockets.Datagram(i, 1000), await TestSockets.ReceiveAsync(client));
        }

        Assert.Equal(segmentation, loop.SegmentationOffload);
    }

    [Fact]
    public async Task Endpoints_TwoAddresses_HaveOnePortNumberForUdpAndTcp()
    {
        await using var loop = Start(new TestCore(), new() { ListenAddresses = [IPAddress.Loopback, IPAddress.IPv6Loopback] });

        var port = Assert.Single(loop.Endpoints.Select(endpoint => endpoint.Port).Distinct());
        Assert.NotEqual(0, port);
        Assert.Equal(
            [(0, PathKind.Udp), (0, PathKind.Tcp), (1, PathKind.Udp), (1, PathKind.Tcp)],
            loop.Endpoints.Select(endpoint => ((int)endpoint.Socket, endpoint.Kind)));
    }

    [Fact]
    public async Task Port_InUse_IsRefusedWithItsNumber()
    {
        await using var first = Start(new TestCore(), new());
        var options = new LoopOptions { Port = first.Endpoints[0].Port };

        var refusal = Assert.Throws<IOException>(() => new DatagramLoop<TestCoreCalls>(options, NullLogger.Instance));

        Assert.Contains($"{options.Port}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transports_SwitchedOff_AreNotListenedOn()
    {
        await using var udpOnly = Start(new TestCore(), new() { Tcp = false });
        await using var tcpOnly = Start(new TestCore(), new() { Udp = false });

        Assert.Equal(PathKind.Udp, Assert.Single(udpOnly.Endpoints).Kind);
        Assert.Equal(PathKind.Tcp, Assert.Single(tcpOnly.Endpoints).Kind);
    }

    [Fact]
    public async Task Commands_FromAnotherThread_RunInOrderAndReturnResults()
    {
        await using var loop = Start(new TestCore(), new());
        var order = new List<int>();
        for (var i = 0; i < 1000; i++)
        {
            var number = i;
            Assert.True(loop.TryPost(_ => order.Add(number)));
        }

        var count = await TestSockets.WithinPatienceAsync(loop.RunAsync(_ => order.Count));

        Assert.Equal(1000, count);
        Assert.Equal(Enumerable.Range(0, 1000), order);
    }

    [Fact]
    public async Task Command_Throws_GivesTheExceptionToItsCaller()
    {
        await using var loop = Start(new TestCore(), new());

        await Assert.ThrowsAsync<FormatException>(() => TestSockets.WithinPatienceAsync(loop.RunAsync<int>(_ => throw new FormatException())));

        Assert.Equal(7, await TestSockets.WithinPatienceAsync(loop.RunAsync(_ => 7)));
    }

    [Fact]
    public async Task Commands_MoreThanMayWait_AreRefused()
    {
        await using var loop = new DatagramLoop<TestCoreCalls>(new() { MaxPendingCommands = 2 }, NullLogger.Instance);

        Assert.True(loop.TryPost(_ => { }));
        Assert.True(loop.TryPost(_ => { }));
        Assert.False(loop.TryPost(_ => { }));
        await Assert.ThrowsAsync<LoopUnavailableException>(() => loop.RunAsync(_ => 0));
    }

    [Fact]
    public async Task Dispose_Started_EndsTheThreadAndRefusesCommands()
    {
        var loop = Start(new TestCore(), new() { Name = "relay-test" });
        var thread = await TestSockets.WithinPatienceAsync(loop.RunAsync(_ => Thread.CurrentThread));
        Assert.Equal("relay-test", thread.Name);

        await loop.DisposeAsync();

        Assert.True(thread.Join(TimeSpan.FromSeconds(20)));
        Assert.False(loop.TryPost(_ => { }));
    }

    [Fact]
    public async Task Dispose_NeverStarted_CancelsWaitingCommands()
    {
        var loop = new DatagramLoop<TestCoreCalls>(new(), NullLogger.Instance);
        var waiting = loop.RunAsync(_ => 0);

        await loop.DisposeAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Core_ThrowsOnADatagram_LoopGoesOnAndCounts()
    {
        await using var loop = Start(new TestCore(), new());
        using var client = TestSockets.Udp(IPAddress.Loopback);
        var to = TestSockets.EndPoint(loop.Endpoints[0]);
        var good = TestSockets.Datagram(1, 100);

        TestSockets.Send(client, [TestCore.Poison, 1, 2], to);
        TestSockets.Send(client, good, to);

        Assert.Equal(good, await TestSockets.ReceiveAsync(client));
        Assert.Equal(1, loop.Statistics.CoreFailures);
    }

    [Fact]
    public async Task Core_ThrowsOnEveryTimeout_LoopGoesOn()
    {
        await using var loop = Start(new TestCore { TimeoutsThrow = true }, new());
        using var client = TestSockets.Udp(IPAddress.Loopback);

        TestSockets.Send(client, TestSockets.Datagram(1, 100), TestSockets.EndPoint(loop.Endpoints[0]));

        Assert.Equal(100, (await TestSockets.ReceiveAsync(client)).Length);
        Assert.True(loop.Statistics.CoreFailures > 0);
    }

    [Fact]
    public async Task Core_AsksForADeadline_IsCalledWithoutAnyDatagram()
    {
        await using var loop = Start(new TestCore(), new());
        using var client = TestSockets.Udp(IPAddress.Loopback);

        TestSockets.Send(client, [TestCore.Delayed, 42], TestSockets.EndPoint(loop.Endpoints[0]));

        Assert.Equal([TestCore.Delayed, 42], await TestSockets.ReceiveAsync(client));
    }

    [Fact]
    public async Task Echo_TenThousandDatagrams_AllocatesNothingOnTheLoop()
    {
        const int window = 20;
        var core = new TestCore();
        await using var loop = Start(core, new() { Core = 0 });
        using var client = TestSockets.Udp(IPAddress.Loopback);
        var to = TestSockets.EndPoint(loop.Endpoints[0]);
        var datagram = TestSockets.Datagram(1, 1136);
        for (var sent = 0; sent < TestCore.WarmUp + 10_000; sent += window)
        {
            for (var i = 0; i < window; i++)
            {
                TestSockets.Send(client, datagram, to);
            }

            for (var i = 0; i < window; i++)
            {
                await TestSockets.ReceiveAsync(client);
            }
        }

        Assert.Equal(TestCore.WarmUp + 10_000, await TestSockets.WithinPatienceAsync(loop.RunAsync(_ => core.Received)));
        Assert.Equal(0, core.Allocated);
        Assert.Equal(0, loop.Statistics.SendFailures + loop.Statistics.SendDrops);
    }

    private static DatagramLoop<TestCoreCalls> Start(TestCore core, LoopOptions options)
    {
        var loop = new DatagramLoop<TestCoreCalls>(options, NullLogger.Instance);
        loop.Start(new(core));
        return loop;
    }
}
