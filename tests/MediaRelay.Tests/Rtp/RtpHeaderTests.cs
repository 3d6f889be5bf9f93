using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtp;

public class RtpHeaderTests
{
    [Fact]
    public void TryParse_FixedHeader_ReadsEveryField()
    {
        var packet = Hostile.Hex("80 E0 12 34 DE AD BE EF 01 02 03 04 AA BB");
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.True(header.Marker);
        Assert.Equal(new PayloadType(96), header.PayloadType);
        Assert.Equal(0x1234, header.SequenceNumber);
        Assert.Equal(0xDEADBEEF, header.Timestamp);
        Assert.Equal(new Ssrc(0x01020304), header.Ssrc);
        Assert.False(header.HasPadding);
        Assert.False(header.HasExtension);
        Assert.Equal(0, header.ExtensionProfile);
        Assert.Equal(0, header.ExtensionOffset);
        Assert.Equal(0, header.ExtensionLength);
        Assert.Equal(12, header.HeaderLength);
    }

    [Fact]
    public void TryParse_ContributingSourcesAndExtension_GivesOffsets()
    {
        var packet = Hostile.Hex("B2 60 0001 00000002 00000003 00000004 00000005 BEDE 0002 1001FF00 00000000 AA");
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.False(header.Marker);
        Assert.True(header.HasPadding);
        Assert.True(header.HasExtension);
        Assert.Equal(0xBEDE, header.ExtensionProfile);
        Assert.Equal(24, header.ExtensionOffset);
        Assert.Equal(8, header.ExtensionLength);
        Assert.Equal(32, header.HeaderLength);
        Hostile.AssertBounds(static bytes => RtpHeader.TryParse(bytes, out _), packet, needed: 32);
    }

    [Theory]
    [InlineData("00 60 0001 00000002 00000003")]
    [InlineData("40 60 0001 00000002 00000003")]
    [InlineData("C0 60 0001 00000002 00000003")]
    [InlineData("8F 60 0001 00000002 00000003")]
    [InlineData("90 60 0001 00000002 00000003 BEDE FFFF 00000000")]
    public void TryParse_WrongVersionOrHeaderLongerThanPacket_IsRefused(string hex) =>
        Assert.False(RtpHeader.TryParse(Hostile.Hex(hex), out _));

    [Fact]
    public void TryParse_RandomBytes_NeverThrowsAndStaysInside()
    {
        var accepted = Hostile.FeedRandom(
            static bytes =>
            {
                var isValid = RtpHeader.TryParse(bytes, out var header);
                Assert.True(!isValid || header.HeaderLength <= bytes.Length);
                return isValid;
            },
            [0x90, 0x60]);
        Assert.NotEqual(0, accepted);
    }

    [Fact]
    public void WriteTo_EveryField_IsReadBack()
    {
        var random = new Random(42);
        var packet = new byte[RtpHeader.FixedLength];
        for (var i = 0; i < 1000; i++)
        {
            var writer = new RtpHeaderWriter
            {
                Marker = random.Next(2) == 0,
                PayloadType = new((byte)random.Next(128)),
                SequenceNumber = (ushort)random.Next(),
                Timestamp = (uint)random.NextInt64(),
                Ssrc = new((uint)random.NextInt64()),
                HasPadding = random.Next(2) == 0,
            };
            Assert.Equal(12, writer.WriteTo(packet));
            Assert.True(RtpHeader.TryParse(packet, out var header));
            Assert.Equal(
                (writer.Marker, writer.PayloadType, writer.SequenceNumber, writer.Timestamp, writer.Ssrc, writer.HasPadding, false),
                (header.Marker, header.PayloadType, header.SequenceNumber, header.Timestamp, header.Ssrc, header.HasPadding, header.HasExtension));
            Assert.Equal(0, writer.WriteTo(packet.AsSpan(1)));
        }
    }

    [Fact]
    public void WriteTo_WithExtension_SetsTheExtensionBit()
    {
        var packet = new byte[12];
        new RtpHeaderWriter { PayloadType = new(111), SequenceNumber = 1, Timestamp = 2, Ssrc = new(3), HasExtension = true }.WriteTo(packet);
        Assert.Equal(0x90, packet[0]);
    }

    [Theory]
    [InlineData("", false, 0)]
    [InlineData("AA00", false, 0)]
    [InlineData("AA01", true, 1)]
    [InlineData("AA02", true, 2)]
    [InlineData("AA03", false, 3)]
    public void TryGetPadding_LastByte_IsTheCount(string hex, bool isValid, int padding)
    {
        Assert.Equal(isValid, RtpHeader.TryGetPadding(Hostile.Hex(hex), out var actual));
        Assert.Equal(padding, actual);
    }
}
