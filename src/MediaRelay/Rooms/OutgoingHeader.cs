using System.Buffers.Binary;
using System.Text;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// The RTP header of everything that one outgoing stream sends, made once: only the fields that change are written per packet.
/// All packets of a stream have the same header length, so that a run of them has equal sizes.
/// </summary>
internal sealed class OutgoingHeader
{
    /// <summary>Room for every extension in the two-byte form.</summary>
    private const int MaxLength = 128;

    /// <summary>The header with payload type, SSRC, MID and the places of the changing fields.</summary>
    private readonly byte[] _template;

    /// <summary>Where the send time lies; 0 when it is not sent.</summary>
    private readonly int _absoluteSendTime;

    /// <summary>Where the transport-wide sequence number lies; 0 when it is not sent.</summary>
    private readonly int _transportSequence;

    /// <summary>Where the audio level lies; 0 when it is not sent.</summary>
    private readonly int _audioLevel;

    /// <summary>Shares its byte with the marker, and so is written per packet.</summary>
    private readonly PayloadType _payloadType;

    /// <param name="format">What was agreed with the viewer.</param>
    /// <param name="isRtx">Whether this is the retransmission stream.</param>
    public OutgoingHeader(ConsumerFormat format, bool isRtx)
    {
        _payloadType = isRtx ? format.Rtx!.Value : format.Media;
        var ids = format.Extensions;
        Span<byte> buffer = stackalloc byte[MaxLength];
        new RtpHeaderWriter
        {
            PayloadType = _payloadType,
            SequenceNumber = 0,
            Timestamp = 0,
            Ssrc = isRtx ? format.RtxSsrc!.Value : format.Ssrc,
            HasExtension = true,
        }.WriteTo(buffer);
        var writer = new HeaderExtensionWriter(buffer[RtpHeader.FixedLength..]);

        // Without RTX a repeated packet has the same SRTP index and so the same nonce: it must be the same to the last bit (RFC 7714 §8.1).
        var mayChange = format.Rtx is not null;
        Add(ref writer, ids.Mid, Encoding.ASCII.GetBytes(format.Mid));
        Add(ref writer, mayChange ? ids.AbsoluteSendTime : (byte)0, new byte[AbsoluteSendTime.Size]);
        Add(ref writer, mayChange ? ids.TransportSequence : (byte)0, new byte[2]);
        Add(ref writer, ids.AudioLevel, [AudioLevel.Silence]);
        var length = RtpHeader.FixedLength + writer.Complete();
        if (length == RtpHeader.FixedLength)
        {
            buffer[0] &= 0xEF;
        }

        _template = buffer[..length].ToArray();
        _absoluteSendTime = mayChange ? OffsetOf(ids.AbsoluteSendTime) : 0;
        _transportSequence = mayChange ? OffsetOf(ids.TransportSequence) : 0;
        _audioLevel = OffsetOf(ids.AudioLevel);
    }

    /// <summary>Whether packets carry a transport-wide sequence number.</summary>
    public bool HasTransportSequence => _transportSequence != 0;

    /// <summary>Bytes in front of every payload.</summary>
    public int Length => _template.Length;

    /// <summary>Writes the header and returns its length.</summary>
    public int Write(Span<byte> destination, in StoredPacket packet, in OutgoingFields fields)
    {
        _template.CopyTo(destination);
        destination[1] = (byte)(_payloadType.Value | (packet.Has(PacketFlags.Marker) ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], fields.SequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], fields.RtpTimestamp);
        if (_absoluteSendTime != 0)
        {
            AbsoluteSendTime.From(fields.Now).WriteTo(destination[_absoluteSendTime..]);
        }

        if (_transportSequence != 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination[_transportSequence..], fields.TransportSequence);
        }

        if (_audioLevel != 0)
        {
            destination[_audioLevel] = packet.AudioLevel == 0xFF ? AudioLevel.Silence : packet.AudioLevel;
        }

        return _template.Length;
    }

    private static void Add(ref HeaderExtensionWriter writer, byte id, byte[] value)
    {
        if (id != 0)
        {
            writer.TryAdd(id, value);
        }
    }

    private int OffsetOf(byte id)
    {
        if (id == 0 || !RtpHeader.TryParse(_template, out var header))
        {
            return 0;
        }

        var elements = new HeaderExtensionReader(_template, header);
        while (elements.MoveNext())
        {
            if (elements.Id == id)
            {
                return elements.ValueOffset;
            }
        }

        return 0;
    }
}

/// <summary>The fields of a header that differ from packet to packet.</summary>
internal readonly record struct OutgoingFields(ushort SequenceNumber, uint RtpTimestamp, ushort TransportSequence, Timestamp Now);
