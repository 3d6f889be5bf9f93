using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Rtp.Payloads;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class PacketInspectionTests
{
    [Theory]
    [InlineData("90 80 01 00", PacketFlags.Vp8PictureId | PacketFlags.FrameStart | PacketFlags.KeyFrameStart, 1, 0)]
    [InlineData("90 80 81 02 01", PacketFlags.Vp8PictureId | PacketFlags.LongPictureId | PacketFlags.FrameStart, 0x102, 0)]
    [InlineData("80 E0 81 02 07 A0 01", PacketFlags.Vp8PictureId | PacketFlags.LongPictureId | PacketFlags.LayerSync, 0x102, 2)]
    [InlineData("10 00", PacketFlags.FrameStart | PacketFlags.KeyFrameStart, 0, 0)]
    [InlineData("90", PacketFlags.None, 0, 0)]
    [InlineData("", PacketFlags.PaddingOnly, 0, 0)]
    internal void Describe_Vp8_TellsWhatViewersAskFor(string payload, PacketFlags flags, int pictureId, int layer)
    {
        var stored = default(StoredPacket);
        PacketInspection.Describe(CodecKind.Vp8, Rtp.Hostile.Hex(payload), ref stored);
        Assert.Equal((flags, (ushort)pictureId, (byte)layer), (stored.Flags, stored.PictureId, stored.TemporalLayer));
    }

    [Fact]
    public void Describe_OtherCodecs_TellKeyFrames()
    {
        var opus = default(StoredPacket);
        PacketInspection.Describe(CodecKind.Opus, [1], ref opus);
        Assert.Equal(PacketFlags.KeyFrameStart, opus.Flags);
        var h264 = default(StoredPacket);
        PacketInspection.Describe(CodecKind.H264, [0x41, 1, 2], ref h264);
        Assert.Equal(PacketFlags.None, h264.Flags);
    }

    [Theory]
    [InlineData("90 80 01 00", 0x7F, 5, "90 80 7F 00")]
    [InlineData("90 80 01 00", 0x80, 5, "90 80 00 00")]
    [InlineData("90 C0 01 09 00", 2, 257, "90 C0 02 01 00")]
    [InlineData("90 80 81 02 00", 0x7FFF, 5, "90 80 FF FF 00")]
    [InlineData("90 80 81 02 00", 0x8000, 5, "90 80 80 00 00")]
    [InlineData("90 80 81 02 00", -1, 5, "90 80 FF FF 00")]
    [InlineData("90 E0 81 02 09 A0 00", 0x1234, -1, "90 E0 92 34 FF A0 00")]
    public void WriteVp8_Ids_AreWrittenInPlaceModuloTheirLength(string payload, int pictureId, int tl0, string expected)
    {
        var stored = Store(Rtp.Hostile.Hex(payload));
        PacketInspection.WriteVp8(ref stored, pictureId, tl0);
        Assert.Equal(Rtp.Hostile.Hex(expected), stored.Memory.AsSpan(stored.PayloadOffset, stored.PayloadLength).ToArray());
    }

    [Fact]
    public void WriteVp8_RandomDescriptors_ReadBackAndTouchNothingElse()
    {
        var random = new Random(42);
        var rewritten = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var payload = new byte[random.Next(12)];
            random.NextBytes(payload);
            var stored = Store(payload);
            if (!stored.Has(PacketFlags.Vp8PictureId))
            {
                continue;
            }

            rewritten++;
            Assert.True(Vp8Descriptor.TryParse(payload, out var before));
            var (pictureId, tl0) = (random.Next(), random.Next());
            PacketInspection.WriteVp8(ref stored, pictureId, tl0);
            var written = stored.Memory.AsSpan(stored.PayloadOffset, stored.PayloadLength);
            Assert.True(Vp8Descriptor.TryParse(written, out var after));
            Assert.Equal((ushort)(pictureId & (before.IsLongPictureId ? 0x7FFF : 0x7F)), after.PictureId);
            Assert.Equal(before.HasTl0PicIdx ? (byte)tl0 : (byte)0, after.Tl0PicIdx);

            // With its own ids the packet is what it was: a viewer whose offsets are zero gets the sender's bytes.
            PacketInspection.WriteVp8(ref stored, before.PictureId, before.Tl0PicIdx);
            Assert.Equal(payload, written.ToArray());
            Assert.Equal([0xEE, 0xEE], stored.Memory.AsSpan(0, 2).ToArray());
        }

        Assert.True(rewritten > 10_000);
    }

    private static StoredPacket Store(byte[] payload)
    {
        var stored = new StoredPacket
        {
            Memory = [0xEE, 0xEE, .. payload, 0xEE],
            PayloadOffset = 2,
            PayloadLength = (ushort)payload.Length,
        };
        PacketInspection.Describe(CodecKind.Vp8, payload, ref stored);
        return stored;
    }
}
