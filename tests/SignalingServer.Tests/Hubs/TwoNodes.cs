using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Two web nodes and a relay node with a real Redis and a real PostgreSQL of their own.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    /// <summary>What the names of test classes end with that are run over two nodes.</summary>
    private const string Suffix = "OverTwoNodesTests";

    /// <summary>Shorter than in earnest, so that tests of what takes long are not long.</summary>
    private static readonly NodeTimes Times = new()
    {
        Beat = TimeSpan.FromMilliseconds(300),
        Whole = TimeSpan.FromSeconds(1),
        Dead = TimeSpan.FromSeconds(3),
        Compare = TimeSpan.FromSeconds(3),
    };

    private readonly TestDatabase _database;

    private readonly RelayNode _relay;

    /// <summary>Settings that all nodes have.</summary>
    private readonly string[] _common;

    /// <summary>Where the first node's folders are, which all share.</summary>
    private readonly string[] _shared;

    private TwoNodes(TestDatabase database, RelayNode relay, string[] common, string[] shared) =>
        (_database, _relay, _common, _shared) = (database, relay, common, shared);

    public required RedisServer Redis { get; init; }

    public required ApiServer First { get; init; }

    public required ApiServer Second { get; init; }

    /// <summary>The test that runs is one of those.</summary>
    public static bool AreWanted => TestContext.Current.TestClass?.TestClassName.EndsWith(Suffix, StringComparison.Ordinal) ?? false;

    public static async Task<TwoNodes> StartAsync(params string[] settings)
    {
        var database = await TestDatabase.EmptyAsync(DatabaseKind.PostgreSql);
        var redis = await RedisServer.StartAsync();
        var clock = new SetClock(Scene.Now);
        var relay = await RelayNode.StartAsync("r1", redis.Address, clock);
        string[] common =
        [
            "--Node:Roles=web", $"--Nodes:Redis={redis.Address}", $"--Nodes:ControlKey={NodeProcess.Key}",
            $"--Storage:PostgreSql={database.Settings.PostgreSql}",
        ];
        var first = await ApiServer.StartAsync(clock, Times, ["--Node:Id=w1", .. common, .. settings]);
        string[] shared = [.. new[] { ("Auth:KeysFolder", "keys"), ("Documents:Folder", "documents"), ("Mail:Folder", "outbox") }
            .Select(setting => $"--{setting.Item1}={Path.Combine(first.Folder, setting.Item2)}")];
        var second = await ApiServer.StartAsync(clock, Times, ["--Node:Id=w2", .. common, .. shared, .. settings]);
        var nodes = new TwoNodes(database, relay, common, shared) { Redis = redis, First = first, Second = second };
        await nodes.WholeAsync();
        return nodes;
    }

    /// <summary>A third node as a process of its own, whose clock goes on from the others'.</summary>
    public Task<NodeProcess> StartThirdAsync(params string[] settings) => NodeProcess.StartAsync(
    [
        "--Node:Id=w3", .. _common, .. _shared, .. settings,
        string.Create(CultureInfo.InvariantCulture, $"--Clock:Offset={First.Clock.Now - TimeProvider.System.GetUtcNow():c}"),
    ]);

    /// <summary>Waits until both know all there is to know.</summary>
    public Task WholeAsync() => Wait.UntilAsync(() => IsWhole(First) && IsWhole(Second), static () => "presence is not whole");

    private static bool IsWhole(ApiServer server) => server.App.Services.GetRequiredService<WebNodes>().IsWhole;

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        await _relay.DisposeAsync();
        await Redis.DisposeAsync();
        await _database.DisposeAsync();
    }
}
