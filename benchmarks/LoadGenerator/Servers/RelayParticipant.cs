using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using VideoDesk.LoadGenerator.Media;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>A participant of the bare call: a send and a receive transport, as mediasoup-client makes them.</summary>
internal sealed class RelayParticipant(LoadEngine engine, PeerSettings settings) : ILoadParticipant, IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly JsonSocket _socket = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonObject>> _waiting = new();
    private readonly List<LoadPeer> _peers = [];
    private long _lastRequest;

    public IReadOnlyList<LoadPeer> Peers => _peers;

    public Task JoinAsync(Uri address) => _socket.ConnectAsync(address, protocol: null, Handle);

    public async Task<Publication> PublishAsync(IReadOnlyList<SourcePlan> sources)
    {
        var (transport, peer) = await ConnectAsync("send");
        var senders = await engine.InvokeAsync(() => sources.Select((plan, i) => peer.AddSender(plan, $"{i}")).ToArray());
        var tracks = new List<PublishedTrack>();
        foreach (var sender in senders)
        {
            var parameters = JsonSerializer.SerializeToNode(RelayRtpParameters.Of(sender), Json);
            var isVideo = sender.Plan.Kind == MediaKind.Video;
            var answer = await RequestAsync("produce", new()
            {
                ["transportId"] = transport,
                ["kind"] = isVideo ? "video" : "audio",
                ["source"] = isVideo ? "camera" : "microphone",
                ["rtpParameters"] = parameters,
            });
            tracks.Add(new((string)answer["id"]!, sender));
        }

        await peer.Connected.WaitAsync(AnswerLimit);
        return new(tracks);
    }

    public async Task SubscribeAsync(IReadOnlyList<Publication> publications)
    {
        var capabilities = await RequestAsync("capabilities", []);
        var (transport, peer) = await ConnectAsync("receive");
        await peer.Connected.WaitAsync(AnswerLimit);
        foreach (var track in publications.SelectMany(publication => publication.Tracks))
        {
            var consumer = await RequestAsync("consume", new()
            {
                ["transportId"] = transport,
                ["producerId"] = track.Name,
                ["rtpCapabilities"] = capabilities.DeepClone(),
            });
            var ssrc = (uint)consumer["rtpParameters"]!["encodings"]![0]!["ssrc"]!;
            await engine.InvokeAsync(() => peer.AddStream(ssrc, track.Sender));
            await RequestAsync("resumeConsumer", new() { ["consumerId"] = (string)consumer["id"]! });
        }
    }

    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private async Task<(string Transport, LoadPeer Peer)> ConnectAsync(string direction)
    {
        var transport = await RequestAsync("createTransport", new() { ["direction"] = direction });
        var id = (string)transport["id"]!;
        var peer = await engine.InvokeAsync(() => engine.Open(settings));
        _peers.Add(peer);
        var fingerprint = new JsonObject { ["algorithm"] = peer.LocalFingerprint.AlgorithmName, ["value"] = peer.LocalFingerprint.Value };
        await RequestAsync("connectTransport", new()
        {
            ["transportId"] = id,
            ["dtlsParameters"] = new JsonObject { ["role"] = "client", ["fingerprints"] = new JsonArray(fingerprint) },
        });
        var remote = RemoteOf(transport);
        await engine.InvokeAsync(() => peer.Connect(remote));
        return (id, peer);
    }

    private static PeerRemote RemoteOf(JsonObject transport)
    {
        var ice = transport["iceParameters"]!;
        var candidate = transport["iceCandidates"]!.AsArray().First(candidate => (string)candidate!["protocol"]! == "udp")!;
        var offered = transport["dtlsParameters"]!["fingerprints"]![0]!;
        return DtlsFingerprint.TryParse((string)offered["algorithm"]!, (string)offered["value"]!, out var fingerprint)
            ? new(
                new(IPAddress.Parse((string)candidate["address"]!), (int)candidate["port"]!),
                (string)ice["usernameFragment"]!,
                (string)ice["password"]!,
                fingerprint)
            : throw new InvalidDataException("The relay's fingerprint cannot be read.");
    }

    private async Task<JsonObject> RequestAsync(string method, JsonObject data)
    {
        var id = Interlocked.Increment(ref _lastRequest);
        var waiting = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = waiting;
        await _socket.SendAsync(new JsonObject { ["id"] = id, ["method"] = method, ["data"] = data });
        var answer = await waiting.Task.WaitAsync(AnswerLimit);
        return (bool)answer["ok"]!
            ? answer["data"]?.AsObject() ?? []
            : throw new InvalidOperationException($"{method} was refused: {answer["error"]?.ToJsonString()}");
    }

    private void Handle(JsonObject message)
    {
        if (message["id"] is { } id && _waiting.TryRemove((long)id, out var waiting))
        {
            waiting.SetResult(message);
        }
    }
}
