using System.Text;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>One RTP stream of a sender: frames, key frames on request, and the memory of what was sent.</summary>
internal sealed partial class TestEncoding
{
    /// <summary>Packets that can be sent again.</summary>
    private const int HistoryLength = 2048;

    private static readonly byte[][] TemporalPatterns = [[0], [0, 1], [0, 2, 1, 2]];

    private readonly TestSender _sender;

    private readonly TestPeer _peer;

    /// <summary>Slot of sequence number n is n modulo the length.</summary>
    private readonly SentPacket[] _sent = new SentPacket[HistoryLength];

    private readonly byte[] _mid;

    private readonly byte[] _rid;

    /// <summary>Newest frame of each temporal layer.</summary>
    private readonly uint[] _newest = new uint[4];

    /// <summary>Extended sequence number of the next media packet.</summary>
    private long _sequence;

    /// <summary>Extended sequence number of the next retransmission.</summary>
    private long _rtxSequence;

    private uint _frame;

    /// <summary>Place in the temporal pattern; a key frame begins it anew.</summary>
    private int _pattern;

    private byte _tl0;

    /// <summary>When timestamps were <see cref="TestEncodingOptions.FirstTimestamp"/>.</summary>
    private Timestamp? _started;

    private bool _keyFrameWanted = true;

    /// <summary>FIR number that was answered last (RFC 5104 §4.3.1.2).</summary>
    private int _lastIntraRequest = -1;

    public TestEncoding(TestSender sender, byte index, TestEncodingOptions options, TestPeer peer)
    {
        _sender = sender;
        _peer = peer;
        Index = index;
        Options = options;
        Ssrc = options.Ssrc;
        RtxSsrc = options.RtxSsrc;
        _sequence = options.FirstSequence;
        _rtxSequence = options.FirstSequence / 2;
        _mid = Encoding.ASCII.GetBytes(sender.Options.Mid);
        _rid = Encoding.ASCII.GetBytes(options.Rid ?? "");
        _sent.AsSpan().Fill(new SentPacket(-1, 0, default));
    }

    public byte Index { get; }

    public TestEncodingOptions Options { get; }

    public uint Ssrc { get; private set; }

    public uint RtxSsrc { get; private set; }

    /// <summary>Whether this layer is sent.</summary>
    public bool IsActive { get; set; } = true;

    public SenderCounters Counters { get; } = new();

    /// <summary>Extended sequence number of the packet that comes next.</summary>
    public long NextSequence => _sequence;

    /// <summary>The next frame will be a key frame.</summary>
    public void RequestKeyFrame() => _keyFrameWanted = true;

    /// <summary>Sends one frame, all packets at once.</summary>
    public void SendFrame<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var frame = NextFrame(now);
        Counters.Frames++;
        Counters.KeyFrames += frame.IsKeyFrame && _sender.IsVideo ? 1 : 0;
        for (ushort index = 0; index < frame.Packets; index++)
        {
            var packet = new SentPacket(_sequence++, index, frame);
            _sent[packet.Sequence & (HistoryLength - 1)] = packet;
            SendMedia(now, packet, ref sink);
        }
    }

    /// <summary>Goes on with other SSRCs, as a browser does after it changed its track's settings.</summary>
    public void ChangeSsrc(uint ssrc, uint rtxSsrc, ushort firstSequence)
    {
        Ssrc = ssrc;
        RtxSsrc = rtxSsrc;
        _sequence = firstSequence;
        _sent.AsSpan().Fill(new SentPacket(-1, 0, default));
        _keyFrameWanted = true;
    }

    /// <summary>Leaves out sequence numbers, as if the packets had been lost before the network.</summary>
    public void SkipSequence(int count) => _sequence += count;

    /// <summary>Full intra request; a repeated number is a repeated request.</summary>
    public void HandleIntraRequest(byte number)
    {
        Counters.IntraRequests++;
        if (_lastIntraRequest != number)
        {
            _lastIntraRequest = number;
            RequestKeyFrame();
        }
    }

    public void HandlePictureLoss()
    {
        Counters.PictureLosses++;
        RequestKeyFrame();
    }

    /// <summary>Sends again what is asked for.</summary>
    public void HandleNack<TSink>(Timestamp now, in Nack nack, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        foreach (var lost in nack)
        {
            Counters.PacketsAskedFor++;
            var sequence = MediaRelay.Rtp.SequenceNumber.Extend(lost, _sequence - 1);
            ref readonly var packet = ref _sent[sequence & (HistoryLength - 1)];
            if (packet.Sequence == sequence)
            {
                Counters.Retransmitted++;
                Resend(now, packet, ref sink);
            }
        }
    }

    public uint TimestampAt(Timestamp now) =>
        Options.FirstTimestamp + (uint)((now - (_started ?? now)).Microseconds * _sender.ClockRate / 1_000_000);

    private SentFrame NextFrame(Timestamp now)
    {
        _started ??= now;
        var isKey = _keyFrameWanted || !_sender.IsVideo;
        _keyFrameWanted = false;
        var pattern = TemporalPatterns[_sender.Options.TemporalLayers - 1];
        _pattern = isKey ? 0 : _pattern;
        var layer = pattern[_pattern++ % pattern.Length];
        _tl0 += (byte)(layer == 0 ? 1 : 0);
        var number = _frame++;
        var reference = isKey ? number : NewestUpTo(Math.Max(0, layer - 1));
        var frame = new SentFrame
        {
            Number = number,
            Reference = reference,
            IsKeyFrame = isKey,
            TemporalLayer = layer,
            IsLayerSync = layer > 0 && reference == _newest[0],
            PictureId = (ushort)((Options.FirstPictureId + number) & 0x7FFF),
            Tl0 = _tl0,
            RtpTimestamp = TimestampAt(now),
            SentAt = now,
            Packets = (ushort)(isKey ? Options.KeyFramePackets : Options.PacketsPerFrame),
        };
        NoteNewest(frame);
        return frame;
    }

    private uint NewestUpTo(int layer)
    {
        var newest = _newest[0];
        for (var i = 1; i <= layer; i++)
        {
            newest = Math.Max(newest, _newest[i]);
        }

        return newest;
    }

    private void NoteNewest(in SentFrame frame)
    {
        _newest[frame.TemporalLayer] = frame.Number;
        if (frame.IsKeyFrame)
        {
            Array.Fill(_newest, frame.Number);
        }
    }
}
