using System.Diagnostics.Metrics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>The control of a relay node: who gets in, who is turned away, and what outlives a connection.</summary>
public sealed class ControlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Control_WithoutTheRightKey_Is401AndCounted()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        var refused = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Name: "videodesk.control.refused", Meter.Name: NodeMeters.Name })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags[0].Value is "key")
            {
                Interlocked.Add(ref refused, count);
            }
        });
        listener.Start();
        using var http = new HttpClient { BaseAddress = relay.Control };

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/status", Cancellation)).StatusCode);
        http.DefaultRequestHeaders.Add(ControlKey.Header, NodeProcess.Key[..^1]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/drain", null, Cancellation)).StatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => relay.ConnectAsync(NodeProcess.Key + "0"));

        Assert.Equal(3, Interlocked.Read(ref refused));
        Assert.False(relay.RelayControl.IsDraining);
    }

    [Fact]
    public async Task Control_OnTheOrdinaryAddress_IsNotThereAndNothingElseIsOnItsPort()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add(ControlKey.Header, NodeProcess.Key);

        foreach (var path in new[] { "control", "status", "drain" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(relay.Address, path), Cancellation)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(relay.Address, "healthz"), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(relay.Control, "healthz"), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(relay.Control, "status"), Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData(2, 0, 0, "protocol-version")]
    [InlineData(-2, 0, 0, "protocol-version")]
    [InlineData(0, 2, 0, "schema-version")]
    [InlineData(0, -2, 0, "schema-version")]
    [InlineData(0, 0, 2.6, "clock")]
    [InlineData(0, 0, -2.6, "clock")]
    public async Task Hello_OfANodeThatDoesNotFit_IsRefusedWithASentence(int protocol, int schema, double seconds, string code)
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        await using var socket = await relay.ConnectAsync();
        var own = Hello();

        socket.Send(new ControlMessage(ControlKind.Hello)
        {
            Hello = own with { Protocol = own.Protocol + protocol, Schema = own.Schema + schema, Clock = own.Clock.AddSeconds(seconds) },
        });

        var answer = await socket.ReceiveAsync(Cancellation);
        Assert.Equal((ControlKind.Refused, code), (answer?.Kind, answer?.Error?.Code));
        Assert.Contains("w1", answer!.Error!.Detail, StringComparison.Ordinal);
        Assert.Null(await socket.ReceiveAsync(Cancellation));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(-1, 1, 1)]
    [InlineData(0, -1, -1)]
    public async Task Hello_OfANeighbouringVersion_IsTaken(int protocol, int schema, double seconds)
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        await using var socket = await relay.ConnectAsync();
        var own = Hello();

        socket.Send(new ControlMessage(ControlKind.Hello)
        {
            Hello = own with { Protocol = own.Protocol + protocol, Schema = own.Schema + schema, Clock = own.Clock.AddSeconds(seconds) },
        });

        Assert.Equal(ControlKind.Hello, (await socket.ReceiveAsync(Cancellation))?.Kind);
    }

    [Fact]
    public async Task Connection_CutAndMadeAgain_GoesOnAndTellsWhatWasMissed()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        var first = await relay.ConnectAsync();
        var hello = Hello();
        var greeting = await GreetAsync(first, hello);
        await EnterAsync(first, 1, "anna");
        Assert.Equal("welcome", (await NextAsync(first, ControlKind.Told)).Name);
        await first.DisposeAsync();
        await using var other = await relay.ConnectAsync();
        await GreetAsync(other, Hello("w2"));
        await EnterAsync(other, 1, "bruno");
        await NextAsync(other, ControlKind.Told);

        await using var again = await relay.ConnectAsync();
        var back = await GreetAsync(again, hello with { Attempt = 2, Of = greeting.Incarnation, Sequence = 1, Peers = [1], Clock = DateTimeOffset.UtcNow });

        Assert.True(back.Resumed);
        var missed = await NextAsync(again, ControlKind.Told);
        Assert.Equal(("peerJoined", 2L), (missed.Name, missed.Sequence));
        Assert.Equal(2, relay.RelayControl.Load.Peers);
    }

    [Fact]
    public async Task Connection_OfAnotherProcessOfTheSameNode_LetsTheFormerOnesGo()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        await using var first = await relay.ConnectAsync();
        await GreetAsync(first, Hello());
        await EnterAsync(first, 1, "anna");
        await NextAsync(first, ControlKind.Answer);

        await using var second = await relay.ConnectAsync();
        var greeting = await GreetAsync(second, Hello() with { Incarnation = "another" });

        Assert.False(greeting.Resumed);
        Assert.Equal(new RelayLoad(0, 0, false), relay.RelayControl.Load);
    }

    [Fact]
    public async Task Message_ThatCannotBeWritten_IsNotSentAndTheConnectionStays()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        await using var socket = await relay.ConnectAsync();
        await GreetAsync(socket, Hello());
        string[] bad = [new string('[', 16) + new string(']', 16), """{"text":"\ud800"}""", """{"\ud800":1}"""];

        Assert.All(bad, data => Assert.False(socket.Send(new ControlMessage(ControlKind.Invoke)
        {
            Call = 1,
            Peer = 1,
            Name = "produce",
            Data = JsonElement.Parse(data),
        })));

        await EnterAsync(socket, 2, "anna");
        Assert.Null((await NextAsync(socket, ControlKind.Answer)).Error);
    }

    [Fact]
    public async Task Participant_WhoEntersWhenHisNodeWasLetGo_IsTurnedAwayAndNotLeftBehind()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        var rooms = relay.App.Services.GetRequiredService<RelayMediaRooms>();
        var session = new ControlSession("w1", "process", rooms);
        await session.EndAsync();

        var error = await session.EnterAsync(1, new EnterOrder("room", "anna", "anna", true, false, 8));

        Assert.Equal(("try-again", 0), (error?.Code, rooms.Count));
    }

    [Fact]
    public async Task Connection_ThatEndsByAMistake_CountsAsEnded()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        await using var socket = await relay.ConnectAsync();
        await GreetAsync(socket, Hello());

        // From now on whoever enters meets an exception.
        relay.App.Services.GetRequiredService<RelayMediaRooms>().Dispose();
        await EnterAsync(socket, 1, "anna");
        await Assert.ThrowsAsync<InvalidOperationException>(() => NextAsync(socket, ControlKind.Answer));

        Assert.Equal(1, relay.RelayControl.Load.Peers);
        await Wait.UntilAsync(() => relay.RelayControl.Load.Peers == 0, () => "the node counts as connected");
    }

    [Fact]
    public async Task Drain_ByItsAddress_TakesNoNewRooms()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        await using var socket = await relay.ConnectAsync();
        await GreetAsync(socket, Hello());
        await EnterAsync(socket, 1, "anna");
        await NextAsync(socket, ControlKind.Answer);
        using var http = new HttpClient { BaseAddress = relay.Control };
        http.DefaultRequestHeaders.Add(ControlKey.Header, NodeProcess.Key);

        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync("/drain", null, Cancellation)).StatusCode);

        await EnterAsync(socket, 2, "bruno", "another");
        Assert.Equal(ControlCodes.Draining, (await NextAsync(socket, ControlKind.Answer)).Error?.Code);
        await EnterAsync(socket, 3, "bruno");
        Assert.Null((await NextAsync(socket, ControlKind.Answer)).Error);
        Assert.Equal(HttpStatusCode.OK, (await http.DeleteAsync("/drain", Cancellation)).StatusCode);
        Assert.False(relay.RelayControl.IsDraining);
    }

    private static ControlHello Hello(string node = "w1")
    {
        var self = NodeIdentity.Of(new NodeSettings { Roles = NodeRoles.Web, Id = node });
        return new ControlHello(self.Protocol, self.Schema, node, "process-of-" + node, DateTimeOffset.UtcNow) { Attempt = 1 };
    }

    private static async Task<ControlHello> GreetAsync(ControlSocket socket, ControlHello hello)
    {
        socket.Send(new ControlMessage(ControlKind.Hello) { Hello = hello });
        return (await NextAsync(socket, ControlKind.Hello)).Hello!;
    }

    private static Task EnterAsync(ControlSocket socket, long number, string name, string room = "room")
    {
        socket.Send(new ControlMessage(ControlKind.Enter) { Call = number, Peer = number, Enter = new EnterOrder(room, name, name, true, false, 8) });
        return Task.CompletedTask;
    }

    private static async Task<ControlMessage> NextAsync(ControlSocket socket, string kind)
    {
        while (await socket.ReceiveAsync(Cancellation) is { } message)
        {
            if (message.Kind == kind)
            {
                return message;
            }
        }

        throw new InvalidOperationException($"The connection ended before {kind} came.");
    }
}
