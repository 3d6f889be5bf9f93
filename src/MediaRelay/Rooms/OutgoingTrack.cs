using System.Runtime.CompilerServices;
using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// A producer as one viewer receives it: one SSRC with continuous numbers, whatever layer or source feeds it. Belongs to one loop.
/// </summary>
internal sealed partial class OutgoingTrack
{
    /// <summary>The media header, made once.</summary>
    private readonly OutgoingHeader _header;

    /// <summary>The retransmission header; null when the viewer has no RTX.</summary>
    private readonly OutgoingHeader? _rtxHeader;

    /// <summary>Keeps numbers continuous across layers, drops and pauses.</summary>
    private readonly PacketRewriter _rewriter;

    /// <summary>Picture id, timestamp and marker of what was sent last.</summary>
    private LastSent _last;

    /// <summary>Highest temporal layer that is forwarded now; changes between frames, and rises at layer sync frames only.</summary>
    private int _temporalLayer = int.MaxValue;

    public OutgoingTrack(ConsumerId id, Producer producer, Transport transport, ConsumerFormat format, uint seed)
    {
        Id = id;
        Producer = producer;
        Transport = transport;
        Format = format;
        CanonicalName = System.Text.Encoding.ASCII.GetBytes(producer.Format.Cname);
        _header = new OutgoingHeader(format, isRtx: false);
        _rtxHeader = format.Rtx is null ? null : new OutgoingHeader(format, isRtx: true);

        // Below 2^15, so that the rollover counter cannot be missed at the very start (RFC 3711 §3.3.1).
        _rewriter = new PacketRewriter(firstOut: 1 + (seed & 0x3FFF));
        _rtxSequence = 1 + ((seed >> 16) & 0x3FFF);
        Preferred = new PreferredLayers(Math.Max(0, producer.Tracks.Count - 1));
    }

    /// <summary>Bits of the last second, headers included.</summary>
    private RateMeter _rate;

    public ConsumerId Id { get; }

    /// <summary>Bits per second, headers included.</summary>
    public long Bitrate(Timestamp now) => _rate.BitsPerSecond(now);

    public Producer Producer { get; }

    /// <summary>The viewer's transport.</summary>
    public Transport Transport { get; }

    public ConsumerFormat Format { get; }

    /// <summary>Paused by command.</summary>
    public bool IsPaused { get; private set; } = true;

    /// <summary>Layers that the viewer asked for.</summary>
    public PreferredLayers Preferred { get; private set; }

    /// <summary>The track that is forwarded; null while a key frame is awaited.</summary>
    public IncomingTrack? Current { get; private set; }

    /// <summary>The track to switch to at its next key frame; equal to <see cref="Current"/> when there is nothing to switch.</summary>
    public IncomingTrack? Target { get; private set; }

    /// <summary>In the transport's list of tracks that this batch has something for.</summary>
    public bool IsQueued { get; set; }

    public SendStatistics Sent { get; } = new();

    /// <summary>Whether packets are wanted at all.</summary>
    public bool IsActive => !IsPaused && !Producer.IsPaused;

    /// <summary>Sends what the batch brought for this viewer, in the order in which it came.</summary>
    public void ForwardFresh<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (Current is { } current)
        {
            ForwardAll(now, current, ref sink);
        }

        if (Target is { } target && target != Current && TryFindStart(target, out var start))
        {
            SwitchTo(now, target, start);
            ForwardFrom(now, target, start, ref sink);
        }
    }

    private void ForwardAll<TSink>(Timestamp now, IncomingTrack track, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        foreach (var sequence in track.Fresh)
        {
            ref var packet = ref track.History.Find(sequence);
            if (!Unsafe.IsNullRef(ref packet))
            {
                Forward(now, track, ref packet, ref sink);
            }
        }
    }

    /// <summary>
    /// Everything from the key frame's start on: where the start was lost and came by retransmission, the rest of the frame came before it
    /// and is no longer fresh.
    /// </summary>
    private void ForwardFrom<TSink>(Timestamp now, IncomingTrack track, long start, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        for (var sequence = start; sequence <= track.Reception.Highest; sequence++)
        {
            ref var packet = ref track.History.Find(sequence);
            if (!Unsafe.IsNullRef(ref packet))
            {
                Forward(now, track, ref packet, ref sink);
            }
        }
    }

    private void Forward<TSink>(Timestamp now, IncomingTrack track, ref StoredPacket packet, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (packet.Has(PacketFlags.PaddingOnly))
        {
            _rewriter.Drop(packet.Sequence, frameEnds: false);
            return;
        }

        if (packet.TemporalLayer > 0 && IsDroppedTemporalLayer(packet))
        {
            _rewriter.Drop(packet.Sequence, frameEnds: packet.Has(PacketFlags.FrameStart));
            return;
        }

        if (!_rewriter.TryMap(track.Index, packet.Sequence, out var sequenceOut, out var offsets))
        {
            return;
        }

        SendMedia(now, ref packet, sequenceOut, offsets, ref sink);
        if (sequenceOut > _rewriter.HighestOut)
        {
            _rewriter.NoteSent(sequenceOut);
            _last = LastSent.Of(packet, offsets);
        }
        else
        {
            // A late packet: the viewer has noticed the gap, and its request is perhaps under way.
            NoteResent(now, sequenceOut);
        }
    }

    /// <summary>The first place among the fresh packets where a viewer can begin.</summary>
    private static bool TryFindStart(IncomingTrack track, out long sequence)
    {
        foreach (var candidate in track.Fresh)
        {
            ref readonly var packet = ref track.History.Find(candidate);
            if (!Unsafe.IsNullRef(in packet) && packet.Has(PacketFlags.KeyFrameStart))
            {
                sequence = candidate;
                return true;
            }
        }

        sequence = 0;
        return false;
    }

    private bool IsDroppedTemporalLayer(in StoredPacket packet)
    {
        // The rest of a frame goes the way of its beginning.
        if (packet.Has(PacketFlags.FrameStart))
        {
            var wanted = Preferred.Temporal ?? int.MaxValue;
            if (wanted < _temporalLayer)
            {
                _temporalLayer = wanted;
            }
            else if (packet.TemporalLayer > _temporalLayer && packet.TemporalLayer <= wanted && packet.Has(PacketFlags.LayerSync))
            {
                _temporalLayer = packet.TemporalLayer;
            }
        }

        return packet.TemporalLayer > _temporalLayer;
    }

    /// <summary>What the next source has to follow.</summary>
    private readonly record struct LastSent(long RtpTimestamp, Timestamp Arrival, int PictureId, int Tl0, bool Marker)
    {
        public static LastSent Of(in StoredPacket packet, in RewriteOffsets offsets) => new(
            packet.RtpTimestamp + offsets.Timestamp,
            packet.Arrival,
            packet.PictureId + offsets.PictureId,
            packet.Tl0PictureIndex + offsets.Tl0,
            packet.Has(PacketFlags.Marker));
    }
}
