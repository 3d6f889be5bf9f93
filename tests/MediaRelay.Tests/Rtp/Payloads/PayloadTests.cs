using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Rtp.Payloads;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtp.Payloads;

public class PayloadTests
{
    [Fact]
    public void Vp8_AllFields_AreRead()
    {
        // X S PID=0 | I L T K | M 0x1234 | TL0PICIDX 0x56 | TID 2 Y KEYIDX 9 | key frame
        var payload = Hostile.Hex("90 F0 9234 56 A9 10 0200");
        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));
        Assert.Equal(6, descriptor.Length);
        Assert.True(descriptor is { IsFrameStart: true, IsKeyFrame: true, IsNonReference: false });
        Assert.True(descriptor is { HasPictureId: true, IsLongPictureId: true, PictureId: 0x1234 });
        Assert.True(descriptor is { HasTl0PicIdx: true, Tl0PicIdx: 0x56, Tl0PicIdxOffset: 4 });
        Assert.True(descriptor is { HasTemporalId: true, TemporalId: 2, IsLayerSync: true, HasKeyIdx: true, KeyIdx: 9 });
        Hostile.AssertBounds(static bytes => Vp8Descriptor.TryParse(bytes, out _), payload, needed: 7);
    }

    [Theory]
    [InlineData("10 00", 1, true)]
    [InlineData("10 01", 1, false)]
    [InlineData("00 00", 1, false)]
    [InlineData("11 00", 1, false)]
    [InlineData("30 00", 1, true)]
    [InlineData("90 00 00", 2, true)]
    [InlineData("90 80 7F 00", 3, true)]
    [InlineData("90 80 8001 00", 4, true)]
    [InlineData("90 40 01 00", 3, true)]
    [InlineData("90 20 40 00", 3, true)]
    [InlineData("90 10 05 00", 3, true)]
    [InlineData("90 E0 0102 40 01", 5, false)]
    public void Vp8_OptionalFields_GiveLengthAndKeyFrame(string hex, int length, bool isKeyFrame)
    {
        var payload = Hostile.Hex(hex);
        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));
        Assert.Equal(length, descriptor.Length);
        Assert.Equal(isKeyFrame, descriptor.IsKeyFrame);
        Assert.Equal(isKeyFrame, KeyFrames.IsKeyFrameStart(CodecKind.Vp8, payload));
    }

    [Theory]
    [InlineData("90 F0 9234 56 A9 10", "90F0FEDCBAA910")]
    [InlineData("90 E0 12 56 40 10", "90E05CBA4010")]
    [InlineData("90 40 56 10", "9040BA10")]
    [InlineData("90 80 8001 10", "9080FEDC10")]
    [InlineData("90 20 40 10", "90204010")]
    [InlineData("10 00", "1000")]
    public void Vp8_Write_OverwritesWhatIsThereAndKeepsTheLength(string hex, string expected)
    {
        var payload = Hostile.Hex(hex);
        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));
        descriptor.Write(payload, 0x7EDC, 0xBA);
        Assert.Equal(expected, Convert.ToHexString(payload));
    }

    [Fact]
    public void Vp9_NonFlexibleKeyFrameWithStructure_IsRead()
    {
        // I L B V, 15-bit picture id, TID 0 U 0 SID 0 D 0, TL0PICIDX, N_S=1 with sizes and 2 pictures in the group.
        var payload = Hostile.Hex("AA 8ABC 00 42 38 01400 0B4 028001 68 02 00 0401 82");
        Assert.True(Vp9Descriptor.TryParse(payload, out var descriptor));
        Assert.Equal(payload.Length - 1, descriptor.Length);
        Assert.True(descriptor is { HasPictureId: true, IsLongPictureId: true, PictureId: 0x0ABC, Tl0PicIdx: 0x42, HasTl0PicIdx: true });
        Assert.True(descriptor is { IsFrameStart: true, IsFrameEnd: false, HasScalabilityStructure: true, IsKeyFrameStart: true });
        Hostile.AssertBounds(static bytes => Vp9Descriptor.TryParse(bytes, out _), payload, needed: payload.Length);
    }

    [Fact]
    public void Vp9_FlexibleInterFrame_IsRead()
    {
        // I P L F B E, 7-bit picture id, TID 2 U 1 SID 3 D 1, three reference differences.
        var payload = Hostile.Hex("FC 11 57 03 05 06 AA");
        Assert.True(Vp9Descriptor.TryParse(payload, out var descriptor));
        Assert.Equal(6, descriptor.Length);
        Assert.True(descriptor is { PictureId: 0x11, IsLongPictureId: false, IsFlexible: true, HasTl0PicIdx: false });
        Assert.True(descriptor is { TemporalId: 2, IsSwitchingUpPoint: true, SpatialId: 3, IsInterLayerPredicted: true });
        Assert.True(descriptor is { IsInterPicturePredicted: true, IsFrameStart: true, IsFrameEnd: true, IsKeyFrameStart: false });
        Assert.False(Vp9Descriptor.TryParse(Hostile.Hex("FC 11 57 03 05 07 AA"), out _), "more than three references");
        Hostile.AssertBounds(static bytes => Vp9Descriptor.TryParse(bytes, out _), payload, needed: 7);
    }

    [Theory]
    [InlineData("08 AA", true)]
    [InlineData("00 AA", false)]
    [InlineData("48 AA", false)]
    [InlineData("28 00 00 AA", true)]
    [InlineData("28 02 00 AA", false)]
    [InlineData("38 03 AA", false)]
    [InlineData("88 05 AA", true)]
    [InlineData("08", false)]
    [InlineData("", false)]
    public void Vp9_KeyFrameStart_IsFrameStartOfBaseLayerWithoutReferences(string hex, bool expected) =>
        Assert.Equal(expected, KeyFrames.IsKeyFrameStart(CodecKind.Vp9, Hostile.Hex(hex)));

    [Theory]
    [InlineData("67 42001F", true, "SPS")]
    [InlineData("65 88", true, "IDR")]
    [InlineData("68 CE", false, "PPS")]
    [InlineData("61 9A", false, "slice")]
    [InlineData("78 0003 67AABB 0002 68CC", true, "STAP-A with SPS")]
    [InlineData("78 0002 68CC 0002 65AA", true, "STAP-A with IDR")]
    [InlineData("78 0002 68CC 0002 61AA", false, "STAP-A without")]
    [InlineData("78 0009 67AA", false, "STAP-A cut")]
    [InlineData("78 0000 67AA", false, "STAP-A with an empty unit")]
    [InlineData("78", false, "STAP-A of nothing")]
    [InlineData("7C 85 AA", true, "FU-A start of IDR")]
    [InlineData("7C 05 AA", false, "FU-A middle of IDR")]
    [InlineData("7C 45 AA", false, "FU-A end of IDR")]
    [InlineData("7C 81 AA", false, "FU-A start of slice")]
    [InlineData("7C", false, "FU-A cut")]
    [InlineData("", false, "empty")]
    public void H264_KeyFrameStart_IsParameterSetOrIdr(string hex, bool expected, string what) =>
        Assert.True(KeyFrames.IsKeyFrameStart(CodecKind.H264, Hostile.Hex(hex)) == expected, what);

    [Fact]
    public void Av1_Header_IsRead()
    {
        Assert.True(Av1AggregationHeader.TryParse(Hostile.Hex("58 0A"), out var header));
        Assert.Equal(new Av1AggregationHeader(false, true, 1, true), header);
        Assert.True(Av1AggregationHeader.TryParse(Hostile.Hex("A0 0A"), out header));
        Assert.Equal(new Av1AggregationHeader(true, false, 2, false), header);
        Assert.False(Av1AggregationHeader.TryParse(Hostile.Hex("88 0A"), out _), "starts a sequence and continues an OBU");
        Assert.True(KeyFrames.IsKeyFrameStart(CodecKind.Av1, Hostile.Hex("18 0A")));
        Assert.False(KeyFrames.IsKeyFrameStart(CodecKind.Av1, Hostile.Hex("10 0A")));
        Hostile.AssertBounds(static bytes => Av1AggregationHeader.TryParse(bytes, out _), Hostile.Hex("58 0A"), needed: 2);
    }

    [Fact]
    public void IsKeyFrameStart_Audio_IsAlwaysTrue() => Assert.True(KeyFrames.IsKeyFrameStart(CodecKind.Opus, [0x78]));

    [Theory]
    [InlineData(nameof(CodecKind.Vp8), 0x90)]
    [InlineData(nameof(CodecKind.Vp9), 0xFA)]
    [InlineData(nameof(CodecKind.H264), 0x78)]
    [InlineData(nameof(CodecKind.Av1), 0x18)]
    public void IsKeyFrameStart_RandomBytes_NeverThrows(string name, byte first)
    {
        var codec = Enum.Parse<CodecKind>(name);
        Assert.NotEqual(0, Hostile.FeedRandom(bytes => KeyFrames.IsKeyFrameStart(codec, bytes), [first]));
    }

    [Fact]
    public void Descriptors_RandomBytes_StayInside()
    {
        Hostile.FeedRandom(
            static bytes =>
            {
                if (Vp8Descriptor.TryParse(bytes, out var descriptor))
                {
                    Assert.InRange(descriptor.Length, 1, bytes.Length - 1);
                    Span<byte> copy = stackalloc byte[bytes.Length];
                    bytes.CopyTo(copy);
                    descriptor.Write(copy, 0x1357, 0x24);
                    Assert.True(Vp8Descriptor.TryParse(copy, out var rewritten));
                    Assert.Equal(descriptor.Length, rewritten.Length);
                    Assert.True(!descriptor.IsLongPictureId || rewritten.PictureId == 0x1357);
                    Assert.True(!descriptor.HasTl0PicIdx || rewritten.Tl0PicIdx == 0x24);
                }

                return !Vp9Descriptor.TryParse(bytes, out var vp9) || vp9.Length < bytes.Length;
            },
            [0x90]);
    }
}
