using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Media from the browser.</content>
internal sealed partial class Transport
{
    /// <summary>Feedback to the sender leaves this long after the first packet that it reports.</summary>
    private static readonly Duration FeedbackInterval = Duration.FromMilliseconds(50);

    /// <summary>
    /// Bytes of the longest packet that a path carries whole. A socket may hand over a longer one, put together from fragments; a history
    /// has no room for it.
    /// </summary>
    private const int MaxPacketLength = 2048;

    /// <summary>Arrivals by transport-wide sequence number; null until the first packet that has one.</summary>
    private ArrivalRecorder? _arrivals;

    /// <summary>What this browser may still send in this instant.</summary>
    private TokenBucket _incomingBudget;

    /// <summary>When feedback about arrivals is due.</summary>
    private Timestamp _feedbackDue = Timestamp.Never;

    public List<Producer> Producers { get; } = [];

    /// <summary>Which track an SSRC belongs to.</summary>
    public IncomingStreams Streams { get; } = new();

    public long PacketsReceived { get; private set; }

    public long BytesReceived { get; private set; }

    /// <summary>Decrypts one packet in place, finds its track and hands it over: a ladder of guards.</summary>
    public void HandleRtp(Timestamp now, Span<byte> datagram)
    {
        if (_srtpReceiver is null || State == TransportState.Failed)
        {
            Dropped.Count(DropReason.NoKeys);
            return;
        }

        if (Direction == TransportDirection.Receive)
        {
            Dropped.Count(DropReason.WrongDirection);
            return;
        }

        if (datagram.Length > MaxPacketLength || !RtpHeader.TryParse(datagram, out var header))
        {
            Dropped.Count(DropReason.Malformed);
            return;
        }

        var status = _srtpReceiver.UnprotectRtp(datagram, header.HeaderLength, out var length, out _);
        if (status != SrtpStatus.Ok)
        {
            Dropped.Count(Reason(status));
            return;
        }

        // Only what is proved to be the browser's own counts against it: a stranger must not be able to use up its budget.
        if (!_incomingBudget.TryTake(now, datagram.Length))
        {
            Dropped.Count(DropReason.OverBitrate);
            return;
        }

        PacketsReceived++;
        BytesReceived += datagram.Length;
        HandlePlainRtp(now, datagram[..length], header);
    }

    /// <summary>A producer is closed: its sources are free again.</summary>
    public void Forget(Producer producer)
    {
        Producers.Remove(producer);
        foreach (var ssrc in Streams.Remove(producer))
        {
            _srtpReceiver?.Forget(ssrc);
        }
    }

    private void HandlePlainRtp(Timestamp now, ReadOnlySpan<byte> packet, in RtpHeader header)
    {
        var extensions = IncomingExtensions.Read(packet, header, Streams.ExtensionIds);
        if (extensions.TransportSequence >= 0)
        {
            RecordArrival(now, (ushort)extensions.TransportSequence);
        }

        if (!Streams.TryFind(header, extensions, out var stream))
        {
            Dropped.Count(Streams.TryFind(header.Ssrc, out _) ? DropReason.UnknownPayloadType : DropReason.UnknownStream);
            return;
        }

        var payload = packet[header.HeaderLength..];
        if (header.HasPadding)
        {
            if (!RtpHeader.TryGetPadding(payload, out var padding))
            {
                Dropped.Count(DropReason.Malformed);
                return;
            }

            payload = payload[..^padding];
        }

        if (!TryAccept(now, header, extensions, payload, stream))
        {
            Dropped.Count(DropReason.Duplicate);
        }
    }

    private bool TryAccept(Timestamp now, in RtpHeader header, in IncomingExtensions extensions, ReadOnlySpan<byte> payload, IncomingStream stream)
    {
        var sequence = header.SequenceNumber;
        if (stream.IsRtx && !RtxPayload.TryParse(payload, out sequence, out payload))
        {
            // Padding on the retransmission stream is a probe of the sender's estimator: its arrival was all it was for.
            return true;
        }

        var track = stream.Track;
        var accepted = track.Accept(now, new IncomingPacket
        {
            SequenceNumber = sequence,
            RtpTimestamp = header.Timestamp,
            Marker = header.Marker,
            IsRetransmission = stream.IsRtx,
            Payload = payload,
            AudioLevel = extensions.AudioLevel,
        });
        Schedule(track.RequestsDueAt);

        return accepted;
    }

    private void RecordArrival(Timestamp now, ushort sequence)
    {
        _arrivals ??= new ArrivalRecorder();
        _arrivals.Record(sequence, now);
        if (_feedbackDue == Timestamp.Never)
        {
            _feedbackDue = now + FeedbackInterval;
            Schedule(_feedbackDue);
        }
    }

    private static DropReason Reason(SrtpStatus status) => status switch
    {
        SrtpStatus.AuthenticationFailed => DropReason.AuthenticationFailed,
        SrtpStatus.Replayed or SrtpStatus.TooOld => DropReason.Replayed,
        SrtpStatus.TooManySources => DropReason.TooManySources,
        _ => DropReason.Malformed,
    };
}
