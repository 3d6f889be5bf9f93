using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class OutgoingHeaderTests
{
    [Fact]
    public void Write_EveryExtension_IsReadBack()
    {
        var header = new OutgoingHeader(HeaderSamples.Format(hasRtx: true), isRtx: false);
        var now = Timestamp.FromMilliseconds(12_345);
        var packet = Write(header, HeaderSamples.Packet(marker: true, audioLevel: 0x85), new(0xABCD, 0xDEADBEEF, 0x1234, now));
        Assert.True(RtpHeader.TryParse(packet, out var parsed));
        Assert.Equal(
            (true, (byte)96, (ushort)0xABCD, 0xDEADBEEF, 0x11223344u, packet.Length),
            (parsed.Marker, parsed.PayloadType.Value, parsed.SequenceNumber, parsed.Timestamp, parsed.Ssrc.Value, parsed.HeaderLength));
        Assert.Equal("17"u8, Extension(packet, parsed, 1));
        Assert.True(AbsoluteSendTime.TryParse(Extension(packet, parsed, 4), out var sent));
        Assert.Equal(AbsoluteSendTime.From(now), sent);
        Assert.Equal([0x12, 0x34], Extension(packet, parsed, 5));
        Assert.Equal([0x85], Extension(packet, parsed, 6));
        Assert.True(header.HasTransportSequence);
    }

    [Fact]
    public void Write_RetransmissionStream_HasItsOwnTypeAndSource()
    {
        var packet = Write(new OutgoingHeader(HeaderSamples.Format(hasRtx: true), isRtx: true), HeaderSamples.Packet(), default);
        Assert.True(RtpHeader.TryParse(packet, out var parsed));
        Assert.Equal((97, 0x11223345u), (parsed.PayloadType.Value, parsed.Ssrc.Value));
    }

    [Fact]
    public void Write_NoLevelReceived_SaysSilence()
    {
        var packet = Write(new OutgoingHeader(HeaderSamples.Format(hasRtx: true), isRtx: false), HeaderSamples.Packet(), default);
        Assert.True(RtpHeader.TryParse(packet, out var parsed));
        Assert.Equal([AudioLevel.Silence], Extension(packet, parsed, 6));
    }

    [Fact]
    public void Write_NoExtensionAgreed_IsTheFixedHeader()
    {
        var header = new OutgoingHeader(HeaderSamples.Format(hasRtx: true, default(HeaderExtensionIds)), isRtx: false);
        var packet = Write(header, HeaderSamples.Packet(marker: true), new(1, 2, 3, default));
        Assert.Equal(RtpHeader.FixedLength, header.Length);
        Assert.Equal(Rtp.Hostile.Hex("80 E0 0001 00000002 11223344"), packet);
    }

    [Fact]
    public void Write_IdsOfTheTwoByteForm_AreReadBack()
    {
        var ids = HeaderSamples.Ids with { TransportSequence = 200 };
        var packet = Write(new OutgoingHeader(HeaderSamples.Format(hasRtx: true, ids), isRtx: false), HeaderSamples.Packet(), new(1, 2, 0x4321, default));
        Assert.True(RtpHeader.TryParse(packet, out var parsed));
        Assert.Equal([0x43, 0x21], Extension(packet, parsed, 200));
        Assert.Equal("17"u8, Extension(packet, parsed, 1));
    }

    [Fact]
    public void Write_RandomPackets_AllHaveOneLength()
    {
        var random = new Random(42);
        foreach (var hasRtx in new[] { true, false })
        {
            var header = new OutgoingHeader(HeaderSamples.Format(hasRtx), isRtx: false);
            for (var i = 0; i < 2000; i++)
            {
                var packet = Write(header, HeaderSamples.Packet(random.Next(2) == 0, (byte)random.Next(256)), RandomFields(random));
                Assert.Equal(header.Length, packet.Length);
                Assert.True(RtpHeader.TryParse(packet, out var parsed));
                Assert.Equal(header.Length, parsed.HeaderLength);
            }
        }
    }

    [Fact]
    public void Write_WithoutRtx_ARepeatIsTheSameToTheLastBit()
    {
        var random = new Random(7);
        var header = new OutgoingHeader(HeaderSamples.Format(hasRtx: false), isRtx: false);
        Assert.False(header.HasTransportSequence);
        for (var i = 0; i < 2000; i++)
        {
            var stored = HeaderSamples.Packet(random.Next(2) == 0, (byte)random.Next(256));
            var fields = RandomFields(random);
            var again = fields with { Now = new(random.NextInt64(1L << 50)), TransportSequence = (ushort)random.Next(65_536) };
            Assert.Equal(Write(header, stored, fields), Write(header, stored, again));
        }
    }

    private static OutgoingFields RandomFields(Random random) => new(
        (ushort)random.Next(65_536), (uint)random.NextInt64(1L << 32), (ushort)random.Next(65_536), new(random.NextInt64(1L << 50)));

    private static byte[] Write(OutgoingHeader header, in StoredPacket packet, in OutgoingFields fields)
    {
        // Whatever was in the memory before must not show.
        var memory = new byte[200];
        memory.AsSpan().Fill((byte)fields.SequenceNumber);
        return memory[..header.Write(memory, packet, fields)];
    }

    private static byte[] Extension(byte[] packet, in RtpHeader header, byte id)
    {
        Assert.True(HeaderExtensions.TryFind(packet, header, id, out var value), $"extension {id} is missing");
        return value.ToArray();
    }
}
