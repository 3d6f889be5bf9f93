using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Tests.Rtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtcp;

public class ReportTests
{
    private const string BlockHex = "0A0B0C0D 80FFFFFE 00010002 00000003 B705 2000 00054000";

    private static readonly ReportBlock Block = new()
    {
        Source = new(0x0A0B0C0D),
        FractionLost = 0x80,
        CumulativeLost = -2,
        ExtendedHighestSequence = 0x00010002,
        Jitter = 3,
        LastSenderReport = 0xB7052000,
        DelaySinceLastSenderReport = 0x00054000,
    };

    [Fact]
    public void SenderReport_WithBlock_IsReadAndWritten()
    {
        var packet = Hostile.Hex("81 C8 000C 01020304 B44DB705 20000000 00001000 00000007 00000400" + BlockHex);
        Assert.True(SenderReport.TryParse(packet, out var report, out var blocks));
        var expected = new SenderReport
        {
            Sender = new(0x01020304),
            NtpTime = new(0xB44DB705_20000000),
            RtpTimestamp = 0x1000,
            PacketCount = 7,
            OctetCount = 0x400,
        };
        Assert.Equal(expected, report);
        Assert.Equal(1, blocks.Count);
        Assert.Equal(Block, blocks[0]);
        var written = new byte[packet.Length];
        Assert.Equal(packet.Length, report.WriteTo(written, [Block]));
        Assert.Equal(packet, written);
        Assert.Equal(0, report.WriteTo(written.AsSpan(1), [Block]));
        Assert.Equal(0, report.WriteTo(new byte[2000], new ReportBlock[32]));
        Hostile.AssertBounds(static bytes => SenderReport.TryParse(bytes, out _, out _), packet, packet.Length);
    }

    [Fact]
    public void ReceiverReport_TwoBlocks_IsReadAndWritten()
    {
        var packet = Hostile.Hex("82 C9 000D 01020304" + BlockHex + BlockHex);
        Assert.True(ReceiverReport.TryParse(packet, out var report, out var blocks));
        Assert.Equal(new ReceiverReport(new Ssrc(0x01020304)), report);
        Assert.Equal(2, blocks.Count);
        Assert.Equal(Block, blocks[1]);
        var written = new byte[packet.Length];
        Assert.Equal(packet.Length, report.WriteTo(written, [Block, Block]));
        Assert.Equal(packet, written);
        Assert.Equal(0, report.WriteTo(written.AsSpan(1), [Block, Block]));
        Assert.Equal(0, report.WriteTo(new byte[2000], new ReportBlock[32]));
        Hostile.AssertBounds(static bytes => ReceiverReport.TryParse(bytes, out _, out _), packet, packet.Length);
    }

    [Theory]
    [InlineData("82 C9 0007 01020304" + BlockHex)]
    [InlineData("81 C8 0007 01020304" + BlockHex)]
    [InlineData("80 C9 0000")]
    [InlineData("41 C9 0007 01020304" + BlockHex)]
    public void TryParse_MoreBlocksThanBytesOrWrongType_IsRefused(string hex)
    {
        var packet = Hostile.Hex(hex);
        Assert.False(ReceiverReport.TryParse(packet, out _, out _));
        Assert.False(SenderReport.TryParse(packet, out _, out _));
    }

    [Theory]
    [InlineData(8_388_607, 8_388_607)]
    [InlineData(8_388_608, 8_388_607)]
    [InlineData(-8_388_608, -8_388_608)]
    [InlineData(-8_388_609, -8_388_608)]
    [InlineData(-1, -1)]
    public void ReportBlock_CumulativeLost_IsClampedTo24Bits(int written, int expected)
    {
        var bytes = new byte[ReportBlock.Size];
        Assert.Equal(ReportBlock.Size, (Block with { CumulativeLost = written }).WriteTo(bytes));
        Assert.True(ReportBlock.TryParse(bytes, out var block));
        Assert.Equal(Block with { CumulativeLost = expected }, block);
        Assert.False(ReportBlock.TryParse(bytes.AsSpan(1), out _));
        Assert.Equal(0, block.WriteTo(bytes.AsSpan(1)));
    }

    [Fact]
    public void TryGetRoundTrip_ExampleOfTheRfc_GivesItsResult()
    {
        // RFC 3550 §6.4.1, figure 2: 6.125 s.
        Assert.True(Block.TryGetRoundTrip(new NtpTime(0xB44DB710_80000000), out var roundTrip));
        Assert.Equal(6_125_000, roundTrip.Microseconds);
        Assert.False((Block with { LastSenderReport = 0 }).TryGetRoundTrip(default, out _));
        Assert.True(Block.TryGetRoundTrip(new NtpTime(0xB44DB705_20000000), out roundTrip));
        Assert.Equal(Duration.Zero, roundTrip);
    }

    [Fact]
    public void NtpTime_FromUnix_AddsSeventyYears()
    {
        Assert.Equal(new NtpTime(2_208_988_800UL << 32), NtpTime.FromUnixMicroseconds(0));
        Assert.Equal(new NtpTime((2_208_988_801UL << 32) | 0x8000_0000), NtpTime.FromUnixMicroseconds(1_500_000));
        Assert.Equal(0xB7052000, new NtpTime(0xB44DB705_20000000).Middle);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5_250_000, 0x00054000)]
    [InlineData(-1, 0)]
    [InlineData(65_535_999_999, 0xFFFF_FFFF)]
    [InlineData(70_000_000_000, 0xFFFF_FFFF)]
    public void NtpTime_ToShort_IsInUnitsOf65536thSeconds(long microseconds, uint expected) =>
        Assert.Equal(expected, NtpTime.ToShort(new Duration(microseconds)));

    [Fact]
    public void ReportsAndExtendedReports_RandomBytes_NeverThrow()
    {
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(WalkSenderReport, 0x81, 200));
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(WalkReceiverReport, 0x82, 201));
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(WalkExtendedReport, 0x80, 207));
    }

    [Fact]
    public void ExtendedReport_ReferenceTimeBehindAnotherBlock_IsFound()
    {
        var packet = Hostile.Hex("80 CF 0007 01020304 01000001 00000000 04000002 B44DB705 20000000 05000000");
        Assert.True(ExtendedReport.TryParse(packet, out var report));
        Assert.Equal(new Ssrc(0x01020304), report.Sender);
        Assert.True(report.MoveNext());
        Assert.Equal(1, report.BlockType);
        Assert.False(report.TryGetReferenceTime(out _));
        Assert.True(report.MoveNext());
        Assert.True(report.TryGetReferenceTime(out var time));
        Assert.Equal(new NtpTime(0xB44DB705_20000000), time);
        Assert.True(report.MoveNext());
        Assert.Equal(ExtendedReport.DelaySinceLastReceiverReport, report.BlockType);
        Assert.True(report.Block.IsEmpty);
        Assert.False(report.MoveNext());
        Hostile.AssertBounds(WalkExtendedReport, packet, packet.Length);
    }

    [Fact]
    public void ExtendedReport_BlockBehindTheEnd_EndsTheWalk()
    {
        Assert.True(ExtendedReport.TryParse(Hostile.Hex("80 CF 0002 01020304 04000002"), out var report));
        Assert.False(report.MoveNext());
        Assert.False(report.MoveNext());
    }

    [Fact]
    public void ExtendedReport_WriteDelay_HoldsOneSubBlock()
    {
        var packet = new byte[24];
        var delay = new ReceiverReportDelay(new(0x0A0B0C0D), 0xB7052000, 0x00010000);
        Assert.Equal(24, ExtendedReport.WriteDelay(packet, new(0x01020304), delay));
        Assert.Equal(Hostile.Hex("80 CF 0005 01020304 05000003 0A0B0C0D B7052000 00010000"), packet);
        Assert.Equal(0, ExtendedReport.WriteDelay(packet.AsSpan(1), new(1), delay));
    }

    private static bool WalkSenderReport(ReadOnlySpan<byte> bytes) => SenderReport.TryParse(bytes, out _, out var blocks) && WalkBlocks(blocks);

    private static bool WalkReceiverReport(ReadOnlySpan<byte> bytes) => ReceiverReport.TryParse(bytes, out _, out var blocks) && WalkBlocks(blocks);

    private static bool WalkBlocks(ReportBlocks blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks[i].TryGetRoundTrip(default, out var roundTrip);
            Assert.True(roundTrip >= Duration.Zero);
        }

        return true;
    }

    private static bool WalkExtendedReport(ReadOnlySpan<byte> bytes)
    {
        if (!ExtendedReport.TryParse(bytes, out var report))
        {
            return false;
        }

        while (report.MoveNext())
        {
            report.TryGetReferenceTime(out _);
        }

        return true;
    }
}
