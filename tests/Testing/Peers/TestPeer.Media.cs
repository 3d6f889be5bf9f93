using System.Buffers.Binary;
using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <content>Senders and receivers.</content>
internal sealed partial class TestPeer
{
    private readonly List<TestSender> _senders = [];

    private readonly List<TestReceiver> _receivers = [];

    /// <summary>Receivers by media and by retransmission SSRC.</summary>
    private readonly Dictionary<uint, TestReceiver> _bySsrc = [];

    /// <summary>Arrivals by the relay's transport-wide sequence numbers.</summary>
    private readonly ArrivalRecorder _arrivals = new();

    /// <summary>Id of the extension that carries them, 0 while no receiver has it.</summary>
    private byte _transportSequenceId;

    private ushort _nextTransportSequence;

    public PeerCounters Counters { get; } = new();

    public IReadOnlyList<TestSender> Senders => _senders;

    public IReadOnlyList<TestReceiver> Receivers => _receivers;

    public TestSender AddSender(TestSenderOptions options)
    {
        var sender = new TestSender(options, this);
        _senders.Add(sender);
        Wake();
        return sender;
    }

    public TestReceiver AddReceiver(ConsumerDescription consumer, TestReceiverOptions? options = null)
    {
        var receiver = new TestReceiver(consumer, options ?? new());
        _receivers.Add(receiver);
        _bySsrc[receiver.Ssrc] = receiver;
        if (receiver.RtxSsrc != 0)
        {
            _bySsrc[receiver.RtxSsrc] = receiver;
        }

        _transportSequenceId = Math.Max(_transportSequenceId, receiver.TransportSequenceId);
        Wake();
        return receiver;
    }

    public ushort NextTransportSequence() => _nextTransportSequence++;

    public void CountSent(int length)
    {
        Counters.PacketsSent++;
        Counters.BytesSent += length;
    }

    private void HandleRtp(Timestamp now, Span<byte> datagram)
    {
        if (_srtpReceiver is null)
        {
            Counters.BeforeKeys++;
            return;
        }

        if (!RtpHeader.TryParse(datagram, out var header))
        {
            Counters.Undecryptable++;
            return;
        }

        var status = _srtpReceiver.UnprotectRtp(datagram, header.HeaderLength, out var length, out _);
        if (status != SrtpStatus.Ok)
        {
            CountFailure(status);
            return;
        }

        Counters.PacketsReceived++;
        Counters.BytesReceived += datagram.Length;
        var packet = datagram[..length];
        RecordArrival(now, header, packet);
        if (_bySsrc.TryGetValue(header.Ssrc.Value, out var receiver))
        {
            receiver.HandlePacket(now, header, packet);
            _next = Timestamp.Earlier(_next, receiver.Gaps.NextDue);
        }
        else
        {
            Counters.UnknownSources++;
        }
    }

    private void RecordArrival(Timestamp now, in RtpHeader header, ReadOnlySpan<byte> packet)
    {
        if (_transportSequenceId == 0 || !SendsTransportFeedback
            || !HeaderExtensions.TryFind(packet, header, _transportSequenceId, out var value) || value.Length < 2)
        {
            return;
        }

        _arrivals.Record(BinaryPrimitives.ReadUInt16BigEndian(value), now);
        if (_feedbackDue == Timestamp.Never)
        {
            _feedbackDue = now + FeedbackInterval;
            _next = Timestamp.Earlier(_next, _feedbackDue);
        }
    }

    private void CountFailure(SrtpStatus status)
    {
        if (status is SrtpStatus.Replayed or SrtpStatus.TooOld)
        {
            Counters.Replayed++;
        }
        else
        {
            Counters.Undecryptable++;
        }
    }

    private void HandleMediaTimeouts<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        foreach (var sender in _senders)
        {
            sender.Start(now);
            sender.HandleTimeout(now, ref sink);
        }

        SendFeedback(now, ref sink);
        SendReports(now, ref sink);
    }

    private Timestamp NextMediaDeadline()
    {
        var next = Timestamp.Earlier(_feedbackDue, _reportsDue);
        foreach (var sender in _senders)
        {
            next = Timestamp.Earlier(next, sender.NextFrame);
        }

        foreach (var receiver in _receivers)
        {
            next = Timestamp.Earlier(next, receiver.Gaps.NextDue);
        }

        return next;
    }
}

/// <summary>What one peer counted over all of its streams.</summary>
internal sealed class PeerCounters
{
    public long PacketsSent { get; set; }

    public long BytesSent { get; set; }

    /// <summary>RTP packets that were authentic.</summary>
    public long PacketsReceived { get; set; }

    public long BytesReceived { get; set; }

    /// <summary>Media that came before the handshake ended on this side.</summary>
    public long BeforeKeys { get; set; }

    public long Undecryptable { get; set; }

    public long Replayed { get; set; }

    /// <summary>Packets of SSRCs that no receiver has.</summary>
    public long UnknownSources { get; set; }

    /// <summary>Datagrams of no known kind.</summary>
    public long Unknown { get; set; }

    public long RtcpReceived { get; set; }

    /// <summary>RTCP that could not be read.</summary>
    public long MalformedRtcp { get; set; }

    /// <summary>Packets of this peer that transport-wide feedback reported received, and missing.</summary>
    public long Acknowledged { get; set; }

    public long ReportedMissing { get; set; }

    public long FeedbackPackets { get; set; }

    /// <summary>Bits per second by REMB; null when none came.</summary>
    public long? BitrateLimit { get; set; }

    public long Goodbyes { get; set; }
}
