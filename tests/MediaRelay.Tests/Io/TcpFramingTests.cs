using VideoDesk.MediaRelay.Io;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Io;

public sealed class TcpFramingTests
{
    [Theory]
    [InlineData(new byte[0], nameof(FrameOutcome.Incomplete), 0)]
    [InlineData(new byte[] { 0 }, nameof(FrameOutcome.Incomplete), 0)]
    [InlineData(new byte[] { 0, 2, 7 }, nameof(FrameOutcome.Incomplete), 2)]
    [InlineData(new byte[] { 0, 2, 7, 8 }, nameof(FrameOutcome.Complete), 2)]
    [InlineData(new byte[] { 0, 2, 7, 8, 9 }, nameof(FrameOutcome.Complete), 2)]
    [InlineData(new byte[] { 0, 0 }, nameof(FrameOutcome.Complete), 0)]
    [InlineData(new byte[] { 8, 1 }, nameof(FrameOutcome.TooLong), 2049)]
    [InlineData(new byte[] { 255, 255 }, nameof(FrameOutcome.TooLong), 65535)]
    public void Read_BeginningOfAStream_SaysWhatItIs(byte[] stream, string expected, int expectedLength)
    {
        Assert.Equal(Enum.Parse<FrameOutcome>(expected), TcpFraming.Read(stream, out var length));
        Assert.Equal(expectedLength, length);
    }

    [Fact]
    public void WritePrefix_ThenRead_GivesTheLength()
    {
        var frame = new byte[2 + 1136];
        TcpFraming.WritePrefix(frame, 1136);

        Assert.Equal(FrameOutcome.Complete, TcpFraming.Read(frame, out var length));
        Assert.Equal(1136, length);
    }
}
