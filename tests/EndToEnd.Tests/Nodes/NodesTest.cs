using System.Globalization;
using VideoDesk.Cluster;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Tests.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>
/// What every test of relay nodes has: two web nodes in this process, two relay nodes as processes, PostgreSQL and Redis, and a call between
/// a browser at the one web node and a browser at the other.
/// </summary>
public abstract class NodesTest(BrowserFixture browsers) : IAsyncLifetime
{
    private static readonly string ProbeFile = Path.Combine(AppContext.BaseDirectory, "Nodes", "gap-probe.js");

    private readonly List<CallPage> _pages = [];
    private readonly List<CallServer> _servers = [];
    private readonly Dictionary<string, NodeProcess> _relays = [];

    private RedisServer? _redis;
    private PostgreSqlServer? _postgreSql;

    private protected CallPage Anna => _pages[0];

    private protected CallPage Bruno => _pages[1];

    /// <summary>The web nodes.</summary>
    private protected IReadOnlyList<CallServer> Servers => _servers;

    public virtual async ValueTask InitializeAsync()
    {
        try
        {
            _redis = await RedisServer.StartAsync();
            _postgreSql = await PostgreSqlServer.StartAsync(isDurable: false);
            var database = _postgreSql.ConnectionString(await _postgreSql.CreateDatabaseAsync());
            foreach (var id in new[] { "w1", "w2" })
            {
                _servers.Add(await CallServer.StartAsync(
                    "--Node:Roles=web", $"--Node:Id={id}", $"--Nodes:Redis={_redis.Address}", $"--Nodes:ControlKey={NodeProcess.Key}",
                    $"--Storage:PostgreSql={database}"));
            }
        }
        catch
        {
            await EndAsync();
            throw;
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        string[] errors = [];
        try
        {
            var test = $"{GetType().Name}-{TestContext.Current.TestMethod?.MethodName}";
            await Endings.AllAsync(_pages.Select(page => (Func<Task>)(() => page.TakePictureAsync(test))));
            errors = [.. _pages.SelectMany(static page => page.Errors.Select(error => $"{page.Name}: {error}"))];
            Print($"console errors: {(errors.Length == 0 ? "none" : string.Join(" | ", errors))}");
        }
        finally
        {
            await EndAsync();
        }

        GC.SuppressFinalize(this);
        Assert.Empty(errors);
    }

    private Task EndAsync() => Endings.AllAsync(
    [
        () => Endings.AllAsync([.. _pages, .. _servers, .. _relays.Values, _redis]),
        () => _postgreSql?.StopAsync() ?? Task.CompletedTask,
    ]);

    private protected async Task<NodeProcess> AddRelayAsync(string id, params string[] settings) =>
        _relays[id] = await NodeProcess.RelayAsync(id, _redis!, settings);

    /// <summary>Both are in the room and see and hear each other.</summary>
    private protected async Task MeetAsync()
    {
        foreach (var (name, server) in new[] { "Anna", "Bruno" }.Zip(_servers))
        {
            _pages.Add(await CallPage.JoinAsync(browsers.Browser, server.Address, name));
        }

        await SeeEachOtherAsync();
        foreach (var page in _pages)
        {
            await page.Page.EvaluateAsync(await File.ReadAllTextAsync(ProbeFile, TestContext.Current.CancellationToken));
        }
    }

    private protected async Task SeeEachOtherAsync()
    {
        await Anna.ReceivesAsync(Received.Camera("Bruno"), Received.Microphone("Bruno"));
        await Bruno.ReceivesAsync(Received.Camera("Anna"), Received.Microphone("Anna"));
    }

    /// <summary>Waits until both web nodes have a connection to a relay node.</summary>
    private protected async Task KnownAsync(string relay)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(CallPage.Patience);
        while (!_servers.All(server => server.Service<NodeOperations>().Relays.Any(view => view.Id == relay && view.State == LinkState.Up)))
        {
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>An administrator at the first web node drains a relay node.</summary>
    private protected void Drain(string relay) => Assert.True(_servers[0].Service<NodeOperations>().Drain(relay, isOn: true));

    /// <summary>From now on the time without a picture counts. Says first what it is on this machine while nothing happens.</summary>
    private protected async Task BeginAsync()
    {
        await Task.WhenAll(_pages.Select(static page => page.Page.EvaluateAsync("gap.begin()")));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var before = await Task.WhenAll(_pages.Select(static page => page.Page.EvaluateAsync<double>("gap.longest()")));
        Print($"before: longest time without a picture {before.Max():F0} ms");
        await Task.WhenAll(_pages.Select(static page => page.Page.EvaluateAsync("gap.begin()")));
    }

    /// <summary>Waits some seconds and until both see and hear each other, then says the longest time without a picture on either side.</summary>
    private protected async Task RecoverAsync(string what, TimeSpan afterwards)
    {
        await Task.Delay(afterwards, TestContext.Current.CancellationToken);
        await SeeEachOtherAsync();
        await Task.WhenAll(_pages.Select(static page => page.Page.WaitForFunctionAsync("() => gap.shown() > 20")));
        var gaps = await Task.WhenAll(_pages.Select(static page => page.Page.EvaluateAsync<double>("gap.longest()")));
        var shown = await Task.WhenAll(_pages.Select(static page => page.Page.EvaluateAsync<int>("gap.shown()")));
        Print($"{what}: longest time without a picture {gaps[0]:F0} ms at Anna's, {gaps[1]:F0} ms at Bruno's ({shown[0]} and {shown[1]} pictures)");
        Assert.All(shown, static count => Assert.True(count > 20, $"only {count} pictures were seen"));
    }

    private protected static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
