using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Tests.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtcp;

public class CompoundTests
{
    [Fact]
    public void MoveNext_ThreePackets_GivesEach()
    {
        var datagram = Hostile.Hex("80 C9 0001 00000001  81 CE 0002 00000001 00000002  A0 CC 0002 00000001 00000004");
        var compound = new RtcpCompound(datagram);
        Assert.True(compound.MoveNext());
        Assert.Equal(RtcpPacketType.ReceiverReport, compound.Header.Type);
        Assert.Equal(8, compound.Packet.Length);
        Assert.True(compound.MoveNext());
        Assert.Equal((RtcpPacketType.PayloadSpecificFeedback, (byte)1), (compound.Header.Type, compound.Header.Count));
        Assert.True(compound.MoveNext());
        Assert.Equal((12, 4), (compound.Header.Length, compound.Header.Padding));
        Assert.False(compound.MoveNext());
        Assert.False(compound.IsMalformed);
    }

    [Theory]
    [InlineData("80 C9 0001 00000001 80", "a single byte is left")]
    [InlineData("80 C9 0001 00000001 80 C9 0002 00000001", "the second is cut")]
    [InlineData("80 C9 0001 00000001 40 C9 0000", "the second is of another version")]
    [InlineData("80 C9 0001 00000001 A0 C9 0001 00000000", "padding of nothing")]
    [InlineData("80 C9 0001 00000001 A0 C9 0001 00000005", "padding longer than the packet")]
    public void MoveNext_MalformedSecondPacket_EndsTheWalk(string hex, string why)
    {
        var compound = new RtcpCompound(Hostile.Hex(hex));
        Assert.True(compound.MoveNext(), why);
        Assert.False(compound.MoveNext(), why);
        Assert.True(compound.IsMalformed, why);
        Assert.False(compound.MoveNext(), why);
    }

    [Fact]
    public void MoveNext_EmptyDatagram_EndsAtOnce()
    {
        var compound = new RtcpCompound(default);
        Assert.False(compound.MoveNext());
        Assert.False(compound.IsMalformed);
    }

    [Fact]
    public void MoveNext_RandomBytes_NeverThrows() =>
        Hostile.FeedRandom(
            static bytes =>
            {
                var compound = new RtcpCompound(bytes);
                var total = 0;
                while (compound.MoveNext())
                {
                    Assert.Equal(compound.Header.Length, compound.Packet.Length);
                    total += compound.Packet.Length;
                }

                Assert.Equal(compound.IsMalformed, total != bytes.Length);
                return total > 0;
            },
            Hostile.Hex("80 C9 0001 00000001 80 C9 0000"));

    [Fact]
    public void Goodbye_SourcesAndReason_AreRead()
    {
        var packet = Hostile.Hex("82 CB 0004 00000001 00000002 06 63616D657261 00");
        Assert.True(Goodbye.TryParse(packet, out var goodbye));
        Assert.Equal(2, goodbye.Count);
        Assert.Equal((new Ssrc(1), new Ssrc(2)), (goodbye[0], goodbye[1]));
        Assert.Equal("camera"u8, goodbye.Reason);
        Assert.False(Goodbye.TryParse(Hostile.Hex("82 CB 0001 00000001"), out _));
        Assert.False(Goodbye.TryParse(Hostile.Hex("81 CB 0002 00000001 04 636465"), out _));
        Hostile.AssertBounds(static bytes => Goodbye.TryParse(bytes, out _), packet, packet.Length);
    }

    [Fact]
    public void Goodbye_Written_IsReadBack()
    {
        var packet = new byte[12];
        Assert.Equal(12, Goodbye.Write(packet, [new Ssrc(1), new Ssrc(2)]));
        Assert.Equal(Hostile.Hex("82 CB 0002 00000001 00000002"), packet);
        Assert.True(Goodbye.TryParse(packet, out var goodbye));
        Assert.True(goodbye.Reason.IsEmpty);
        Assert.Equal(0, Goodbye.Write(packet.AsSpan(1), [new Ssrc(1), new Ssrc(2)]));
        Assert.Equal(0, Goodbye.Write(new byte[200], new Ssrc[32]));
    }

    [Fact]
    public void SourceDescription_TwoChunksWithOtherItems_GivesNames()
    {
        // NAME before CNAME; the second chunk has no CNAME.
        var packet = Hostile.Hex("82 CA 0006 00000001 020141 0103616263 00000000 00000002 00000000");
        Assert.True(SourceDescription.TryParse(packet, out var description));
        var chunks = description.GetEnumerator();
        Assert.True(chunks.MoveNext());
        Assert.Equal(new Ssrc(1), chunks.Source);
        Assert.Equal("abc"u8, chunks.Name);
        Assert.True(chunks.MoveNext());
        Assert.Equal(new Ssrc(2), chunks.Source);
        Assert.True(chunks.Name.IsEmpty);
        Assert.False(chunks.MoveNext());
        Hostile.AssertBounds(static bytes => SourceDescription.TryParse(bytes, out _), packet, packet.Length);
    }

    [Theory]
    [InlineData("81 CA 0002 00000001 01024142", "the list has no end")]
    [InlineData("81 CA 0002 00000001 01034142", "the item is cut")]
    [InlineData("82 CA 0002 00000001 00000000", "a chunk is missing")]
    public void SourceDescription_Malformed_IsRefused(string hex, string why) =>
        Assert.False(SourceDescription.TryParse(Hostile.Hex(hex), out _), why);

    [Fact]
    public void SourceDescription_NamesOfEveryLength_AreReadBack()
    {
        var name = new byte[255];
        Array.Fill(name, (byte)'x');
        var packet = new byte[300];
        for (var length = 1; length <= 255; length++)
        {
            Array.Fill(packet, (byte)0xFF);
            var written = SourceDescription.Write(packet, new Ssrc(7), name.AsSpan(0, length));
            Assert.Equal(0, SourceDescription.Write(packet.AsSpan(0, written - 1), new Ssrc(7), name.AsSpan(0, length)));
            Assert.True(SourceDescription.TryParse(packet.AsSpan(0, written), out var description));
            foreach (var chunk in description)
            {
                Assert.Equal(new Ssrc(7), chunk.Source);
                Assert.Equal(length, chunk.Name.Length);
            }
        }

        Assert.Equal(0, SourceDescription.Write(packet, new Ssrc(7), default));
        Assert.Equal(0, SourceDescription.Write(new byte[400], new Ssrc(7), new byte[256]));
    }

    [Fact]
    public void GoodbyeAndSourceDescription_RandomBytes_NeverThrow()
    {
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(
            static bytes => Goodbye.TryParse(bytes, out var goodbye) && (goodbye.Count == 0 || goodbye[goodbye.Count - 1].Value > 0), 0x82, 203));
        Assert.NotEqual(0, Hostile.FeedRandomRtcp(static bytes => SourceDescription.TryParse(bytes, out _), 0x81, 202));
    }
}
