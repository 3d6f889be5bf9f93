using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Io;

public sealed class TcpPortTests
{
    private static readonly Timestamp Start = Timestamp.FromMilliseconds(1_000_000);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Frame_OverTcp_IsEchoedInAFrame(string address)
    {
        await using var loop = StartEcho(new(), new() { ListenAddresses = [IPAddress.Parse(address)] });
        using var client = await TestSockets.ConnectTcpAsync(TcpEndPoint(loop));

        await client.SendAsync(TestSockets.Frame(TestSockets.Datagram(1, 1136)), TestContext.Current.CancellationToken);

        Assert.Equal(TestSockets.Datagram(1, 1136), await TestSockets.ReceiveFrameAsync(client));
    }

    [Fact]
    public async Task Frames_SplitAtEveryByte_ArriveWhole()
    {
        await using var loop = StartEcho(new(), new());
        using var client = await TestSockets.ConnectTcpAsync(TcpEndPoint(loop));
        byte[] stream = [.. TestSockets.Frame(TestSockets.Datagram(1, 30)), 0, 0, .. TestSockets.Frame(TestSockets.Datagram(2, 25))];
        for (var split = 1; split < stream.Length; split++)
        {
            await client.SendAsync(stream.AsMemory(0, split), TestContext.Current.CancellationToken);

            // Only what has certainly been read as a piece of its own tests the seam.
            await DrainedAsync(loop);
            await client.SendAsync(stream.AsMemory(split), TestContext.Current.CancellationToken);

            Assert.Equal(TestSockets.Datagram(1, 30), await TestSockets.ReceiveFrameAsync(client));
            Assert.Equal(TestSockets.Datagram(2, 25), await TestSockets.ReceiveFrameAsync(client));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x08, 0x01, 1, 1 })]
    [InlineData(new byte[] { 0x00, 0x03, 0x80, 0x60, 0x00 })]
    [InlineData(new byte[] { (byte)'G', (byte)'E', (byte)'T', (byte)' ' })]
    public async Task Frame_TooLongOrNotStunAtTheBeginning_ClosesTheConnection(byte[] stream)
    {
        await using var loop = StartEcho(new(), new());
        using var client = await TestSockets.ConnectTcpAsync(TcpEndPoint(loop));

        await client.SendAsync(stream, TestContext.Current.CancellationToken);

        Assert.True(await TestSockets.IsClosedByPeerAsync(client));
        Assert.Equal(0, loop.Statistics.DatagramsIn);
    }

    [Fact]
    public async Task Connection_ClosedByTheClient_IsReportedToTheCore()
    {
        var core = new TestCore();
        await using var loop = StartEcho(core, new());
        var client = await TestSockets.ConnectTcpAsync(TcpEndPoint(loop));
        var path = TransportAddress.From((IPEndPoint)client.LocalEndPoint!, PathKind.Tcp);
        await client.SendAsync(TestSockets.Frame(TestSockets.Datagram(1, 20)), TestContext.Current.CancellationToken);
        await TestSockets.ReceiveFrameAsync(client);

        client.Dispose();

        Assert.Equal(path, await TestSockets.WithinPatienceAsync(core.ClosedPath));
    }

    [Fact]
    public async Task SendBuffer_PeerDoesNotRead_DropsWholeDatagramsAndCounts()
    {
        var counters = new LoopCounters();
        using var sockets = LoopSockets.Open(new() { Udp = false }, counters);
        using var runs = new EgressRuns(sockets, counters);
        var port = sockets.TcpPorts[0];
        using var client = await TestSockets.ConnectTcpAsync(port.LocalEndPoint);
        TestSockets.WaitReadable(port.Descriptor);
        port.CollectReadable(Start);
        var path = TransportAddress.From((IPEndPoint)client.LocalEndPoint!, PathKind.Tcp);
        var number = 0;
        var accepted = new List<int>();
        while (counters.SendDrops < 100)
        {
            var before = counters.DatagramsOut;
            TestSockets.Datagram(number, 1136).CopyTo(runs.Reserve(path, 1136));
            runs.Commit(1136);
            runs.Flush();
            if (counters.DatagramsOut > before)
            {
                accepted.Add(number);
            }

            number++;
        }

        Assert.True(accepted.Count < 65_536, "The send buffer is bounded.");
        foreach (var expected in accepted)
        {
            // The client makes room, the kernel says so, and the rest follows.
            port.CollectReadable(Start);
            Assert.Equal(TestSockets.Datagram(expected, 1136), await TestSockets.ReceiveFrameAsync(client));
        }

        Assert.Equal(0, client.Available);
    }

    [Fact]
    public async Task Sweep_ConnectionNeverAnsweredOrSilent_IsClosed()
    {
        var counters = new LoopCounters();
        using var sockets = LoopSockets.Open(new() { Udp = false }, counters);
        using var runs = new EgressRuns(sockets, counters);
        var port = sockets.TcpPorts[0];
        using var unproved = await TestSockets.ConnectTcpAsync(port.LocalEndPoint);
        TestSockets.WaitReadable(port.Descriptor);
        port.CollectReadable(Start);
        using var proved = await TestSockets.ConnectTcpAsync(port.LocalEndPoint);
        TestSockets.WaitReadable(port.Descriptor);
        port.CollectReadable(Start);
        runs.Reserve(TransportAddress.From((IPEndPoint)proved.LocalEndPoint!, PathKind.Tcp), 4).Clear();
        runs.Commit(4);

        Assert.Equal(Start + Duration.FromSeconds(1), port.NextDeadline);
        port.Sweep(Start + Duration.FromSeconds(10));
        Assert.Equal(0, counters.TcpClosed);
        port.Sweep(Start + Duration.FromSeconds(12));
        Assert.Equal(1, counters.TcpClosed);
        Assert.True(await TestSockets.IsClosedByPeerAsync(unproved));
        port.Sweep(Start + Duration.FromSeconds(61));
        Assert.Equal(2, counters.TcpClosed);
        Assert.Equal(Timestamp.Never, port.NextDeadline);
        Assert.True(port.TryTakeClosed(out var path));
        Assert.Equal(TransportAddress.From((IPEndPoint)unproved.LocalEndPoint!, PathKind.Tcp), path);
    }

    [Fact]
    public async Task Accept_TableFull_TheOldestUnprovedMakesRoom()
    {
        var counters = new LoopCounters();
        using var sockets = LoopSockets.Open(new() { Udp = false, MaxTcpConnections = 2 }, counters);
        var port = sockets.TcpPorts[0];
        var clients = new List<Socket>();
        for (var i = 0; i < 3; i++)
        {
            clients.Add(await TestSockets.ConnectTcpAsync(port.LocalEndPoint));
            TestSockets.WaitReadable(port.Descriptor);
            port.CollectReadable(Start + Duration.FromMilliseconds(i));
        }

        Assert.Equal((3, 1), (counters.TcpAccepted, counters.TcpClosed));
        Assert.True(await TestSockets.IsClosedByPeerAsync(clients[0]));
        Assert.NotNull(port.Find(TransportAddress.From((IPEndPoint)clients[2].LocalEndPoint!, PathKind.Tcp)));
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Accept_TableFull_AConnectionThatOnlyGotRefusalsMakesRoom()
    {
        var counters = new LoopCounters();
        using var sockets = LoopSockets.Open(new() { Udp = false, MaxTcpConnections = 2 }, counters);
        using var runs = new EgressRuns(sockets, counters);
        var port = sockets.TcpPorts[0];
        using var proved = await AnsweredAsync(port, runs, [0x01, 0x01, 0, 0]);
        using var refused = await AnsweredAsync(port, runs, [0x01, 0x11, 0, 0]);

        using var third = await TestSockets.ConnectTcpAsync(port.LocalEndPoint);
        TestSockets.WaitReadable(port.Descriptor);
        port.CollectReadable(Start);

        Assert.True(await TestSockets.IsClosedByPeerAsync(refused));
        Assert.NotNull(port.Find(TransportAddress.From((IPEndPoint)third.LocalEndPoint!, PathKind.Tcp)));
        Assert.NotNull(port.Find(TransportAddress.From((IPEndPoint)proved.LocalEndPoint!, PathKind.Tcp)));
    }

    /// <summary>A connection that the relay has sent one frame to, which the client has read.</summary>
    private static async Task<Socket> AnsweredAsync(TcpPort port, EgressRuns runs, byte[] answer)
    {
        var client = await TestSockets.ConnectTcpAsync(port.LocalEndPoint);
        TestSockets.WaitReadable(port.Descriptor);
        port.CollectReadable(Start);
        answer.CopyTo(runs.Reserve(TransportAddress.From((IPEndPoint)client.LocalEndPoint!, PathKind.Tcp), answer.Length));
        runs.Commit(answer.Length);
        runs.Flush();
        Assert.Equal(answer, await TestSockets.ReceiveFrameAsync(client));
        return client;
    }

    private static async Task DrainedAsync(DatagramLoop<TestCoreCalls> loop)
    {
        // A command is applied before the wait of its turn; the second one proves that the turn of the first has received.
        await TestSockets.WithinPatienceAsync(loop.RunAsync(_ => 0));
        await TestSockets.WithinPatienceAsync(loop.RunAsync(_ => 0));
    }

    private static IPEndPoint TcpEndPoint(DatagramLoop<TestCoreCalls> loop) =>
        TestSockets.EndPoint(loop.Endpoints.Single(endpoint => endpoint.Kind == PathKind.Tcp));

    private static DatagramLoop<TestCoreCalls> StartEcho(TestCore core, LoopOptions options)
    {
        var loop = new DatagramLoop<TestCoreCalls>(options, NullLogger.Instance);
        loop.Start(new(core));
        return loop;
    }
}
