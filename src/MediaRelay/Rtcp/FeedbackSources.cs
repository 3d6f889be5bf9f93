using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>Who sends a feedback message and which stream it is about: the part that all of them share (RFC 4585 §6.1).</summary>
/// <param name="Sender">The source that sends the feedback.</param>
/// <param name="Media">The stream it is about; 0 in messages that name their streams further down.</param>
internal readonly record struct FeedbackSources(Ssrc Sender, Ssrc Media)
{
    /// <summary>Length of RTCP header and both sources, in bytes.</summary>
    public const int Size = RtcpHeader.Size + BodySize;

    private const int BodySize = 8;

    /// <summary>
    /// Reads header and sources and hands out what lies between them and the padding. False when type or format are others.
    /// </summary>
    public static bool TryOpen(
        ReadOnlySpan<byte> packet, FeedbackFormat format, out FeedbackSources sources, out ReadOnlySpan<byte> information)
    {
        sources = default;
        information = default;
        if (!RtcpHeader.TryOpen(packet, format.PacketType, out var header, out var body)
            || header.Count != format.MessageType
            || body.Length < BodySize)
        {
            return false;
        }

        sources = new(new(BinaryPrimitives.ReadUInt32BigEndian(body)), new(BinaryPrimitives.ReadUInt32BigEndian(body[4..])));
        information = body[BodySize..];
        return true;
    }

    /// <summary>Writes header and sources into memory that was found to be large enough.</summary>
    public void Write(Span<byte> destination, FeedbackFormat format, int length)
    {
        RtcpHeader.Write(destination, format.PacketType, format.MessageType, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], Sender.Value);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], Media.Value);
    }
}

/// <summary>Packet type and feedback message type (FMT), which together name a feedback message (RFC 4585 §6.1).</summary>
internal readonly record struct FeedbackFormat(RtcpPacketType PacketType, byte MessageType)
{
    /// <summary>RFC 4585 §6.2.1.</summary>
    public static readonly FeedbackFormat Nack = new(RtcpPacketType.TransportLayerFeedback, 1);

    /// <summary>draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1.</summary>
    public static readonly FeedbackFormat TransportFeedback = new(RtcpPacketType.TransportLayerFeedback, 15);

    /// <summary>RFC 4585 §6.3.1.</summary>
    public static readonly FeedbackFormat PictureLossIndication = new(RtcpPacketType.PayloadSpecificFeedback, 1);

    /// <summary>RFC 5104 §4.3.1.</summary>
    public static readonly FeedbackFormat FullIntraRequest = new(RtcpPacketType.PayloadSpecificFeedback, 4);

    /// <summary>Application layer feedback (RFC 4585 §6.4), which REMB is carried in.</summary>
    public static readonly FeedbackFormat ApplicationLayer = new(RtcpPacketType.PayloadSpecificFeedback, 15);
}
