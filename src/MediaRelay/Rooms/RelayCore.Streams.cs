using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Commands about producers and consumers that exist.</content>
internal sealed partial class RelayCore
{
    public Outcome<Done> SetProducerPaused(ProducerId id, bool paused, Timestamp now)
    {
        if (!_producers.TryGetValue(id, out var producer))
        {
            return RefusalCode.ProducerNotFound;
        }

        if (producer.SetPaused(paused, now))
        {
            Emit(new ProducerPausedChanged(producer.Transport.Room.Id, id, paused));
        }

        return new Done();
    }

    public Outcome<Done> PauseConsumer(ConsumerId id, Timestamp now)
    {
        if (!_consumers.TryGetValue(id, out var consumer))
        {
            return RefusalCode.ConsumerNotFound;
        }

        consumer.Pause();
        consumer.Producer.TellLayers(now);
        return new Done();
    }

    public Outcome<Done> ResumeConsumer(ConsumerId id, Timestamp now)
    {
        if (!_consumers.TryGetValue(id, out var consumer))
        {
            return RefusalCode.ConsumerNotFound;
        }

        if (consumer.IsPaused)
        {
            consumer.Resume(now);
            consumer.Producer.TellLayers(now);
        }

        return new Done();
    }

    public Outcome<Done> SetPreferredLayers(ConsumerId id, PreferredLayers layers, Timestamp now)
    {
        if (!_consumers.TryGetValue(id, out var consumer))
        {
            return RefusalCode.ConsumerNotFound;
        }

        if (layers.Spatial < 0 || layers.Spatial >= consumer.Producer.Tracks.Count || layers.Temporal is < 0)
        {
            return RefusalCode.NoSuchLayer;
        }

        consumer.Prefer(layers, now);
        consumer.Producer.TellLayers(now);
        return new Done();
    }

    public Outcome<Done> RequestKeyFrame(ConsumerId id)
    {
        if (!_consumers.TryGetValue(id, out var consumer))
        {
            return RefusalCode.ConsumerNotFound;
        }

        consumer.RequestKeyFrame();
        return new Done();
    }
}
