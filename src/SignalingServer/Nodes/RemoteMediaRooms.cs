using System.Collections.Concurrent;
using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// Rooms of media on relay nodes, as a web node sees them: it knows the participants that it has itself; the others of a room may be on
/// other web nodes. Entering is a wish that is granted as soon as it can be and as often as it has to be: each time the participant is
/// told <c>welcome</c>.
/// </summary>
internal sealed class RemoteMediaRooms : IMediaRooms, ILinkListener
{
    /// <summary>A browser's answer to <c>reportFlow</c>: whether media has reached it.</summary>
    public const string FlowMethod = "reportFlow";

    private readonly ConcurrentDictionary<MediaPeer, RemotePeer> _peers = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<RoomId, RemoteRoom> _rooms = [];

    /// <summary>Around <see cref="_rooms"/>.</summary>
    private readonly Lock _gate = new();

    /// <summary>Participants and their places at relay nodes, by number.</summary>
    private readonly ConcurrentDictionary<long, (RemotePeer Peer, PeerEntry Entry)> _numbers = new();

    private readonly RemoteRoomServices _services;

    private long _lastNumber;

    public RemoteMediaRooms(RelayLinks links, (MediaPlacements Placements, RoomNews News) places, NodeContext node, (NodeMeters, ILogger<RemoteMediaRooms>) shell)
    {
        Links = links;
        _services = new RemoteRoomServices(links, places.Placements, places.News, node)
        {
            Meters = shell.Item1,
            Logger = shell.Item2,
            Number = NumberFor,
            Release = Release,
        };
        links.Listener = this;
        shell.Item1.Watch(() => NodeOperations.ViewOf(links));
    }

    public object Capabilities => RouterCapabilities.Default;

    public RelayLinks Links { get; }

    public IReadOnlyList<RemoteRoom> Rooms
    {
        get
        {
            lock (_gate)
            {
                return [.. _rooms.Values];
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Never refused here: what the relay says of a room that is full, it says to the participant's calls.</remarks>
    public Task<MediaError?> EnterAsync(RoomId room, MediaPeer peer, int maxPeers)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(room, out var open))
            {
                open = new RemoteRoom(room, isPrivate: maxPeers == 1, _services);
                _rooms[room] = open;
            }

            var remote = new RemotePeer(open, peer, maxPeers);
            _peers[peer] = remote;
            open.Add(remote);
            open.Wake();
        }

        return Task.FromResult<MediaError?>(null);
    }

    public Task LeaveAsync(RoomId room, MediaPeer peer)
    {
        if (_peers.TryRemove(peer, out var remote))
        {
            lock (_gate)
            {
                if (remote.Room.Remove(remote) && _rooms.GetValueOrDefault(room) == remote.Room)
                {
                    _rooms.Remove(room);
                }
            }
        }

        return Task.CompletedTask;
    }

    public async Task<MediaReply> InvokeAsync(RoomId room, MediaPeer peer, string method, JsonElement data)
    {
        if (!_peers.TryGetValue(peer, out var remote) || remote.Room.Id != room || peer.HasLeft)
        {
            return MediaError.NotAllowed;
        }

        switch (method)
        {
            case "capabilities":
                return new MediaReply(Capabilities, null);
            case FlowMethod:
                remote.ReportFlow(data.ValueKind == JsonValueKind.Object && data.TryGetProperty("flowing", out var flowing) && flowing.ValueKind == JsonValueKind.True);
                return MediaReply.Done;
        }

        if (!await remote.EnteredAsync(_services.Node.Times.Call) || remote.Entry is not { IsAlive: true } entry)
        {
            return remote.Refusal ?? new MediaError(HubCodes.TryAgain);
        }

        if (remote.Refusal is { } refused)
        {
            return refused;
        }

        var order = new ControlMessage(ControlKind.Invoke) { Peer = entry.Number, Name = method, Data = data.ValueKind == JsonValueKind.Undefined ? null : data.Clone() };
        var reply = await entry.Link.CallAsync(order);

        // The network check takes candidates out of the description.
        return method == "createTransport" && reply is { Error: null, Data: JsonElement transport }
            ? new MediaReply(transport.Deserialize<TransportDescription>(MediaJson.Options), null)
            : reply;
    }

    public void Told(RelayLink link, ControlMessage message)
    {
        if (message.Peer is not { } number || !_numbers.TryGetValue(number, out var known))
        {
            return;
        }

        if (message.Kind == ControlKind.Gone)
        {
            known.Peer.Gone(known.Entry, isByHimself: message.By is not null);
            _numbers.TryRemove(number, out _);
            if (known.Peer.NeedsEntry)
            {
                known.Peer.Room.Wake();
            }
        }
        else
        {
            known.Peer.Told(number, message);
        }
    }

    public void Changed(RelayLink link)
    {
        foreach (var room in Rooms)
        {
            room.Wake();
        }
    }

    public void Lost(RelayLink link)
    {
        if (link.State is LinkState.Up)
        {
            _services.Meters.Lost(link.Id, "down");
        }

        foreach (var (number, (peer, entry)) in _numbers.Where(one => one.Value.Entry.Link == link && !one.Value.Entry.IsAlive))
        {
            peer.Void(entry);
            _numbers.TryRemove(number, out _);
            peer.Room.Wake();
        }
    }

    /// <summary>Rooms of a silent node are placed anew: that is counted, once for each time that it falls silent.</summary>
    public void GiveUp(RelayLink link) => _services.Meters.Lost(link.Id, "silent");

    public IReadOnlyList<long> PeersAt(RelayLink link) =>
        [.. _numbers.Where(one => one.Value.Entry.Link == link && one.Value.Entry.IsAlive).Select(static one => one.Key)];

    private PeerEntry NumberFor(RelayLink link, RemotePeer peer)
    {
        var entry = new PeerEntry(link, link.Life, Interlocked.Increment(ref _lastNumber));
        _numbers[entry.Number] = (peer, entry);
        return entry;
    }

    private void Release(PeerEntry entry)
    {
        if (_numbers.TryRemove(entry.Number, out _) && entry.IsAlive)
        {
            entry.Link.Send(new ControlMessage(ControlKind.Leave) { Peer = entry.Number });
        }
    }
}
