using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rtcp;

/// <summary>How one stream is received (RFC 3550 §6.4.1).</summary>
internal readonly record struct ReportBlock
{
    /// <summary>Length on the wire, in bytes.</summary>
    public const int Size = 24;

    private const int MinCumulativeLost = -0x80_0000;
    private const int MaxCumulativeLost = 0x7F_FFFF;

    /// <summary>The stream that is reported on.</summary>
    public Ssrc Source { get; init; }

    /// <summary>Packets lost since the last report, in 1/256 of those expected.</summary>
    public byte FractionLost { get; init; }

    /// <summary>Packets lost since the beginning, 24 bits; negative when there were more duplicates than losses.</summary>
    public int CumulativeLost { get; init; }

    /// <summary>Highest sequence number received, with the count of cycles in the high 16 bits.</summary>
    public uint ExtendedHighestSequence { get; init; }

    /// <summary>Interarrival jitter in units of the codec's clock.</summary>
    public uint Jitter { get; init; }

    /// <summary>Middle 32 bits of the last sender report's NTP time; 0 when none came.</summary>
    public uint LastSenderReport { get; init; }

    /// <summary>From the last sender report to this report, in 1/65536 s.</summary>
    public uint DelaySinceLastSenderReport { get; init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out ReportBlock block)
    {
        if (bytes.Length < Size)
        {
            block = default;
            return false;
        }

        block = Read(bytes);
        return true;
    }

    /// <summary>Writes <see cref="Size"/> bytes; 0 when they do not fit.</summary>
    public int WriteTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            return 0;
        }

        var lost = Math.Clamp(CumulativeLost, MinCumulativeLost, MaxCumulativeLost);
        BinaryPrimitives.WriteUInt32BigEndian(destination, Source.Value);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], ((uint)FractionLost << 24) | ((uint)lost & 0xFF_FFFF));
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], ExtendedHighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(destination[20..], DelaySinceLastSenderReport);
        return Size;
    }

    /// <summary>
    /// Round-trip time as the RFC computes it: arrival of the report − LSR − DLSR. False when the reporter has seen no sender report.
    /// </summary>
    public bool TryGetRoundTrip(NtpTime arrival, out Duration roundTrip)
    {
        roundTrip = NtpTime.FromShort(arrival.Middle - LastSenderReport - DelaySinceLastSenderReport);
        return LastSenderReport != 0;
    }

    /// <summary>Reads a block of memory that was found to be long enough.</summary>
    internal static ReportBlock Read(ReadOnlySpan<byte> bytes) => new()
    {
        Source = new(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        FractionLost = bytes[4],
        CumulativeLost = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]) << 8 >> 8,
        ExtendedHighestSequence = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
        Jitter = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]),
        LastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
        DelaySinceLastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]),
    };
}

/// <summary>The report blocks of a received report, read when asked for. Valid as long as the packet's memory is.</summary>
internal readonly ref struct ReportBlocks
{
    /// <summary>The blocks' bytes, a multiple of <see cref="ReportBlock.Size"/>.</summary>
    private readonly ReadOnlySpan<byte> _bytes;

    private ReportBlocks(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public int Count => _bytes.Length / ReportBlock.Size;

    public ReportBlock this[int index] => ReportBlock.Read(_bytes.Slice(index * ReportBlock.Size, ReportBlock.Size));

    public static bool TryParse(ReadOnlySpan<byte> bytes, int count, out ReportBlocks blocks)
    {
        var length = count * ReportBlock.Size;
        blocks = length <= bytes.Length ? new(bytes[..length]) : default;
        return length <= bytes.Length;
    }

    /// <summary>Writes blocks one after another into memory that was found to be large enough.</summary>
    public static void Write(Span<byte> destination, ReadOnlySpan<ReportBlock> blocks)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i].WriteTo(destination[(i * ReportBlock.Size)..]);
        }
    }
}
