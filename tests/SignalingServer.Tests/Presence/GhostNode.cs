using Microsoft.AspNetCore.DataProtection;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Tests.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;

namespace VideoDesk.SignalingServer.Tests.Presence;

/// <summary>The presence of a web node and nothing else of it. It gives its signs of life when the test says so.</summary>
internal sealed class GhostNode : IDisposable
{
    private readonly RedisConnection _redis;

    public GhostNode(string id, RedisServer redis, IDataProtectionProvider? keys = null, TimeProvider? clock = null)
    {
        var settings = new NodeSettings { Roles = NodeRoles.Web, Id = id, Redis = redis.Address, ControlKey = NodeProcess.Key };
        var times = new NodeTimes { Whole = TimeSpan.Zero, Dead = TimeSpan.FromMilliseconds(600) };
        Node = new NodeContext(settings, NodeIdentity.Of(settings), times, clock ?? new SetClock(Scene.Now));
        _redis = new RedisConnection(settings);
        Nodes = new WebNodes(Node);
        Presence = new RedisPresence(_redis, Nodes, Node, keys ?? new EphemeralDataProtectionProvider());
    }

    public NodeContext Node { get; }

    public WebNodes Nodes { get; }

    public RedisPresence Presence { get; }

    /// <summary>A sign of life, and what it brought; null when Redis is away.</summary>
    public async Task<Heard?> BeatAsync()
    {
        if (await Presence.BeatAsync() is { } beats)
        {
            return Nodes.Hear(beats);
        }

        Nodes.Miss();
        return null;
    }

    public void Dispose() => _redis.Dispose();
}
