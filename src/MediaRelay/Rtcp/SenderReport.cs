using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>Sender report (RFC 3550 §6.4.1): ties a stream's RTP timestamps to wall time.</summary>
internal readonly record struct SenderReport
{
    /// <summary>Length without report blocks, in bytes.</summary>
    public const int Size = RtcpHeader.Size + BodySize;

    private const int BodySize = 24;

    public Ssrc Sender { get; init; }

    public NtpTime NtpTime { get; init; }

    /// <summary>The same instant as <see cref="NtpTime"/>, in units of the codec's clock.</summary>
    public uint RtpTimestamp { get; init; }

    /// <summary>Packets sent since the beginning.</summary>
    public uint PacketCount { get; init; }

    /// <summary>Payload bytes sent since the beginning, without headers and padding.</summary>
    public uint OctetCount { get; init; }

    public static bool TryParse(ReadOnlySpan<byte> packet, out SenderReport report, out ReportBlocks blocks)
    {
        report = default;
        blocks = default;
        if (!RtcpHeader.TryOpen(packet, RtcpPacketType.SenderReport, out var header, out var body)
            || body.Length < BodySize
            || !ReportBlocks.TryParse(body[BodySize..], header.Count, out blocks))
        {
            return false;
        }

        report = new()
        {
            Sender = new(BinaryPrimitives.ReadUInt32BigEndian(body)),
            NtpTime = new(BinaryPrimitives.ReadUInt64BigEndian(body[4..])),
            RtpTimestamp = BinaryPrimitives.ReadUInt32BigEndian(body[12..]),
            PacketCount = BinaryPrimitives.ReadUInt32BigEndian(body[16..]),
            OctetCount = BinaryPrimitives.ReadUInt32BigEndian(body[20..]),
        };
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

        RtcpHeader.Write(destination, RtcpPacketType.SenderReport, blocks.Length, length);
        var body = destination[RtcpHeader.Size..];
        BinaryPrimitives.WriteUInt32BigEndian(body, Sender.Value);
        BinaryPrimitives.WriteUInt64BigEndian(body[4..], NtpTime.Value);
        BinaryPrimitives.WriteUInt32BigEndian(body[12..], RtpTimestamp);
        BinaryPrimitives.WriteUInt32BigEndian(body[16..], PacketCount);
        BinaryPrimitives.WriteUInt32BigEndian(body[20..], OctetCount);
        ReportBlocks.Write(body[BodySize..], blocks);
        return length;
    }
}
