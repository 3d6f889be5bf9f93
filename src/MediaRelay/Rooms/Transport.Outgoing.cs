using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Media towards the browser.</content>
internal sealed partial class Transport
{
    /// <summary>Bits per second of retransmissions towards one viewer: a viewer that loses more than this has no use for them.</summary>
    private const int MaxRepeatBitrate = 8_000_000;

    /// <summary>Bytes of a full packet on most paths.</summary>
    private const int FullPacket = 1200;

    /// <summary>Tracks that the batch at hand has something for.</summary>
    private readonly List<OutgoingTrack> _queue = [];

    /// <summary>Consumers by media and by retransmission SSRC.</summary>
    private readonly Dictionary<uint, OutgoingTrack> _consumersBySsrc = [];

    /// <summary>What left when, for the viewer's transport-wide feedback; null until a stream carries such numbers.</summary>
    private SentPackets? _sentPackets;

    /// <summary>Next transport-wide sequence number towards this browser.</summary>
    private ushort _transportSequence;

    /// <summary>MIDs given to consumers so far: each is used once in the life of a transport.</summary>
    private int _nextMid;

    /// <summary>What may still be sent again to this viewer, whatever its NACKs ask for: its requests must not cost others their turn.</summary>
    private TokenBucket _repeatBudget = new(MaxRepeatBitrate);

    public List<OutgoingTrack> Consumers { get; } = [];

    public long PacketsSent { get; private set; }

    public long BytesSent { get; private set; }

    /// <summary>A MID for a new consumer.</summary>
    public string NextMid() => (_nextMid++).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool UsesSsrc(Ssrc ssrc) => _consumersBySsrc.ContainsKey(ssrc.Value);

    public void Add(OutgoingTrack consumer)
    {
        Consumers.Add(consumer);
        _consumersBySsrc[consumer.Format.Ssrc.Value] = consumer;
        if (consumer.Format.RtxSsrc is { } rtx)
        {
            _consumersBySsrc[rtx.Value] = consumer;
        }

        if (consumer.Format.Extensions.TransportSequence != 0)
        {
            _sentPackets ??= new SentPackets();
        }
    }

    public void Remove(OutgoingTrack consumer)
    {
        Consumers.Remove(consumer);
        _consumersBySsrc.Remove(consumer.Format.Ssrc.Value);
        if (consumer.Format.RtxSsrc is { } rtx)
        {
            _consumersBySsrc.Remove(rtx.Value);
        }
    }

    /// <summary>Puts a track into this viewer's turn. True when the viewer had nothing to do before.</summary>
    public bool Enqueue(OutgoingTrack consumer)
    {
        consumer.IsQueued = true;
        _queue.Add(consumer);
        return _queue.Count == 1;
    }

    /// <summary>Sends everything that this batch has for the viewer.</summary>
    public void ServeQueue<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        foreach (var consumer in _queue)
        {
            consumer.ForwardFresh(now, ref sink);
        }
    }

    /// <summary>The viewer was served.</summary>
    public void ClearQueue()
    {
        foreach (var consumer in _queue)
        {
            consumer.IsQueued = false;
        }

        _queue.Clear();
    }

    /// <summary>Whether one more packet may be sent again now; each counts as a full one.</summary>
    public bool TryTakeRepeat(Timestamp now) => _repeatBudget.TryTake(now, FullPacket);

    public ushort NextTransportSequence() => _transportSequence++;

    public void NoteSent(ushort transportSequence, Timestamp now, int length) => _sentPackets?.Sent(transportSequence, now, length);

    public void CountSent(int length)
    {
        PacketsSent++;
        BytesSent += length;
    }
}
