using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>A room: its participants, and what has to be looked at from time to time. Belongs to one loop.</summary>
internal sealed class Room(RoomId id, RelayCore core) : IDeadlineOwner
{
    /// <summary>How often layers, scores and speakers are looked at.</summary>
    public static readonly Duration HousekeepingInterval = Duration.FromMilliseconds(250);

    /// <summary>Looks between two scores: scores need a second to mean something.</summary>
    private const int LooksPerScore = 4;

    /// <summary>Chooses whose microphone the clients bring to the front.</summary>
    private readonly ActiveSpeaker _speaker = new();

    /// <summary>Housekeepings so far.</summary>
    private int _looks;

    public RoomId Id { get; } = id;

    public Dictionary<PeerId, Peer> Peers { get; } = [];

    public Timestamp ScheduledAt { get; set; } = Timestamp.Never;

    public int TransportCount => Peers.Values.Sum(static peer => peer.Transports.Count());

    public void HandleTimeout(Timestamp now)
    {
        _looks++;
        foreach (var (_, peer) in Peers)
        {
            if (peer.Send is { } sender)
            {
                LookAt(sender, now);
            }
        }

        if (_speaker.Choose() is { } change)
        {
            core.Emit(new ActiveSpeakerChanged(Id, change.Loudest?.Transport.Peer.Id, change.Loudest?.Id));
        }
    }

    /// <summary>The producer is closed.</summary>
    public void Forget(Producer producer) => _speaker.Forget(producer);

    private void LookAt(Transport sender, Timestamp now)
    {
        foreach (var producer in sender.Producers)
        {
            producer.TellLayers(now);
            if (_looks % LooksPerScore == 0 && producer.UpdateScore(now))
            {
                core.Emit(new ProducerScoreChanged(Id, producer.Id, producer.Score));
            }

            if (producer.Tracks.Count > 1)
            {
                foreach (var consumer in producer.Consumers)
                {
                    consumer.ChooseTarget(now);
                }
            }

            if (!producer.IsVideo)
            {
                _speaker.Hear(producer);
            }
        }
    }
}
