using System.Buffers.Binary;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>
/// One track that a peer sends: VP8 or Opus as far as a server can tell. Each packet carries, encrypted, when it was sent and its
/// number. Belongs to the engine's thread.
/// </summary>
internal sealed class LoadSender
{
    public const byte MidId = 1;
    public const byte AbsoluteSendTimeId = 4;
    public const byte TransportSequenceId = 5;
    public const byte AudioLevelId = 6;
    public const byte Vp8PayloadType = 96;
    public const byte OpusPayloadType = 111;

    /// <summary>Where the time of sending stands in the payload, behind what a server may rewrite.</summary>
    public const int TimeOffset = 16;

    /// <summary>Where the packet's number stands in the payload.</summary>
    public const int NumberOffset = TimeOffset + sizeof(long);

    /// <summary>RTP header with an extension of twelve bytes.</summary>
    private const int HeaderLength = RtpHeader.FixedLength + 4 + 12;

    private readonly LoadPeer _peer;
    private readonly byte[] _packet = new byte[1500];
    private readonly byte[] _payload;

    /// <summary>Part of a packet that the last frame was short of.</summary>
    private double _owed;

    /// <summary>Packet index of SRTP: cycles and sequence number.</summary>
    private long _next;

    private uint _timestamp = (uint)Random.Shared.Next();

    private ushort _pictureId;

    public LoadSender(LoadPeer peer, SourcePlan plan, string mid)
    {
        (_peer, Plan, Mid) = (peer, plan, mid);
        _payload = new byte[plan.PayloadLength];
        Random.Shared.NextBytes(_payload);
        Ssrc = (uint)Random.Shared.NextInt64(1, uint.MaxValue - 1);
        _next = Random.Shared.Next(1, 1 << 14);
        WriteHeaderTemplate();
    }

    public SourcePlan Plan { get; }

    public string Mid { get; }

    public uint Ssrc { get; }

    /// <summary>Number of the packet that was sent last.</summary>
    public long LastNumber => _next - 1;

    public long PacketsSent { get; private set; }

    /// <summary>The server asked for a key frame, or nothing was sent yet.</summary>
    public bool OwesKeyFrame { get; set; } = true;

    public long KeyFrames { get; private set; }

    public Timestamp NextFrame { get; set; }

    private bool IsVideo => Plan.Kind == MediaKind.Video;

    /// <summary>Sends the packets of one frame, one after another.</summary>
    public void SendFrame(Timestamp now, SrtpSender srtp, LoadSocket socket)
    {
        _owed += Plan.PacketsPerFrame;
        var count = (int)_owed;
        _owed -= count;
        var isKeyFrame = IsVideo && OwesKeyFrame && count > 0;
        for (var i = 0; i < count; i++)
        {
            WritePayload((i == 0, isKeyFrame));
            WriteHeader(now, isLast: i == count - 1);
            var length = srtp.ProtectRtp(_packet, HeaderLength, _payload, _next);
            socket.Send(_packet.AsSpan(0, length));
            _next++;
            PacketsSent++;
        }

        OwesKeyFrame &= !isKeyFrame;
        KeyFrames += isKeyFrame ? 1 : 0;
        _pictureId++;
        _timestamp += (uint)((IsVideo ? 90_000 : 48_000) / Plan.FramesPerSecond);
    }

    public SenderReport Report(NtpTime time) => new()
    {
        Sender = new(Ssrc),
        NtpTime = time,
        RtpTimestamp = _timestamp,
        PacketCount = (uint)PacketsSent,
        OctetCount = (uint)(PacketsSent * Plan.PayloadLength),
    };

    private void WriteHeaderTemplate()
    {
        var header = new RtpHeaderWriter
        {
            PayloadType = new(IsVideo ? Vp8PayloadType : OpusPayloadType),
            SequenceNumber = 0,
            Timestamp = 0,
            Ssrc = new(Ssrc),
            HasExtension = true,
        };
        var at = header.WriteTo(_packet);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(at), HeaderExtensions.OneByteProfile);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(at + 2), 3);
        var elements = _packet.AsSpan(at + 4, 12);
        (elements[0], elements[1]) = (MidId << 4, (byte)Mid[0]);
        elements[2] = (AbsoluteSendTimeId << 4) | 2;
        elements[6] = (TransportSequenceId << 4) | 1;
        if (!IsVideo)
        {
            (elements[9], elements[10]) = (AudioLevelId << 4, 0x80 | 30);
        }
    }

    private void WriteHeader(Timestamp now, bool isLast)
    {
        _packet[1] = (byte)((_packet[1] & 0x7F) | (IsVideo && isLast ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)_next);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), _timestamp);
        var elements = _packet.AsSpan(RtpHeader.FixedLength + 4, 12);
        AbsoluteSendTime.From(now).WriteTo(elements[3..]);
        BinaryPrimitives.WriteUInt16BigEndian(elements[7..], _peer.NextTransportSequence());
    }

    private void WritePayload((bool IsStart, bool IsKeyFrame) packet)
    {
        if (IsVideo)
        {
            // Payload descriptor with a long picture id (RFC 7741 §4.2); then, in a first packet, the inverse key frame flag.
            _payload[0] = (byte)(packet.IsStart ? 0x90 : 0x80);
            _payload[1] = 0x80;
            BinaryPrimitives.WriteUInt16BigEndian(_payload.AsSpan(2), (ushort)(_pictureId | 0x8000));
            _payload[4] = (byte)(packet.IsKeyFrame ? 0x10 : 0x11);
        }

        BinaryPrimitives.WriteInt64BigEndian(_payload.AsSpan(TimeOffset), WallClock.Microseconds);
        BinaryPrimitives.WriteInt64BigEndian(_payload.AsSpan(NumberOffset), _next);
    }
}
