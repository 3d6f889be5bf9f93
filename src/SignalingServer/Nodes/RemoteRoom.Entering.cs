using VideoDesk.SignalingServer.Hubs;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Entering the room's people where it is.</summary>
internal sealed partial class RemoteRoom
{
    /// <summary>Enters whoever is not entered where the room is; false when somebody could not be.</summary>
    private async Task<bool> EnterAllAsync()
    {
        if (_placement is not { } placement || services.Links.Find(placement.Node) is not { } link)
        {
            return Peers.Count == 0;
        }

        var missing = Peers.Where(peer => peer.NeedsEntry && !IsAt(peer, link)).ToArray();
        _overlaps = missing.Any(static peer => peer.Entry is { IsAlive: true });
        var entered = await Task.WhenAll(missing.Select(peer => EnterAsync(peer, link)));
        return entered.All(static one => one);
    }

    private static bool IsAt(RemotePeer peer, RelayLink link) =>
        peer is { IsEntered: true, Entry: { IsAlive: true } entry } && entry.Link == link;

    private async Task<bool> EnterAsync(RemotePeer peer, RelayLink link)
    {
        var entry = services.Number(link, peer);
        var former = peer.Begin(entry);
        var order = new EnterOrder(
            Id.Value, peer.Peer.Id.Value, peer.Peer.Name, peer.Peer.Rights.Screen, peer.Peer.Rights.ConsumeOwn, peer.MaxPeers);
        var reply = await link.CallAsync(new ControlMessage(ControlKind.Enter) { Peer = entry.Number, Enter = order });
        if (former is not null)
        {
            _ = ReleaseAsync(former);
        }

        if (reply.Error is null && entry.IsAlive)
        {
            peer.Complete(entry);
            return true;
        }

        if (reply.Error is { Code: not (HubCodes.TryAgain or ControlCodes.Draining) } refused)
        {
            services.Logger.NotPlaced(Id.Value, refused.Code);
            peer.Refusal = refused;
            peer.Complete(entry);
            return true;
        }

        if (peer.Void(entry))
        {
            services.Release(entry);
        }

        return false;
    }

    /// <summary>The old place, after a moment in which browsers still show what comes from there.</summary>
    private async Task ReleaseAsync(PeerEntry former)
    {
        if (_overlaps && former.IsAlive)
        {
            await Task.Delay(services.Node.Times.Overlap);
        }

        services.Release(former);
    }
}
