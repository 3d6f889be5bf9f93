using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>What a web node has for media, without pages and hub.</summary>
internal sealed class WebNode : IAsyncDisposable
{
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly RedisConnection _redis;
    private readonly RoomKeeping _keeping;

    private WebNode(NodeContext node, TestDatabase database)
    {
        _redis = new RedisConnection(node.Settings);
        var meters = new NodeMeters(_meters.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        Links = new RelayLinks(new RelayRegistry(_redis, node.Times), node, Logger<RelayLinks>());
        Placements = new MediaPlacements(database.Transactions, TimeProvider.System);
        var news = new RoomNews(_redis, Logger<RoomNews>());
        Rooms = new RemoteMediaRooms(Links, (Placements, news), node, (meters, Logger<RemoteMediaRooms>()));
        Services = new RemoteRoomServices(Links, Placements, news, node)
        {
            Meters = meters,
            Logger = Logger<RemoteMediaRooms>(),
            Number = static (_, _) => throw new InvalidOperationException("nobody is numbered here"),
            Release = static _ => { },
        };
        _keeping = new RoomKeeping(Rooms, Placements, news, node, Logger<RoomKeeping>());
    }

    public RelayLinks Links { get; }

    public MediaPlacements Placements { get; }

    public RemoteMediaRooms Rooms { get; }

    /// <summary>For a room of a test's own.</summary>
    public RemoteRoomServices Services { get; }

    public NodeOperations Operations => new(Links);

    public static async Task<WebNode> StartAsync(string id, string redis, TestDatabase database, NodeTimes? times = null)
    {
        var settings = new NodeSettings { Roles = NodeRoles.Web, Id = id, Redis = redis, ControlKey = NodeProcess.Key };
        var node = new WebNode(new NodeContext(settings, NodeIdentity.Of(settings), times ?? new NodeTimes(), TimeProvider.System), database);
        await node._keeping.StartAsync(CancellationToken.None);
        await node.Links.StartAsync(CancellationToken.None);
        return node;
    }

    /// <summary>Waits until a relay node is as wanted.</summary>
    public async Task<RelayLink> LinkAsync(string relay, Func<RelayLink, bool>? condition = null)
    {
        await Wait.UntilAsync(
            () => Links.Find(relay) is { } link && (condition?.Invoke(link) ?? link.State == LinkState.Up),
            () => $"{relay} is {Links.Find(relay)?.State}, {Links.Find(relay)?.Load}");
        return Links.Find(relay)!;
    }

    /// <summary>Somebody enters a room.</summary>
    public async Task<Participant> EnterAsync(string room, string name)
    {
        var participant = new Participant(this, new RoomId(room), name);
        Assert.Null(await Rooms.EnterAsync(participant.Room, participant.Peer, 8));
        return participant;
    }

    public async ValueTask DisposeAsync()
    {
        await _keeping.StopAsync(CancellationToken.None);
        await Links.StopAsync(CancellationToken.None);
        Links.Dispose();
        _keeping.Dispose();
        _redis.Dispose();
        await _meters.DisposeAsync();
    }

    private static NullLogger<T> Logger<T>() => NullLogger<T>.Instance;
}

/// <summary>Somebody in a room, and what he is told.</summary>
internal sealed class Participant
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly WebNode _node;

    private readonly Channel<(string Name, JsonElement Data)> _told = Channel.CreateUnbounded<(string, JsonElement)>();

    public Participant(WebNode node, RoomId room, string name)
    {
        (_node, Room) = (node, room);
        Peer = new MediaPeer(
            new PeerId(name),
            name,
            new MediaRights(Screen: true),
            (happened, data) =>
            {
                if (happened == RemoteMediaRooms.FlowMethod && IsFlowing is { } flowing)
                {
                    _ = InvokeAsync(RemoteMediaRooms.FlowMethod, new { flowing });
                }

                _told.Writer.TryWrite((happened, JsonSerializer.SerializeToElement(data, MediaJson.Options)));
            });
    }

    public RoomId Room { get; }

    public MediaPeer Peer { get; }

    /// <summary>What his browser answers when it is asked; null: it does not.</summary>
    public bool? IsFlowing { get; set; }

    /// <summary>The next notification of this name; others before it are dropped.</summary>
    public async Task<JsonElement> ToldAsync(string name)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await foreach (var told in _told.Reader.ReadAllAsync(limit.Token))
        {
            if (told.Name == name)
            {
                return told.Data;
            }
        }

        throw new InvalidOperationException("unreachable");
    }

    /// <summary>Whether he was told this by now; what was told before is dropped.</summary>
    public bool WasTold(string name)
    {
        var found = false;
        while (_told.Reader.TryRead(out var told))
        {
            found |= told.Name == name;
        }

        return found;
    }

    public Task<MediaReply> InvokeAsync(string method, object? data = null) =>
        _node.Rooms.InvokeAsync(Room, Peer, method, JsonSerializer.SerializeToElement(data ?? new { }, MediaJson.Options));

    public Task LeaveAsync() => _node.Rooms.LeaveAsync(Room, Peer);
}

/// <summary>Waiting for what happens beside the test, with a bound.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static Task UntilAsync(Func<bool> condition, Func<string> seen) => UntilAsync(() => Task.FromResult(condition()), seen);

    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> seen)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, seen());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
