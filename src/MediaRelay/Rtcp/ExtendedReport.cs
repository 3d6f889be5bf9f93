using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>
/// Extended report (RFC 3611): lets a receiver that sends nothing measure the round trip.
/// A walk over its blocks; valid as long as the packet's memory is.
/// </summary>
internal ref struct ExtendedReport
{
    /// <summary>Block type of receiver reference time (RFC 3611 §4.4).</summary>
    public const byte ReceiverReferenceTime = 4;

    /// <summary>Block type of the delay since last receiver report (RFC 3611 §4.5).</summary>
    public const byte DelaySinceLastReceiverReport = 5;

    private const int SourceLength = 4;
    private const int BlockHeaderLength = 4;
    private const int ReferenceTimeLength = 8;
    private const int SubBlockLength = 12;

    /// <summary>Blocks not walked over.</summary>
    private ReadOnlySpan<byte> _rest;

    /// <summary>The source that sends the report.</summary>
    public Ssrc Sender { get; private set; }

    /// <summary>Type of the block at hand.</summary>
    public byte BlockType { get; private set; }

    /// <summary>The block at hand without its header.</summary>
    public ReadOnlySpan<byte> Block { get; private set; }

    public static bool TryParse(ReadOnlySpan<byte> packet, out ExtendedReport report)
    {
        report = default;
        if (!RtcpHeader.TryOpen(packet, RtcpPacketType.ExtendedReport, out _, out var body) || body.Length < SourceLength)
        {
            return false;
        }

        report.Sender = new(BinaryPrimitives.ReadUInt32BigEndian(body));
        report._rest = body[SourceLength..];
        return true;
    }

    /// <summary>Goes to the next block; false at the end and at a block that is cut short.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < BlockHeaderLength)
        {
            return false;
        }

        var length = BlockHeaderLength + BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) * 4;
        if (length > _rest.Length)
        {
            _rest = default;
            return false;
        }

        BlockType = _rest[0];
        Block = _rest[BlockHeaderLength..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>Reads the block at hand as a receiver reference time report (RRTR). False when it is another.</summary>
    public readonly bool TryGetReferenceTime(out NtpTime time)
    {
        var isReferenceTime = BlockType == ReceiverReferenceTime && Block.Length >= ReferenceTimeLength;
        time = isReferenceTime ? new(BinaryPrimitives.ReadUInt64BigEndian(Block)) : default;
        return isReferenceTime;
    }

    /// <summary>Writes a report with one DLRR block, the answer to a receiver reference time; 0 when it does not fit.</summary>
    public static int WriteDelay(Span<byte> destination, Ssrc sender, in ReceiverReportDelay delay)
    {
        const int Length = RtcpHeader.Size + SourceLength + BlockHeaderLength + SubBlockLength;
        if (destination.Length < Length)
        {
            return 0;
        }

        RtcpHeader.Write(destination, RtcpPacketType.ExtendedReport, 0, Length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], sender.Value);
        destination[8] = DelaySinceLastReceiverReport;
        destination[9] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(destination[10..], SubBlockLength / 4);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], delay.Receiver.Value);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], delay.LastReferenceTime);
        BinaryPrimitives.WriteUInt32BigEndian(destination[20..], delay.Delay);
        return Length;
    }
}

/// <summary>Sub-block of a DLRR block (RFC 3611 §4.5).</summary>
/// <param name="Receiver">The source whose reference time is answered.</param>
/// <param name="LastReferenceTime">Middle 32 bits of that reference time.</param>
/// <param name="Delay">From its arrival to this report, in 1/65536 s.</param>
internal readonly record struct ReceiverReportDelay(Ssrc Receiver, uint LastReferenceTime, uint Delay);
