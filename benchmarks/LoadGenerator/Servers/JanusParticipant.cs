using System.Text.Json.Nodes;
using VideoDesk.LoadGenerator.Media;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>A participant of a video room: a handle that publishes and a handle that subscribes.</summary>
internal sealed class JanusParticipant(JanusSession session, int room, LoadEngine engine, PeerSettings settings) : ILoadParticipant
{
    private static readonly TimeSpan UpLimit = TimeSpan.FromSeconds(20);

    private readonly List<LoadPeer> _peers = [];

    public IReadOnlyList<LoadPeer> Peers => _peers;

    public async Task<Publication> PublishAsync(IReadOnlyList<SourcePlan> sources)
    {
        var handle = await session.AttachAsync();
        var joined = await handle.RequestAsync(
            new() { ["request"] = "join", ["ptype"] = "publisher", ["room"] = room, ["display"] = "load" }, jsep: null);
        var peer = await OpenAsync();
        var senders = await engine.InvokeAsync(() => sources.Select((plan, i) => peer.AddSender(plan, $"{i}")).ToArray());
        var published = await handle.RequestAsync(
            new() { ["request"] = "publish", ["bitrate"] = 2_000_000 },
            new() { ["type"] = "offer", ["sdp"] = PeerSdp.Offer(peer, senders) });
        await ConnectAsync(peer, SdpText.Parse(published));
        await handle.Up.WaitAsync(UpLimit);
        return new([.. senders.Select(sender => new PublishedTrack(sender.Mid, sender))])
        {
            Feed = (long)joined["plugindata"]!["data"]!["id"]!,
        };
    }

    public async Task SubscribeAsync(IReadOnlyList<Publication> publications)
    {
        var handle = await session.AttachAsync();
        var feeds = new JsonArray([.. publications.Select(publication => new JsonObject { ["feed"] = publication.Feed })]);
        var attached = await handle.RequestAsync(
            new() { ["request"] = "join", ["ptype"] = "subscriber", ["room"] = room, ["streams"] = feeds }, jsep: null);
        var offer = SdpText.Parse(attached);
        var peer = await OpenAsync();
        var streams = attached["plugindata"]!["data"]!["streams"]!.AsArray();
        var tracks = streams.Select(stream => TrackOf(stream!, publications)).ToArray();
        await engine.InvokeAsync(() =>
        {
            peer.TransportSequenceId = offer.TransportSequenceId;
            for (var i = 0; i < tracks.Length; i++)
            {
                peer.AddStream(offer.Media[i].Ssrc, tracks[i].Sender);
            }
        });
        await handle.RequestAsync(
            new() { ["request"] = "start", ["room"] = room },
            new() { ["type"] = "answer", ["sdp"] = PeerSdp.Answer(peer, offer) });
        await ConnectAsync(peer, offer);
        await handle.Up.WaitAsync(UpLimit);
    }

    private static PublishedTrack TrackOf(JsonNode stream, IReadOnlyList<Publication> publications) => publications
        .First(publication => publication.Feed == (long)stream["feed_id"]!)
        .Tracks.First(track => track.Name == (string)stream["feed_mid"]!);

    private async Task<LoadPeer> OpenAsync()
    {
        var peer = await engine.InvokeAsync(() => engine.Open(settings));
        _peers.Add(peer);
        return peer;
    }

    private async Task ConnectAsync(LoadPeer peer, SdpText remote)
    {
        await engine.InvokeAsync(() => peer.Connect(remote.Remote));
        await peer.Connected.WaitAsync(UpLimit);
    }
}
