using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>One consumer as a browser receives it. Taking a packet allocates nothing unless packets are recorded.</summary>
internal sealed class TestReceiver
{
    private const int MaxEncodings = 4;

    private readonly TestReceiverOptions _options;

    /// <summary>Frames by encoding; made when the first packet of it comes.</summary>
    private readonly FrameAssembly?[] _frames = new FrameAssembly?[MaxEncodings];

    private readonly List<ReceivedPacket> _log = [];

    private readonly byte _audioLevelId;

    private long _timestamp = 1L << 32;

    /// <summary>The newest sender report, for receiver reports (RFC 3550 §6.4.1).</summary>
    private (uint Ntp, Timestamp At)? _senderReport;

    private (long Expected, long Received) _atLastReport;

    private Timestamp _firstArrival = Timestamp.Never;

    public TestReceiver(ConsumerDescription consumer, TestReceiverOptions options)
    {
        _options = options;
        Consumer = consumer;
        var encoding = consumer.RtpParameters.Encodings![0];
        Ssrc = encoding.Ssrc!.Value;
        RtxSsrc = encoding.Rtx?.Ssrc ?? 0;
        PayloadType = consumer.RtpParameters.Codecs[0].PayloadType;
        RtxPayloadType = consumer.RtpParameters.Codecs.Count > 1 ? consumer.RtpParameters.Codecs[1].PayloadType : null;
        var ids = HeaderExtensionIds.Of(consumer.RtpParameters.HeaderExtensions ?? []);
        TransportSequenceId = ids.TransportSequence;
        _audioLevelId = ids.AudioLevel;
    }

    public ConsumerDescription Consumer { get; }

    public uint Ssrc { get; }

    /// <summary>0 when there is none.</summary>
    public uint RtxSsrc { get; }

    public byte PayloadType { get; }

    public byte? RtxPayloadType { get; }

    /// <summary>Id of the transport-wide sequence number, 0 when it is not sent.</summary>
    public byte TransportSequenceId { get; }

    public bool IsVideo => Consumer.Kind == MediaKind.Video;

    public ReceivedSequence Sequence { get; } = new();

    /// <summary>The retransmission stream's own numbers.</summary>
    public ReceivedSequence RtxSequence { get; } = new();

    public OpenGaps Gaps { get; } = new();

    /// <summary>From the sender's first sending to arrival here. Means something where both clocks are one.</summary>
    public DelayHistogram Delays { get; } = new();

    public ReceiverCounters Counters { get; } = new();

    /// <summary>What came, in order of arrival; empty unless packets are recorded.</summary>
    public IReadOnlyList<ReceivedPacket> Log => _log;

    /// <summary>When a frame became decodable last; never before the first.</summary>
    public Timestamp LastDecodedAt { get; private set; } = Timestamp.Never;

    public Timestamp FirstDecodedAt { get; private set; } = Timestamp.Never;

    /// <summary>When media came last.</summary>
    public Timestamp LastArrival { get; private set; } = Timestamp.Never;

    public Timestamp LastKeyFrameRequest { get; set; } = new(long.MinValue / 2);

    /// <summary>Frames of one encoding.</summary>
    public FrameAssembly Frames(int encoding = 0) => _frames[encoding] ??= new();

    public long DecodedFrames => _frames.Sum(static frames => frames?.Decoded ?? 0);

    public long CompleteFrames => _frames.Sum(static frames => frames?.Complete ?? 0);

    /// <summary>Whether NACKs are sent.</summary>
    public bool UsesNack => _options.Nack;

    /// <summary>Takes one decrypted packet of either of the two streams.</summary>
    public void HandlePacket(Timestamp now, in RtpHeader header, ReadOnlySpan<byte> packet)
    {
        var payload = packet[header.HeaderLength..];
        if (header.HasPadding && RtpHeader.TryGetPadding(payload, out var padding))
        {
            payload = payload[..^padding];
        }

        var isRtx = header.Ssrc.Value == RtxSsrc;
        var number = header.SequenceNumber;
        if (header.PayloadType.Value != (isRtx ? RtxPayloadType : PayloadType))
        {
            Counters.WrongPayloadTypes++;
            return;
        }

        if (isRtx)
        {
            RtxSequence.TryAdd(number, out _);
            Counters.Retransmissions++;
            if (!RtxPayload.TryParse(payload, out number, out payload))
            {
                return;
            }
        }

        var before = Sequence.Highest;
        if (!Sequence.TryAdd(number, out var sequence))
        {
            return;
        }

        FollowGaps(now, before, sequence);
        LastArrival = now;
        _firstArrival = Timestamp.Earlier(_firstArrival, now);
        Counters.Bytes += packet.Length;
        TakePayload(now, header, packet, payload, sequence);
    }

    public void HandleSenderReport(Timestamp now, in SenderReport report)
    {
        _senderReport = (report.NtpTime.Middle, now);
        Counters.LastSenderReport = report;
        Counters.SenderReports++;
    }

    /// <summary>The report block since the one before.</summary>
    public ReportBlock Report(Timestamp now)
    {
        var expected = Sequence.Highest - Sequence.First + 1;
        var expectedNow = expected - _atLastReport.Expected;
        var received = Sequence.Unique - Counters.UniqueRetransmissions;
        var lostNow = Math.Max(0, expectedNow - (received - _atLastReport.Received));
        _atLastReport = (expected, received);
        return new ReportBlock
        {
            Source = new(Ssrc),
            FractionLost = expectedNow > 0 ? (byte)Math.Min(255, lostNow * 256 / expectedNow) : (byte)0,
            CumulativeLost = (int)(expected - received),
            ExtendedHighestSequence = (uint)(Sequence.Highest - (1L << 16)),
            LastSenderReport = _senderReport?.Ntp ?? 0,
            DelaySinceLastSenderReport = _senderReport is { } report ? NtpTime.ToShort(now - report.At) : 0,
        };
    }

    /// <summary>Media comes but nothing was decoded for so long, and a key frame was not just asked for.</summary>
    public bool LacksPicture(Timestamp now, Duration patience)
    {
        if (!IsVideo || !_options.RequestKeyFrames || LastArrival == Timestamp.Never || now - LastArrival > patience)
        {
            return false;
        }

        var since = LastDecodedAt == Timestamp.Never ? _firstArrival : LastDecodedAt;
        return now - since > patience && now - LastKeyFrameRequest > patience;
    }

    private void FollowGaps(Timestamp now, long before, long sequence)
    {
        if (before < 0 || !_options.Nack)
        {
            return;
        }

        if (sequence > before)
        {
            Gaps.Add(now, before + 1, sequence);
        }
        else
        {
            Gaps.Remove(sequence);
        }
    }

    private void TakePayload(Timestamp now, in RtpHeader header, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> payload, long sequence)
    {
        var isRtx = header.Ssrc.Value == RtxSsrc;
        Counters.UniqueRetransmissions += isRtx ? 1 : 0;
        MediaRelay.Rtp.Payloads.Vp8Descriptor vp8 = default;
        var content = IsVideo ? payload[TestVp8.LengthOf(payload, out vp8)..] : payload;
        if (!TestContent.TryParse(content, out var parsed) || (_options.CheckContent && !TestContent.IsIntact(content)))
        {
            Counters.Corrupt++;
            return;
        }

        Delays.Add(now - parsed.SentAt);
        _timestamp = SequenceNumber.ExtendTimestamp(header.Timestamp, _timestamp);
        if (parsed.Encoding < MaxEncodings && Frames(parsed.Encoding).Add(parsed))
        {
            LastDecodedAt = now;
            FirstDecodedAt = Timestamp.Earlier(FirstDecodedAt, now);
        }

        if (_options.Record)
        {
            var level = HeaderExtensions.TryFind(packet, header, _audioLevelId, out var value) && !value.IsEmpty ? value[0] : (byte)0xFF;
            _log.Add(new ReceivedPacket
            {
                At = now,
                Sequence = sequence,
                RtpTimestamp = _timestamp,
                Marker = header.Marker,
                IsRetransmission = isRtx,
                PictureId = IsVideo ? vp8.PictureId : -1,
                Tl0 = vp8.Tl0PicIdx,
                AudioLevel = level,
                Content = parsed,
            });
        }
    }
}

/// <summary>How a receiver behaves.</summary>
internal sealed record TestReceiverOptions
{
    /// <summary>Ask again for what is missing.</summary>
    public bool Nack { get; init; } = true;

    /// <summary>Keep every packet's numbers for a look afterwards.</summary>
    public bool Record { get; init; }

    /// <summary>Compute the checksum of every packet.</summary>
    public bool CheckContent { get; init; } = true;

    /// <summary>Ask for a key frame while media comes and nothing can be decoded.</summary>
    public bool RequestKeyFrames { get; init; } = true;
}

/// <summary>What one receiver counted.</summary>
internal sealed class ReceiverCounters
{
    /// <summary>RTP bytes of different packets, headers included.</summary>
    public long Bytes { get; set; }

    /// <summary>Packets of the retransmission stream.</summary>
    public long Retransmissions { get; set; }

    /// <summary>Of these, those that were really missing.</summary>
    public long UniqueRetransmissions { get; set; }

    /// <summary>Packets whose content is not what was sent.</summary>
    public long Corrupt { get; set; }

    public long WrongPayloadTypes { get; set; }

    public long PacketsAskedFor { get; set; }

    public long KeyFrameRequests { get; set; }

    public long SenderReports { get; set; }

    public SenderReport LastSenderReport { get; set; }
}
