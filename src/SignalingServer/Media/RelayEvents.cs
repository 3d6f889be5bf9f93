using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>Tells browsers what happens at the relay: each event to those whom it concerns. The one reader of the relay's events.</summary>
internal sealed class RelayEvents(Relay relay, RelayMediaRooms rooms, ILogger<RelayEvents> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var relayEvent in relay.Events.ReadAllAsync(stoppingToken))
            {
                if (rooms.Find(relayEvent.Room) is { } room)
                {
                    await GuardAsync(room, relayEvent);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>An event that goes wrong must not cost all rooms theirs.</summary>
    private async Task GuardAsync(MediaRoom room, RelayEvent relayEvent)
    {
        try
        {
            await HandleAsync(room, relayEvent);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.EventFailed(exception, relayEvent.GetType().Name);
        }
    }

    private async Task HandleAsync(MediaRoom room, RelayEvent relayEvent)
    {
        switch (relayEvent)
        {
            case TransportStateChanged changed:
                await HandleTransportAsync(room, changed);
                break;
            case ProducerClosed closed:
                room.RemoveProducer(closed.Producer);
                break;
            case ProducerPausedChanged changed:
                room.SetProducerPaused(changed.Producer, changed.Paused);
                break;
            case ProducerScoreChanged changed:
                room.NotifyEverybody("producerScore", new { ProducerId = changed.Producer, changed.Score });
                break;
            case ActiveSpeakerChanged changed:
                room.NotifyEverybody("activeSpeaker", new { PeerId = changed.Peer, ProducerId = changed.Producer });
                break;
            case ProducerLayersWanted wanted:
                room.Find(wanted.Peer)?.Notify("producerLayersWanted", new { ProducerId = wanted.Producer, wanted.Layers });
                break;
            case ConsumerLayerChanged changed:
                room.FindOwner(changed.Consumer)?.Notify("consumerLayerChanged", new { ConsumerId = changed.Consumer, changed.Spatial });
                break;
            case ConsumerClosed closed:
                HandleConsumerClosed(room, closed);
                break;
        }
    }

    private static void HandleConsumerClosed(MediaRoom room, ConsumerClosed closed)
    {
        if (room.Find(closed.Peer) is { } peer)
        {
            peer.Disown(closed.Consumer);
            peer.Notify("consumerClosed", new { ConsumerId = closed.Consumer, ProducerId = closed.Producer });
        }
    }

    /// <summary>A failed transport is closed at once; its owner is told and starts afresh.</summary>
    private async Task HandleTransportAsync(MediaRoom room, TransportStateChanged changed)
    {
        logger.TransportState(room.FindOwner(changed.Transport)?.Id, changed.Transport, changed.State);
        var owner = room.FindOwner(changed.Transport);
        owner?.Notify("transportState", new { TransportId = changed.Transport, changed.State });
        if (changed.State == TransportState.Closed)
        {
            owner?.Disown(changed.Transport);
        }
        else if (changed.State == TransportState.Failed)
        {
            await relay.CloseTransportAsync(changed.Transport);
        }
    }
}
