using System.Buffers.Binary;
using VideoDesk.MediaRelay.Rtp;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtp;

public class HeaderExtensionsTests
{
    private const string Fixed = "90 60 0001 00000002 00000003";

    [Fact]
    public void TryFind_OneByteFormWithPadding_FindsEveryElement()
    {
        // RFC 8285 §4.2, figure 1: elements of 1, 2 and 4 bytes with padding between them.
        var packet = Hostile.Hex(Fixed + "BEDE 0003 10AA 21BBCC 00 00 33DDEEFF11");
        Assert.Equal("AA", Find(packet, 1));
        Assert.Equal("BBCC", Find(packet, 2));
        Assert.Equal("DDEEFF11", Find(packet, 3));
        Assert.Null(Find(packet, 4));
    }

    [Fact]
    public void TryFind_TwoByteForm_FindsEmptyAndLongElements()
    {
        var packet = Hostile.Hex(Fixed + "1005 0006 0100 0201AA 00 1712" + "000102030405060708090A0B0C0D0E0F1011");
        packet[15] = 7;
        var padded = (byte[])[.. packet, .. new byte[12 + 4 + 28 - packet.Length]];
        Assert.Equal("", Find(padded, 1));
        Assert.Equal("AA", Find(padded, 2));
        Assert.Equal("000102030405060708090A0B0C0D0E0F1011", Find(padded, 0x17));
    }

    [Theory]
    [InlineData("BEDE 0002 F0AA 10BB 00000000", "id 15 ends the walk")]
    [InlineData("BEDE 0002 01AA 10BB 00000000", "id 0 with a length ends the walk")]
    [InlineData("BEDE 0001 20AA 13BB", "the element ends behind the extension")]
    [InlineData("1000 0001 0103BBCC", "the element ends behind the extension")]
    [InlineData("1000 0001 00000001", "the element has no length")]
    [InlineData("ABCD 0001 10BB0000", "another profile")]
    [InlineData("BEDE 0000", "no element at all")]
    public void TryFind_MalformedElements_FindsNothing(string extension, string why) =>
        Assert.True(Find(Hostile.Hex(Fixed + extension), 1) is null, why);

    [Fact]
    public void TryFind_PacketWithoutExtension_FindsNothing()
    {
        Assert.Null(Find(Hostile.Hex("80 60 0001 00000002 00000003 10AA"), 1));
        Assert.False(HeaderExtensions.TryFind(default, default, 1, out _));
    }

    [Fact]
    public void MoveNext_OverElements_GivesOffsetsForOverwriting()
    {
        var packet = Hostile.Hex(Fixed + "BEDE 0002 10AA 21BBCC 000000");
        Assert.True(RtpHeader.TryParse(packet, out var header));
        var reader = new HeaderExtensionReader(packet, header);
        Assert.True(reader.MoveNext());
        Assert.Equal(((byte)1, 17), (reader.Id, reader.ValueOffset));
        Assert.True(reader.MoveNext());
        Assert.Equal(((byte)2, 19), (reader.Id, reader.ValueOffset));
        Assert.False(reader.MoveNext());
        Assert.False(reader.MoveNext());
    }

    [Fact]
    public void Complete_SmallElements_UsesTheOneByteForm()
    {
        Span<byte> destination = stackalloc byte[64];
        var writer = new HeaderExtensionWriter(destination);
        Assert.True(writer.TryAdd(1, [0xAA]));
        Assert.True(writer.TryAdd(14, [1, 2, 3]));
        var length = writer.Complete();
        Assert.Equal("BEDE000210AAE20102030000", Convert.ToHexString(destination[..length]));
    }

    [Fact]
    public void Complete_OneElementNeedsIt_UsesTheTwoByteForm()
    {
        Span<byte> destination = stackalloc byte[64];
        var writer = new HeaderExtensionWriter(destination);
        Assert.True(writer.TryAdd(1, [0xAA]));
        Assert.True(writer.TryAdd(2, [1, 2, 3]));
        Assert.True(writer.TryAdd(15, [0xBB]));
        Assert.True(writer.TryAdd(3, []));
        var length = writer.Complete();
        Assert.Equal("100000040101AA02030102030F01BB0300000000", Convert.ToHexString(destination[..length]));
    }

    [Fact]
    public void Complete_NoElement_WritesNothing()
    {
        var writer = new HeaderExtensionWriter(stackalloc byte[4]);
        Assert.Equal(0, writer.Complete());
    }

    [Fact]
    public void TryAdd_ImpossibleElements_AreRefused()
    {
        var writer = new HeaderExtensionWriter(stackalloc byte[400]);
        Assert.False(writer.TryAdd(0, [1]));
        Assert.False(writer.TryAdd(1, new byte[256]));
        Assert.Equal(0, writer.Complete());
        var empty = new HeaderExtensionWriter(default);
        Assert.False(empty.TryAdd(1, [1]));
        Assert.Equal(0, empty.Complete());
    }

    [Fact]
    public void TryAdd_RandomElementsIntoRandomRoom_AreReadBackAsFarAsTheyFit()
    {
        var random = new Random(42);
        for (var round = 0; round < 20_000; round++)
        {
            var packet = new byte[12 + random.Next(60)];
            Hostile.Hex(Fixed).CopyTo(packet, 0);
            var writer = new HeaderExtensionWriter(packet.AsSpan(12));
            var added = new Dictionary<byte, string>();
            for (var i = random.Next(6); i > 0; i--)
            {
                var id = (byte)random.Next(1, random.Next(4) == 0 ? 256 : 15);
                var value = new byte[random.Next(4) == 0 ? random.Next(20) : random.Next(1, 5)];
                random.NextBytes(value);
                if (!added.ContainsKey(id) && writer.TryAdd(id, value))
                {
                    added.Add(id, Convert.ToHexString(value));
                }
            }

            var length = writer.Complete();
            Assert.Equal(0, length % 4);
            Assert.Equal(added.Count == 0, length == 0);
            if (length == 0)
            {
                continue;
            }

            Assert.Equal(length / 4 - 1, BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(14)));
            Assert.All(added, element => Assert.Equal(element.Value, Find(packet.AsSpan(0, 12 + length), element.Key)));
        }
    }

    [Fact]
    public void MoveNext_RandomBytes_NeverThrows()
    {
        Hostile.FeedRandom(WalkElements, Hostile.Hex(Fixed + "BEDE 0005"));
        Hostile.FeedRandom(WalkElements, Hostile.Hex(Fixed + "1000 0005"), seed: 43);
        Hostile.FeedMutations(bytes => WalkElements(bytes), Hostile.Hex(Fixed + "BEDE 0003 10AA 21BBCC 00 00 33DDEEFF11"));
    }

    private static bool WalkElements(ReadOnlySpan<byte> bytes)
    {
        if (!RtpHeader.TryParse(bytes, out var header))
        {
            return false;
        }

        var reader = new HeaderExtensionReader(bytes, header);
        var total = 0;
        while (reader.MoveNext())
        {
            total += 1 + reader.Value.Length;
        }

        Assert.True(total <= header.ExtensionLength);
        return total > 0;
    }

    private static string? Find(ReadOnlySpan<byte> packet, byte id)
    {
        Assert.True(RtpHeader.TryParse(packet, out var header));
        return HeaderExtensions.TryFind(packet, header, id, out var value) ? Convert.ToHexString(value) : null;
    }
}
