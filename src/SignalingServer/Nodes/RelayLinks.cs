using System.Collections.Concurrent;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// This web node's links to all relay nodes. The registry says which there are; one that vanishes from it stays in use for as long as its
/// connection stands.
/// </summary>
internal sealed class RelayLinks(RelayRegistry registry, NodeContext node, ILogger<RelayLinks> logger) : BackgroundService
{
    /// <summary>A node that is neither registered nor reached is forgotten after so long.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, RelayLink> _links = new();

    /// <summary>The registry could be read the last time.</summary>
    private bool _isThere = true;

    /// <summary>Who hears of the links; set before the first.</summary>
    public ILinkListener? Listener { get; set; }

    public IEnumerable<RelayLink> All => _links.Values;

    /// <summary>Whether the nodes are those of the registry as of now; false while it is away.</summary>
    public bool IsCurrent => _isThere;

    /// <summary>Why nobody should be sent to this web node: no media would come. Null while one relay node takes it, or none is known.</summary>
    public string? Refusal =>
        !_links.IsEmpty && _links.Values.All(static link => link.State == LinkState.Refused) ? "Every relay node refuses this node; its log says why." : null;

    public RelayLink? Find(string id) => _links.GetValueOrDefault(id);

    /// <summary>Where a room is to be placed; null when no node is open.</summary>
    /// <param name="but">Not there.</param>
    public RelayLink? LeastLoaded(string? but = null)
    {
        var best = _links.Values.Where(link => link.IsOpen && link.Id != but)
            .OrderBy(static link => link.Load.Peers + (2 * link.PlacedSince))
            .ThenBy(static link => link.Load.Rooms + link.PlacedSince)
            .ThenBy(static link => link.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best is not null)
        {
            best.PlacedSince++;
        }

        return best;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(node.Times.Beat);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync();
            await timer.NextAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var link in _links.Values)
        {
            await link.DisposeAsync();
        }
    }

    private async Task LookAsync()
    {
        try
        {
            await FollowAsync(await registry.ReadAsync());
            if (!_isThere)
            {
                logger.RegistryBack();
                _isThere = true;
            }
        }
        catch (Exception e)
        {
            // Whatever it was: what is known stays in use.
            if (_isThere)
            {
                logger.RegistryAway(e.GetType().Name);
                _isThere = false;
            }
        }
    }

    private async Task FollowAsync(IReadOnlyList<RelayRecord> records)
    {
        foreach (var record in records)
        {
            if (_links.TryGetValue(record.Id, out var known) && known.Control != record.Control && known.State != LinkState.Up)
            {
                await ForgetAsync(known);
            }

            if (!_links.ContainsKey(record.Id))
            {
                _links[record.Id] = new RelayLink(record, node, Listener!, logger);
            }
        }

        foreach (var link in _links.Values.Where(link => IsGone(link) && records.All(record => record.Id != link.Id)))
        {
            await ForgetAsync(link);
        }
    }

    /// <summary>One that is out of reach keeps the rooms whose media flows, however long that lasts.</summary>
    private bool IsGone(RelayLink link) => link.State != LinkState.Up && link.InState > Forgotten
        && (link.State != LinkState.Silent || Listener!.PeersAt(link).Count == 0);

    private async Task ForgetAsync(RelayLink link)
    {
        if (_links.TryRemove(KeyValuePair.Create(link.Id, link)))
        {
            await link.DisposeAsync();
            Listener!.Lost(link);
        }
    }
}
