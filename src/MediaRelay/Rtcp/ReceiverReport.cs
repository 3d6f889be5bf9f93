using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>Receiver report (RFC 3550 §6.4.2): a sender report without the sender's part.</summary>
internal readonly record struct ReceiverReport(Ssrc Sender)
{
    /// <summary>Length without report blocks, in bytes.</summary>
    public const int Size = RtcpHeader.Size + BodySize;

    private const int BodySize = 4;

    public static bool TryParse(ReadOnlySpan<byte> packet, out ReceiverReport report, out ReportBlocks blocks)
    {
        report = default;
        blocks = default;
        if (!RtcpHeader.TryOpen(packet, RtcpPacketType.ReceiverReport, out var header, out var body)
            || body.Length < BodySize
            || !ReportBlocks.TryParse(body[BodySize..], header.Count, out blocks))
        {
            return false;
        }

        report = new(new Ssrc(BinaryPrimitives.ReadUInt32BigEndian(body)));
        return true;
    }

    /// <summary>Writes the report with up to 31 blocks; 0 when it does not fit.</summary>
    public int WriteTo(Span<byte> destination, ReadOnlySpan<ReportBlock> blocks = default)
    {
        var length = Size + blocks.Length * ReportBlock.Size;
        if (destination.Length < length || blocks.Length > RtcpHeader.MaxCount)
        {
            return 0;
        }

        RtcpHeader.Write(destination, RtcpPacketType.ReceiverReport, blocks.Length, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[RtcpHeader.Size..], Sender.Value);
        ReportBlocks.Write(destination[Size..], blocks);
        return length;
    }
}
