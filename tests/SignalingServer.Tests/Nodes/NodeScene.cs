using VideoDesk.SignalingServer.Tests.Storage;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>Two web nodes, as many relay nodes as wanted, one Redis and one database.</summary>
internal sealed class NodeScene : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private readonly Dictionary<string, RelayNode> _relays = [];

    private NodeScene(TestDatabase database, RedisServer redis) => (_database, Redis) = (database, redis);

    public RedisServer Redis { get; }

    public required WebNode First { get; init; }

    public required WebNode Second { get; init; }

    public IEnumerable<RelayNode> Relays => _relays.Values;

    /// <summary>Starts them, and waits until each knows each.</summary>
    public static async Task<NodeScene> StartAsync(params string[] relays)
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        var redis = await RedisServer.StartAsync();
        var scene = new NodeScene(database, redis)
        {
            First = await WebNode.StartAsync("w1", redis.Address, database),
            Second = await WebNode.StartAsync("w2", redis.Address, database),
        };
        foreach (var relay in relays)
        {
            await scene.AddAsync(relay);
        }

        return scene;
    }

    public RelayNode Relay(string id) => _relays[id];

    public async Task AddAsync(string relay, params string[] settings)
    {
        _relays[relay] = await RelayNode.StartAsync(relay, Redis.Address, settings: settings);
        await First.LinkAsync(relay);
        await Second.LinkAsync(relay);
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        foreach (var relay in _relays.Values)
        {
            await relay.DisposeAsync();
        }

        await Redis.DisposeAsync();
        await _database.DisposeAsync();
    }
}
