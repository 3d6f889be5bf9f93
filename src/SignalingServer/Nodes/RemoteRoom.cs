using System.Diagnostics.CodeAnalysis;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// A room of which this web node has participants. What is wanted (who is in it) and what is (on which node, who is entered there) are
/// brought together again and again, one turn after the other, until they agree.
/// </summary>
/// <param name="id">The relay's name of it.</param>
/// <param name="isPrivate">Nobody else ever enters it: its place is nobody's business but this web node's.</param>
/// <param name="services">What it works with.</param>
[SuppressMessage("Design", "CA1001", Justification = "A turn may still wait when the last one leaves, and the semaphore holds nothing to be given back.")]
internal sealed partial class RemoteRoom(RoomId id, bool isPrivate, RemoteRoomServices services)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly Lock _gate = new();

    private readonly List<RemotePeer> _peers = [];

    /// <summary>1 while a turn is asked for.</summary>
    private int _isAwaited;

    /// <summary>1 while the next attempt after one that failed is waited for.</summary>
    private int _isToBeTriedAgain;

    /// <summary>Where it is, as far as this web node knows; null before it looked.</summary>
    private volatile Placement? _placement;

    /// <summary>The silent node that was given up: nobody waits for it. Null once the room is elsewhere, or when none was.</summary>
    private volatile RelayLink? _abandoned;

    /// <summary>The node that did not take the room where it is placed now; null when none did so.</summary>
    private volatile RelayLink? _refuser;

    /// <summary>The move that is under way was not forced: the old place stays for a moment. Of the turn.</summary>
    private bool _overlaps;

    public RoomId Id { get; } = id;

    public bool IsShared => !isPrivate;

    public Placement? Placement => _placement;

    public IReadOnlyList<RemotePeer> Peers
    {
        get
        {
            lock (_gate)
            {
                return [.. _peers];
            }
        }
    }

    /// <summary>Lets somebody in; who has the same id goes.</summary>
    public void Add(RemotePeer peer)
    {
        RemotePeer? former;
        lock (_gate)
        {
            former = _peers.Find(known => known.Peer.Id == peer.Peer.Id);
            _peers.Remove(former!);
            _peers.Add(peer);
        }

        Dismiss(former);
    }

    /// <summary>Lets somebody out; whether nobody is left.</summary>
    public bool Remove(RemotePeer peer)
    {
        bool isEmpty;
        lock (_gate)
        {
            _peers.Remove(peer);
            isEmpty = _peers.Count == 0;
        }

        Dismiss(peer);
        return isEmpty;
    }

    /// <summary>Asks for a turn; never waits.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _isAwaited, 1) == 0)
        {
            _ = TurnAsync();
        }
    }

    /// <summary>Somebody placed it.</summary>
    public void Follow(Placement placement)
    {
        if (_placement is { } known && placement.Epoch > known.Epoch)
        {
            (_placement, _refuser) = (placement, null);
            Wake();
        }
    }

    /// <summary>A silent node has it, and nobody says that media flows.</summary>
    public void Abandon(RelayLink link)
    {
        _abandoned = link;
        foreach (var peer in Peers)
        {
            if (peer.Entry is { } entry && entry.Link == link && peer.Void(entry))
            {
                services.Release(entry);
            }
        }

        Wake();
    }

    /// <summary>Moves it away from a node that drains, if there is another one. Done when everybody is entered there.</summary>
    public async Task MoveAsync()
    {
        await _turn.WaitAsync();
        try
        {
            // Another web node may have moved it by now.
            if (_placement is { } placement && services.Links.Find(placement.Node) is { Load.IsDraining: true }
                && services.Links.LeastLoaded(but: placement.Node) is { } link)
            {
                await PlaceAsync(link, "drained");
                if (!await EnterAllAsync())
                {
                    Wake();
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Dismiss(RemotePeer? peer)
    {
        if (peer is null)
        {
            return;
        }

        // First, so that whoever is entering him sees it.
        peer.Peer.Leave();
        foreach (var place in peer.VoidAll())
        {
            services.Release(place);
        }
    }

    private async Task TurnAsync()
    {
        await Task.Yield();
        await _turn.WaitAsync();
        var isDone = false;
        try
        {
            Interlocked.Exchange(ref _isAwaited, 0);
            isDone = await TryLocateAsync() && await EnterAllAsync();
        }
        catch (Exception e)
        {
            services.Logger.NotPlaced(Id.Value, e.GetType().Name);
        }
        finally
        {
            _turn.Release();
        }

        // One chain of attempts, however often it is woken meanwhile.
        if (!isDone && Peers.Count > 0 && Interlocked.Exchange(ref _isToBeTriedAgain, 1) == 0)
        {
            await Task.Delay(services.Node.Times.Reconnect);
            Interlocked.Exchange(ref _isToBeTriedAgain, 0);
            Wake();
        }
    }

    /// <summary>Sees to it that the room is on a node that can be used; false when there is none now.</summary>
    private async Task<bool> TryLocateAsync()
    {
        if (Peers.Count == 0)
        {
            return true;
        }

        if (IsShared)
        {
            _placement ??= await services.Placements.FindAsync(Id.Value, CancellationToken.None);
        }

        var link = _placement is { } placement ? services.Links.Find(placement.Node) : null;
        if (IsUsable(link))
        {
            return true;
        }

        if (IsToBeAwaited(link))
        {
            return false;
        }

        if ((services.Links.LeastLoaded(but: link?.Id) ?? Held(but: link)) is not { } target)
        {
            // One that drains lets people into the rooms that it still has.
            return link is { State: LinkState.Up } && link != _refuser;
        }

        await PlaceAsync(target, ReasonToLeave(link));
        return IsUsable(services.Links.Find(_placement!.Node));
    }

    private string ReasonToLeave(RelayLink? link) => link switch
    {
        null => "first",
        _ when link == _refuser => "refused",
        _ => Peers.All(static peer => peer.Entry is null) ? "first" : "lost",
    };

    /// <summary>Where somebody still is while the room has no other place; null when nobody is anywhere.</summary>
    private RelayLink? Held(RelayLink? but) => Peers
        .Select(static peer => peer.Entry)
        .FirstOrDefault(entry => entry is { IsAlive: true, Link.State: LinkState.Up } && entry.Link != but)?.Link;

    /// <summary>
    /// Who is on a draining node stays until the room is moved; nobody comes new to one. One that did not take the room is asked again
    /// after a while.
    /// </summary>
    private bool IsUsable(RelayLink? link) => link switch
    {
        { State: LinkState.Up } => HasEntriesAt(link) || (link == _refuser ? link.IsOpen : !link.Load.IsDraining),
        { State: LinkState.Silent } => HasEntriesAt(link),
        _ => false,
    };

    /// <summary>A node that is being connected, or fell silent just now, may be there in a moment.</summary>
    private bool IsToBeAwaited(RelayLink? link)
    {
        var times = services.Node.Times;
        return link switch
        {
            { State: LinkState.Connecting } => link.InState < times.FlowAnswer,
            { State: LinkState.Silent } => link != _abandoned && link.InState < times.FlowAnswer,
            _ => false,
        };
    }

    private bool HasEntriesAt(RelayLink link) => Peers.Any(peer => peer.Entry is { IsAlive: true } entry && entry.Link == link);

    private async Task PlaceAsync(RelayLink target, string reason)
    {
        if (!IsShared)
        {
            (_placement, _abandoned, _refuser) = (new Placement(target.Id, (_placement?.Epoch ?? 0) + 1), null, null);
            return;
        }

        var placed = await services.Placements.PlaceAsync(Id.Value, _placement, target.Id, CancellationToken.None);
        if (placed.Node == target.Id && placed != _placement)
        {
            services.Meters.Placed(reason);
            services.Logger.Placed(Id.Value, placed.Node, placed.Epoch, reason);
            _ = services.News.PublishAsync(new RoomPlaced(Id.Value, placed.Node, placed.Epoch));
        }

        (_placement, _abandoned, _refuser) = (placed, null, null);
    }
}
