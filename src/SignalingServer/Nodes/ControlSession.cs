using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// What a relay node knows of one web node: its participants, and what it has not confirmed to have heard about them. Outlives
/// connections, so that a web node which was cut off goes on where it was. Thread-safe.
/// </summary>
internal sealed class ControlSession(string node, string incarnation, RelayMediaRooms rooms)
{
    /// <summary>What may wait for a web node that is cut off; beyond it the node has to enter everybody again.</summary>
    private const int MaxUnconfirmed = 8192;

    private readonly Lock _gate = new();

    /// <summary>By the number that the web node gave them.</summary>
    private readonly Dictionary<long, (RoomId Room, MediaPeer Peer)> _members = [];

    /// <summary>What was told and not confirmed, in order.</summary>
    private readonly Queue<ControlMessage> _unconfirmed = [];

    /// <summary>The last number of what was told.</summary>
    private long _sequence;

    /// <summary>Something that was not heard is gone.</summary>
    private bool _hasLost;

    /// <summary>Everybody was let go, and nobody comes any more.</summary>
    private bool _isOver;

    /// <summary>The connection; null while there is none.</summary>
    private ControlSocket? _socket;

    /// <summary>The web node's number of that connection.</summary>
    private long _attempt;

    /// <summary>When the last connection ended; meaningless while there is one.</summary>
    private long _leftAt;

    public string Node { get; } = node;

    public string Incarnation { get; } = incarnation;

    public int Peers
    {
        get
        {
            lock (_gate)
            {
                return _members.Count;
            }
        }
    }

    /// <summary>Whether this web node may go on where it was.</summary>
    public bool CanResume(ControlHello hello)
    {
        lock (_gate)
        {
            return !_hasLost && hello.Incarnation == Incarnation && hello.Attempt > _attempt;
        }
    }

    /// <summary>Whether an older attempt arrives after a newer one.</summary>
    public bool IsLate(ControlHello hello)
    {
        lock (_gate)
        {
            return hello.Incarnation == Incarnation && hello.Attempt <= _attempt;
        }
    }

    /// <summary>Takes a connection: greets, then tells what was missed. Participants that the web node does not name are let go.</summary>
    public async Task AttachAsync(ControlSocket socket, ControlHello hello, ControlMessage greeting)
    {
        (RoomId Room, MediaPeer Peer)[] dropped;
        lock (_gate)
        {
            _socket?.Abort();
            (_socket, _attempt) = (socket, hello.Attempt);
            Confirm(hello.Sequence);
            socket.Send(greeting);
            foreach (var message in _unconfirmed)
            {
                socket.Send(message);
            }

            var kept = hello.Peers.ToHashSet();
            dropped = [.. _members.Where(member => !kept.Contains(member.Key)).Select(static member => member.Value)];
        }

        await LeaveAllAsync(dropped);
    }

    public void Detach(ControlSocket socket)
    {
        lock (_gate)
        {
            if (_socket == socket)
            {
                (_socket, _leftAt) = (null, TimeProvider.System.GetTimestamp());
            }
        }
    }

    /// <summary>Whether nobody is to be expected back.</summary>
    public bool IsOver(NodeTimes times)
    {
        lock (_gate)
        {
            return _socket is { } socket
                ? socket.Silence > times.KeepSilent
                : TimeProvider.System.GetElapsedTime(_leftAt) > times.KeepClosed;
        }
    }

    /// <summary>A sign of life, if somebody is there.</summary>
    public void Beat(RelayLoad load)
    {
        lock (_gate)
        {
            _socket?.Send(new ControlMessage(ControlKind.Beat) { Load = load });
        }
    }

    public void Confirm(long sequence)
    {
        lock (_gate)
        {
            while (_unconfirmed.TryPeek(out var first) && first.Sequence <= sequence)
            {
                _unconfirmed.Dequeue();
            }
        }
    }

    public async Task<MediaError?> EnterAsync(long number, EnterOrder order)
    {
        var room = new RoomId(order.Room);
        var peer = new MediaPeer(
            new PeerId(order.PeerId),
            order.Name,
            new MediaRights(order.Screen, order.ConsumeOwn),
            (name, data) => Tell(new ControlMessage(ControlKind.Told)
            {
                Peer = number,
                Name = name,
                Data = JsonSerializer.SerializeToElement(data, MediaJson.Options),
            }),
            () => Tell(new ControlMessage(ControlKind.Gone) { Peer = number, By = SuccessorOf(number, order) }));
        lock (_gate)
        {
            if (_isOver)
            {
                return new MediaError(HubCodes.TryAgain);
            }

            _members[number] = (room, peer);
        }

        if (await rooms.EnterAsync(room, peer, order.MaxPeers) is { } error)
        {
            Take(number);
            return error;
        }

        if (Has(number))
        {
            return null;
        }

        // He was let go while he was being let in.
        await rooms.LeaveAsync(room, peer);
        return new MediaError(HubCodes.TryAgain);
    }

    public async Task LeaveAsync(long number)
    {
        if (Take(number) is { } member)
        {
            await rooms.LeaveAsync(member.Room, member.Peer);
        }
    }

    public async Task<MediaReply> InvokeAsync(long number, string method, JsonElement data)
    {
        (RoomId Room, MediaPeer Peer) member;
        lock (_gate)
        {
            if (!_members.TryGetValue(number, out member))
            {
                return new MediaError(HubCodes.TryAgain);
            }
        }

        return await rooms.InvokeAsync(member.Room, member.Peer, method, data);
    }

    /// <summary>Everybody leaves; the connection is closed.</summary>
    public Task EndAsync()
    {
        (RoomId Room, MediaPeer Peer)[] all;
        lock (_gate)
        {
            all = [.. _members.Values];
            _members.Clear();
            (_hasLost, _isOver) = (true, true);
            _socket?.Abort();
        }

        return LeaveAllAsync(all);
    }

    private async Task LeaveAllAsync((RoomId Room, MediaPeer Peer)[] members)
    {
        foreach (var (room, peer) in members)
        {
            await rooms.LeaveAsync(room, peer);
        }
    }

    /// <summary>The place that the same web node has given the same participant since; null when he came from elsewhere.</summary>
    private long? SuccessorOf(long number, EnterOrder order)
    {
        lock (_gate)
        {
            return _members
                .Where(member => member.Key > number && member.Value.Room.Value == order.Room && member.Value.Peer.Id.Value == order.PeerId)
                .Max(static member => (long?)member.Key);
        }
    }

    private bool Has(long number)
    {
        lock (_gate)
        {
            return _members.ContainsKey(number);
        }
    }

    private (RoomId Room, MediaPeer Peer)? Take(long number)
    {
        lock (_gate)
        {
            return _members.Remove(number, out var member) ? member : null;
        }
    }

    /// <summary>Numbers something and sends it, now or when the web node is back.</summary>
    private void Tell(ControlMessage message)
    {
        lock (_gate)
        {
            if (message is { Kind: ControlKind.Gone, Peer: { } number })
            {
                _members.Remove(number);
            }

            if (_unconfirmed.Count >= MaxUnconfirmed)
            {
                // Whoever has not heard so much starts afresh.
                _hasLost = true;
                _unconfirmed.Clear();
                _socket?.Abort();
            }

            var numbered = message with { Sequence = ++_sequence };
            _unconfirmed.Enqueue(numbered);
            _socket?.Send(numbered);
        }
    }
}
