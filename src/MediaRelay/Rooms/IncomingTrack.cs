using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// One RTP stream that a browser sends: a microphone, a camera or one simulcast layer of it. Keeps the last second, the gaps, and what
/// the batch at hand brought. Belongs to one loop.
/// </summary>
internal sealed partial class IncomingTrack(Producer producer, int index, string? rid, BlockPool pool, Duration keep) : IDisposable
{
    /// <summary>A packet further behind the newest than this is not wanted any more.</summary>
    private const int MaxLateness = 2048;

    /// <summary>Sequence numbers that came since the viewers were last served, in order of arrival.</summary>
    private long[] _fresh = new long[16];

    /// <summary>Highest extended sequence number; −1 before the first packet.</summary>
    private long _highest = -1;

    /// <summary>Extended number of the sequence number 0 that comes before the first packet; a restart moves it on.</summary>
    private long _firstCycle = 1L << 16;

    /// <summary>Extended timestamp of the last packet, meaningful after the first.</summary>
    private long _lastTimestamp;

    /// <summary>Payload bits of the last second.</summary>
    private RateMeter _rate;

    public Producer Producer { get; } = producer;

    /// <summary>Place among the layers of the producer, 0 is the smallest.</summary>
    public int Index { get; } = index;

    /// <summary>RtpStreamId of the layer, null when the producer has only one.</summary>
    public string? Rid { get; } = rid;

    /// <summary>Source of the media; null until the first packet when the sender did not signal it.</summary>
    public Ssrc? Ssrc { get; set; }

    /// <summary>Source of the retransmissions (RFC 4588).</summary>
    public Ssrc? RtxSsrc { get; set; }

    public PacketHistory History { get; } = new(pool, keep);

    public MissingPackets Missing { get; } = new();

    public KeyFrameRequests KeyFrameRequests { get; } = new();

    /// <summary>Those who receive this track now or wait for a key frame of it.</summary>
    public List<OutgoingTrack> Viewers { get; } = [];

    /// <summary>Counters and rates of this track.</summary>
    public ReceptionStatistics Reception { get; } = new();

    /// <summary>When something is to be asked of the sender; never while its SSRC is unknown, since there is nobody to name in the request.</summary>
    public Timestamp RequestsDueAt => Ssrc is null ? Timestamp.Never : Timestamp.Earlier(Missing.NextDue, KeyFrameRequests.DueAt);

    public ReadOnlySpan<long> Fresh => _fresh.AsSpan(0, FreshCount);

    public int FreshCount { get; private set; }

    /// <summary>When the oldest fresh packet came.</summary>
    public Timestamp FreshSince { get; private set; }

    /// <summary>Whether the fresh packets end with a whole frame, so that waiting for more is pointless.</summary>
    public bool FreshIsComplete { get; private set; }

    /// <summary>Loudness of the packets since the last look, for the choice of the active speaker.</summary>
    public AudioActivity AudioActivity { get; } = new();

    /// <summary>Arrival of the newest packet; <see cref="Timestamp.Never"/> before any.</summary>
    public Timestamp LastArrival { get; private set; } = Timestamp.Never;

    /// <summary>Payload bits per second.</summary>
    public long Bitrate(Timestamp now) => _rate.BitsPerSecond(now);

    /// <summary>A viewer needs a key frame; the wish is passed on as soon as the sender may be asked.</summary>
    public void RequestKeyFrame()
    {
        if (!Producer.CanBeAskedForKeyFrames)
        {
            return;
        }

        KeyFrameRequests.Request();
        Producer.Transport.Schedule(RequestsDueAt);
    }

    /// <summary>A viewer goes. With the last one goes the wish for a key frame.</summary>
    public void RemoveViewer(OutgoingTrack viewer)
    {
        Viewers.Remove(viewer);
        if (Viewers.Count == 0)
        {
            KeyFrameRequests.Cancel();
        }
    }

    /// <summary>Whether media came within this time.</summary>
    public bool IsAlive(Timestamp now, Duration within) => LastArrival != Timestamp.Never && now - LastArrival <= within;

    /// <summary>Takes one decrypted packet. False when it is a duplicate or too old.</summary>
    public bool Accept(Timestamp now, in IncomingPacket packet)
    {
        if (!TryPlace(now, packet, out var sequence))
        {
            return false;
        }

        _lastTimestamp = Reception.Packets == 0
            ? packet.RtpTimestamp + (1L << 32)
            : SequenceNumber.ExtendTimestamp(packet.RtpTimestamp, _lastTimestamp);
        ref var stored = ref History.Store(now, sequence, packet.Payload);
        stored.RtpTimestamp = _lastTimestamp;
        stored.Flags = packet.Marker ? PacketFlags.Marker : PacketFlags.None;
        stored.AudioLevel = packet.AudioLevel;
        PacketInspection.Describe(Producer.Format.Codec, packet.Payload, ref stored);
        LastArrival = now;
        Reception.OnPacket(packet, now, Producer.Format.ClockRate);
        _rate.Add(now, packet.Payload.Length);
        AudioActivity.Add(packet.AudioLevel);
        if (stored.Has(PacketFlags.KeyFrameStart) && Producer.IsVideo)
        {
            Reception.KeyFrames++;
            KeyFrameRequests.OnKeyFrame();
        }

        if (!Producer.IsPaused && Viewers.Count > 0)
        {
            AddFresh(now, sequence, stored.Has(PacketFlags.Marker) || !Producer.IsVideo || packet.IsRetransmission);
        }

        return true;
    }

    /// <summary>The viewers were served.</summary>
    public void ClearFresh()
    {
        FreshCount = 0;
        FreshIsComplete = false;
    }

    /// <summary>The sender began anew with other numbers (a new SSRC for the same layer): nothing of the old stream helps any more.</summary>
    public void Restart()
    {
        History.Clear();
        Missing.GiveUpAll();
        ClearFresh();

        // No number is used twice: a late NACK about the old stream must not find a packet of the new one under the old number.
        _firstCycle = _highest < 0 ? _firstCycle : ((_highest >> 16) + 2) << 16;
        _highest = -1;
        Reception.Restart();
        for (var i = Viewers.Count - 1; i >= 0; i--)
        {
            Viewers[i].OnSourceRestarted(this);
        }
    }

    public void Dispose() => History.Dispose();

    /// <summary>Finds the packet's place in the stream and keeps the book of gaps.</summary>
    private bool TryPlace(Timestamp now, in IncomingPacket packet, out long sequence)
    {
        if (_highest < 0)
        {
            _highest = sequence = packet.SequenceNumber + _firstCycle;
            Reception.First = sequence;
            Reception.Highest = sequence;
            return true;
        }

        sequence = SequenceNumber.Extend(packet.SequenceNumber, _highest);
        if (sequence <= _highest)
        {
            return TryFillGap(sequence);
        }

        if (sequence > _highest + 1 && !Missing.Add(now, _highest + 1, sequence) && Producer.IsVideo)
        {
            RequestKeyFrame();
        }

        _highest = sequence;
        Reception.Highest = sequence;
        return true;
    }

    private bool TryFillGap(long sequence)
    {
        if (sequence <= _highest - MaxLateness || !Missing.Remove(sequence, out var wasAskedFor))
        {
            Reception.Duplicates++;
            return false;
        }

        Reception.Recovered += wasAskedFor ? 1 : 0;
        return true;
    }

    private void AddFresh(Timestamp now, long sequence, bool isComplete)
    {
        if (FreshCount == _fresh.Length)
        {
            Array.Resize(ref _fresh, _fresh.Length * 2);
        }

        if (FreshCount == 0)
        {
            FreshSince = now;
            Producer.NoteFresh();
        }

        _fresh[FreshCount++] = sequence;
        FreshIsComplete = isComplete;
    }
}
