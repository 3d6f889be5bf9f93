using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Closing: whatever hangs from a thing goes with it, and everybody concerned is told.</content>
internal sealed partial class RelayCore
{
    public Outcome<Done> CloseRoom(RoomId id, Timestamp now)
    {
        if (!_rooms.Remove(id, out var room))
        {
            return RefusalCode.RoomNotFound;
        }

        foreach (var peer in room.Peers.Values.ToArray())
        {
            Close(peer, now);
        }

        // An entry that waits in the queue is stale from now on.
        room.ScheduledAt = Timestamp.Never;
        return new Done();
    }

    public Outcome<Done> ClosePeer(RoomId roomId, PeerId peerId, Timestamp now)
    {
        if (!_rooms.TryGetValue(roomId, out var room))
        {
            return RefusalCode.RoomNotFound;
        }

        if (!room.Peers.TryGetValue(peerId, out var peer))
        {
            return RefusalCode.PeerNotFound;
        }

        Close(peer, now);
        return new Done();
    }

    public Outcome<Done> CloseTransport(TransportId id, Timestamp now)
    {
        if (!_transports.TryGetValue(id, out var transport))
        {
            return RefusalCode.TransportNotFound;
        }

        Close(transport, now);
        return new Done();
    }

    public Outcome<Done> CloseProducer(ProducerId id)
    {
        if (!_producers.TryGetValue(id, out var producer))
        {
            return RefusalCode.ProducerNotFound;
        }

        Close(producer);
        return new Done();
    }

    public Outcome<Done> CloseConsumer(ConsumerId id, Timestamp now)
    {
        if (!_consumers.TryGetValue(id, out var consumer))
        {
            return RefusalCode.ConsumerNotFound;
        }

        Close(consumer);
        consumer.Producer.TellLayers(now);
        return new Done();
    }

    private void Close(Peer peer, Timestamp now)
    {
        foreach (var transport in peer.Transports.ToArray())
        {
            Close(transport, now);
        }
    }

    private void Close(Transport transport, Timestamp now)
    {
        if (!_transports.Remove(transport.Id))
        {
            return;
        }

        foreach (var producer in transport.Producers.ToArray())
        {
            Close(producer);
        }

        foreach (var consumer in transport.Consumers.ToArray())
        {
            Close(consumer);
            consumer.Producer.TellLayers(now);
        }

        transport.IsClosed = true;
        ForgetRoutes(transport);
        Leave(transport);
        transport.ScheduledAt = Timestamp.Never;
        _goodbyes.Add(transport);
        Emit(new TransportStateChanged(transport.Room.Id, transport.Id, TransportState.Closed));
    }

    private void Close(Producer producer)
    {
        _producers.Remove(producer.Id);
        foreach (var consumer in producer.Consumers.ToArray())
        {
            Close(consumer);
        }

        producer.Transport.Forget(producer);
        FanOut.Forget(producer);
        producer.Transport.Room.Forget(producer);
        producer.Dispose();
        Emit(new ProducerClosed(producer.Transport.Room.Id, producer.Id));
    }

    private void Close(OutgoingTrack consumer)
    {
        _consumers.Remove(consumer.Id);
        consumer.Detach();
        consumer.Transport.Remove(consumer);
        consumer.Producer.Consumers.Remove(consumer);
        Emit(new ConsumerClosed(consumer.Transport.Room.Id, consumer.Transport.Peer.Id, consumer.Id, consumer.Producer.Id));
    }

    private void ForgetRoutes(Transport transport)
    {
        _byFragment.Remove(transport.Ice.Current);
        if (transport.Ice.Previous is { } previous)
        {
            _byFragment.Remove(previous);
        }

        foreach (var address in transport.Routes)
        {
            _byAddress.Remove(address);
        }

        transport.Routes.Clear();
    }

    private static void Leave(Transport transport)
    {
        var peer = transport.Peer;
        if (peer.Send == transport)
        {
            peer.Send = null;
        }
        else
        {
            peer.Receive = null;
        }

        if (peer.Send is null && peer.Receive is null)
        {
            peer.Room.Peers.Remove(peer.Id);
        }
    }
}
