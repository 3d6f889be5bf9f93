using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>Who is in a room and what can be consumed there. Thread-safe; whatever one peer is told, he is told in order.</summary>
internal sealed class MediaRoom(RoomId id)
{
    private readonly Lock _gate = new();

    private readonly Dictionary<PeerId, MediaPeer> _peers = [];

    /// <summary>Open producers of the participants.</summary>
    private readonly Dictionary<ProducerId, ProducerSummary> _producers = [];

    public RoomId Id { get; } = id;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _peers.Count == 0;
            }
        }
    }

    /// <summary>Lets a participant in: he is told who and what is there, the others are told of him. False when the room is full.</summary>
    public bool TryAdd(MediaPeer peer, int maxPeers)
    {
        lock (_gate)
        {
            if (_peers.Count >= maxPeers)
            {
                return false;
            }

            peer.Notify("welcome", new
            {
                PeerId = peer.Id,
                Peers = _peers.Values.Select(static other => other.Summary).ToArray(),
                Producers = _producers.Values.ToArray(),
            });
            NotifyAll("peerJoined", peer.Summary);
            _peers.Add(peer.Id, peer);
            return true;
        }
    }

    /// <summary>False when he is not here, or somebody with his id has taken his place.</summary>
    public bool Remove(MediaPeer peer)
    {
        lock (_gate)
        {
            if (_peers.GetValueOrDefault(peer.Id) != peer)
            {
                return false;
            }

            _peers.Remove(peer.Id);
            peer.Leave();

            foreach (var producer in _producers.Values.Where(producer => producer.PeerId == peer.Id).ToArray())
            {
                _producers.Remove(producer.ProducerId);
            }

            NotifyAll("peerLeft", new { PeerId = peer.Id });
            return true;
        }
    }

    /// <summary>Announces a producer to everybody but its owner.</summary>
    public void AddProducer(ProducerSummary producer)
    {
        lock (_gate)
        {
            if (!_peers.ContainsKey(producer.PeerId))
            {
                return; // He has left meanwhile; the relay closes what was his.
            }

            _producers[producer.ProducerId] = producer;
            foreach (var peer in _peers.Values.Where(peer => peer.Id != producer.PeerId))
            {
                peer.Notify("newProducer", producer);
            }
        }
    }

    public void RemoveProducer(ProducerId producer)
    {
        lock (_gate)
        {
            if (_producers.Remove(producer, out var removed) && _peers.TryGetValue(removed.PeerId, out var owner))
            {
                owner.Disown(producer);
            }

            NotifyAll("producerClosed", new { ProducerId = producer });
        }
    }

    public void SetProducerPaused(ProducerId producer, bool paused)
    {
        lock (_gate)
        {
            if (_producers.TryGetValue(producer, out var known))
            {
                _producers[producer] = known with { Paused = paused };
            }

            NotifyAll("producerPaused", new { ProducerId = producer, Paused = paused });
        }
    }

    public bool HasProducer(ProducerId producer)
    {
        lock (_gate)
        {
            return _producers.ContainsKey(producer);
        }
    }

    public void NotifyEverybody(string name, object data)
    {
        lock (_gate)
        {
            NotifyAll(name, data);
        }
    }

    /// <summary>The participant with this id, if he is still here.</summary>
    public MediaPeer? Find(PeerId peer)
    {
        lock (_gate)
        {
            return _peers.GetValueOrDefault(peer);
        }
    }

    /// <summary>The participant whose id of a transport, producer or consumer this is.</summary>
    public MediaPeer? FindOwner(object id)
    {
        lock (_gate)
        {
            return _peers.Values.FirstOrDefault(peer => peer.Owns(id));
        }
    }

    private void NotifyAll(string name, object data)
    {
        foreach (var peer in _peers.Values)
        {
            peer.Notify(name, data);
        }
    }
}
