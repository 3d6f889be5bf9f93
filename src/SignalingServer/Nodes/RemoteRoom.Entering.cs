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
        peer.Begin(entry);
        if (IsOut(peer))
        {
            return true;
        }

        var order = new EnterOrder(
            Id.Value, peer.Peer.Id.Value, peer.Peer.Name, peer.Peer.Rights.Screen, peer.Peer.Rights.ConsumeOwn, peer.MaxPeers);
        var reply = await link.CallAsync(new ControlMessage(ControlKind.Enter) { Peer = entry.Number, Enter = order });
        if (IsOut(peer))
        {
            // Once more: who was let go before the relay heard of him is there now.
            link.Send(new ControlMessage(ControlKind.Leave) { Peer = entry.Number });
            return true;
        }

        var code = reply.Error?.Code;
        switch (code)
        {
            case null when entry.IsAlive:
                break;
            case ControlCodes.Draining or ControlCodes.NotTaken:
                services.Logger.NotPlaced(Id.Value, code);
                link.HasRefused();
                _refuser = link;
                return GoBack(peer, entry);
            case null or HubCodes.TryAgain:
                return GoBack(peer, entry);
            default:
                services.Logger.NotPlaced(Id.Value, code);
                peer.Refusal = reply.Error;
                break;
        }

        if (peer.Complete(entry) is { } former)
        {
            _ = ReleaseAsync(former);
        }

        return true;
    }

    /// <summary>He left, or his seat was taken elsewhere, while he was being entered: nothing of him stays.</summary>
    private bool IsOut(RemotePeer peer)
    {
        if (!peer.Peer.HasLeft && !peer.IsOusted)
        {
            return false;
        }

        foreach (var place in peer.VoidAll())
        {
            services.Release(place);
        }

        return true;
    }

    private bool GoBack(RemotePeer peer, PeerEntry entry)
    {
        peer.GoBack();
        services.Release(entry);
        return IsOut(peer);
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
