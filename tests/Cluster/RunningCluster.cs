using System.Text.RegularExpressions;
using Npgsql;
using VideoDesk.Cluster.Networks;
using VideoDesk.SignalingServer.Tests.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;

namespace VideoDesk.Cluster;

/// <summary>
/// The shape of <c>docker-compose.yml</c> as plain processes on this machine: web nodes and relay nodes, PostgreSQL, Redis, coturn and a
/// proxy, with a data folder of its own. Everything that was started ends with it.
/// </summary>
internal sealed partial class RunningCluster : IAsyncDisposable
{
    private readonly ClusterPlan _plan;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-cluster-");
    private readonly List<ClusterNode> _webs = [];
    private readonly List<ClusterNode> _relays = [];
    private Proxy? _proxy;
    private TurnServer? _turn;

    private RunningCluster(ClusterPlan plan) => _plan = plan;

    /// <summary>What the web nodes share.</summary>
    public string DataFolder => Path.Combine(_folder.FullName, "data");

    public string Folder => _folder.FullName;

    public IReadOnlyList<ClusterNode> Webs => _webs;

    public IReadOnlyList<ClusterNode> Relays => _relays;

    /// <summary>Null only while it is not started yet.</summary>
    public RedisServer Redis { get; private set; } = null!;

    /// <summary>Null only while it is not started yet.</summary>
    public PostgreSqlServer PostgreSql { get; private set; } = null!;

    /// <summary>As <c>Storage:PostgreSql</c>.</summary>
    public string Database { get; private set; } = "";

    /// <summary>Where the database and the keys are, in command-line form.</summary>
    public IReadOnlyList<string> Storage => [$"--Storage:PostgreSql={Database}", $"--Data:Folder={DataFolder}"];

    /// <summary>The cables of the node that lives apart; null without one.</summary>
    public NodeNetwork? Apart { get; private set; }

    public Proxy Proxy => _proxy ?? throw new InvalidOperationException("The cluster has no proxy.");

    public TurnServer? Turn => _turn;

    /// <summary>The token of the personal link of the appointment that is open.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Starts one; whatever was started before a failure, or before it was cancelled, has ended then.</summary>
    public static async Task<RunningCluster> StartAsync(ClusterPlan plan, CancellationToken cancellationToken = default)
    {
        var cluster = new RunningCluster(plan);
        try
        {
            await cluster.StartServersAsync(cancellationToken);
            await cluster.StartNodesAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The personal link at an address.</summary>
    public string LinkAt(Uri address) => new Uri(address, "/entra#" + Token).ToString();

    /// <summary>Waits until the first web node has said how to enter the appointment that is open.</summary>
    public async Task<string> OpenAppointmentAsync(CancellationToken cancellationToken = default)
    {
        var guide = _webs[0];
        await Waiting.UntilAsync(
            () => $"the guide speaks: {guide.Output}", () => TaxpayerLink().IsMatch(guide.Output), cancellationToken: cancellationToken);
        return Token = TaxpayerLink().Match(guide.Output).Groups["token"].Value;
    }

    /// <summary>A connection of its own and of no pool: one that was kept may have died with the server since.</summary>
    public NpgsqlConnection OpenDatabase() => new(new NpgsqlConnectionStringBuilder(Database) { Pooling = false }.ToString());

    /// <summary>The relay node of a room, by the last characters of its name; empty for the room of whatever is there alone.</summary>
    public async Task<(ClusterNode Node, long Epoch)> PlacementAsync(string room)
    {
        await using var connection = OpenDatabase();
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT node, epoch FROM media_room WHERE room LIKE '%' || $1", connection) { Parameters = { new() { Value = room } } };
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            throw new InvalidOperationException($"The room \"{room}\" is nowhere.");
        }

        var (id, epoch) = (reader.GetString(0), reader.GetInt64(1));
        return (_relays.Single(relay => relay.Id == id), epoch);
    }

    /// <summary>How many lines of chat of an appointment are stored, whatever their ids.</summary>
    public async Task<long> StoredLinesAsync(string appointment)
    {
        await using var connection = OpenDatabase();
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM live_event WHERE kind = 'chat' AND appointment = $1", connection) { Parameters = { new() { Value = appointment } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Starts whatever was ended, and takes every relay node into service: what a test that failed half-way leaves to the next.</summary>
    public async Task MendAsync(CancellationToken cancellationToken)
    {
        await PostgreSql.StartAgainAsync();
        await Redis.StartAgainAsync();
        foreach (var node in _webs.Concat(_relays).Where(static node => !node.IsRunning))
        {
            await node.DisposeAsync();
            await node.StartAsync(cancellationToken);
        }

        await Task.WhenAll(_relays.Select(static relay => relay.DrainAsync(isOn: false)));
    }

    /// <summary>Waits until every web node has a connection to the control of every relay node that runs.</summary>
    public Task LinkedAsync(CancellationToken cancellationToken = default) => Waiting.UntilAsync(
        static () => "every relay node is known to every web node",
        () => _relays.Where(static relay => relay.IsRunning).All(relay => TcpConnections.To(relay.ControlPort) >= _webs.Count(static web => web.IsRunning)),
        cancellationToken: cancellationToken);

    /// <summary>Ends everything, whatever becomes of any part of it.</summary>
    public async ValueTask DisposeAsync() => await Endings.AllAsync(
    [
        () => Endings.AllAsync([_proxy, .. _webs, .. _relays, _turn, Redis]),
        () => PostgreSql?.StopAsync() ?? Task.CompletedTask,
        () => Endings.AllAsync(Apart),
        DeleteFolderAsync,
    ]);

    private Task DeleteFolderAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task StartServersAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(DataFolder);
        Redis = await RedisServer.StartAsync();
        cancellationToken.ThrowIfCancellationRequested();
        PostgreSql = await PostgreSqlServer.StartAsync(isDurable: false);
        Database = PostgreSql.ConnectionString(await PostgreSql.CreateDatabaseAsync());
        cancellationToken.ThrowIfCancellationRequested();
        _turn = _plan.HasTurn ? await TurnServer.StartAsync(Folder) : null;
        Apart = _plan.Apart is null ? null : await NodeNetwork.LayAsync();
    }

    /// <summary>The first web node alone, because it makes the database and the keys; then all others at once.</summary>
    private async Task StartNodesAsync(CancellationToken cancellationToken)
    {
        var settings = new NodeSettingsText(_plan, this);
        _webs.AddRange(Enumerable.Range(1, _plan.Webs).Select(number => new ClusterNode(settings.OfWeb(number), Folder)));
        _relays.AddRange(Enumerable.Range(1, _plan.Relays).Select(number => new ClusterNode(settings.OfRelay(number), Folder)));
        _proxy = _plan.HasProxy ? await Proxy.StartAsync(Folder, _webs, _plan.ProxyPort) : null;
        await _webs[0].StartAsync(cancellationToken);
        await Task.WhenAll(_webs.Skip(1).Concat(_relays).Select(node => node.StartAsync(cancellationToken)));
        if (_plan.HasGuide)
        {
            await OpenAppointmentAsync(cancellationToken);
        }
    }

    [GeneratedRegex(@"Taxpayer, in one window:\s+\S+/entra#(?<token>\S+)")]
    private static partial Regex TaxpayerLink();
}
