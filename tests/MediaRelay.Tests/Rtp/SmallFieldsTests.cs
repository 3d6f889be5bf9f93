using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rtp;

public class SmallFieldsTests
{
    [Fact]
    public void RtxPayload_Written_IsReadBack()
    {
        var payload = Hostile.Hex("0000 AABBCC");
        Assert.Equal(2, RtxPayload.Write(payload, 0xFEDC));
        Assert.True(RtxPayload.TryParse(payload, out var sequence, out var original));
        Assert.Equal(0xFEDC, sequence);
        Assert.Equal("AABBCC", Convert.ToHexString(original));
        Assert.Equal(0, RtxPayload.Write(new byte[1], 1));
        Hostile.AssertBounds(static bytes => RtxPayload.TryParse(bytes, out _, out _), payload, needed: 2);
    }

    [Theory]
    [InlineData(0x80, true, 0)]
    [InlineData(0xFF, true, 127)]
    [InlineData(0x7F, false, 127)]
    [InlineData(0x1E, false, 30)]
    public void AudioLevel_Byte_RoundTrips(byte octet, bool isVoice, byte attenuation)
    {
        Assert.True(AudioLevel.TryParse([octet], out var level));
        Assert.Equal(new AudioLevel(isVoice, attenuation), level);
        var written = new byte[1];
        Assert.Equal(1, level.WriteTo(written));
        Assert.Equal(octet, written[0]);
        Assert.Equal(0, level.WriteTo(default));
        Assert.False(AudioLevel.TryParse(default, out _));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000_000, 1 << 18)]
    [InlineData(500_000, 1 << 17)]
    [InlineData(63_999_999, 0xFF_FFFF)]
    [InlineData(64_000_000, 0)]
    [InlineData(64_000_000_000_000_000 + 1_000_000, 1 << 18)]
    public void AbsoluteSendTime_FromClock_IsSecondsIn18BitFractions(long microseconds, uint expected) =>
        Assert.Equal(expected, AbsoluteSendTime.From(new Timestamp(microseconds)).Value);

    [Fact]
    public void AbsoluteSendTime_Written_IsReadBack()
    {
        var bytes = new byte[3];
        Assert.Equal(3, new AbsoluteSendTime(0x123456).WriteTo(bytes));
        Assert.Equal("123456", Convert.ToHexString(bytes));
        Assert.True(AbsoluteSendTime.TryParse(bytes, out var time));
        Assert.Equal(0x123456u, time.Value);
        Assert.False(AbsoluteSendTime.TryParse(bytes.AsSpan(1), out _));
        Assert.Equal(0, time.WriteTo(bytes.AsSpan(1)));
    }
}
