using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>Whom a place that is gone sends away: the one whose seat was taken elsewhere, and nobody else.</summary>
public sealed class RemotePeerTests : IAsyncLifetime
{
    private readonly RelayLink _first = LinkTo("r1");
    private readonly RelayLink _second = LinkTo("r2");
    private readonly RemotePeer _peer = new(
        room: null!, new MediaPeer(new PeerId("anna"), "anna", new MediaRights(Screen: true), static (_, _) => { }), maxPeers: 8);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    /// <summary>He sat at one node, a further attempt there was not answered in time, and he is on his way to another one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FormerPlace_GoneWhileHeIsBeingEnteredElsewhere_SendsHimAwayOnlyWhenSomebodyElseCame(bool isByHimself)
    {
        var (former, late, next) = (new PeerEntry(_first, 0, 1), new PeerEntry(_first, 0, 2), new PeerEntry(_second, 0, 3));
        _peer.Begin(former);
        _peer.Complete(former);
        _peer.Begin(late);
        _peer.GoBack();
        _peer.Begin(next);

        _peer.Gone(former, isByHimself);

        Assert.Equal(!isByHimself, _peer.IsOusted);
        Assert.Null(_peer.Complete(next));
        Assert.Equal((next, true), (_peer.Entry, _peer.IsEntered));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PlaceWhereHeIs_Gone_IsSoughtAnewUnlessSomebodyElseCame(bool isByHimself)
    {
        var entry = new PeerEntry(_first, 0, 1);
        _peer.Begin(entry);
        _peer.Complete(entry);

        _peer.Gone(entry, isByHimself);

        Assert.Equal((isByHimself, null), (_peer.NeedsEntry, _peer.Entry));
    }

    /// <summary>To where nobody listens: what the relay says is said by the test.</summary>
    private static RelayLink LinkTo(string relay) => RelayLinkTests.LinkTo(
        new Uri($"http://{RedisServer.Nowhere}"),
        new RelayLinkTests.Listener(),
        RelayLinkTests.NodeTo(new NodeTimes { Reconnect = TimeSpan.FromHours(1) }),
        relay);
}
