using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>What a viewer must not notice: seams.</summary>
internal static class StreamAssert
{
    /// <summary>Every frame from the first decoded one to the last sent was decoded, once and intact.</summary>
    public static void AllDecoded(TestReceiver receiver, TestEncoding encoding)
    {
        var frames = receiver.Frames(encoding.Index);
        Assert.Equal(encoding.Counters.Frames - 1, frames.LastDecoded);
        Assert.Equal(frames.LastDecoded - frames.FirstDecoded + 1, frames.Decoded);
        Assert.Equal(0, receiver.Counters.Corrupt);
        Assert.Equal(0, receiver.Counters.WrongPayloadTypes);
    }

    /// <summary>
    /// Numbers without gaps and repeats, timestamps that follow the sender's clock, picture ids and base layer indices without jumps, and
    /// no change of layer but at a key frame.
    /// </summary>
    /// <param name="receiver">Must have recorded its packets.</param>
    /// <param name="toleranceMilliseconds">How far timestamps may be from the time between two frames.</param>
    public static void Continuous(TestReceiver receiver, double toleranceMilliseconds = 1)
    {
        var packets = receiver.Log.OrderBy(static packet => packet.Sequence).ToList();
        Assert.NotEmpty(packets);
        Assert.Equal(0, receiver.Sequence.Missing);
        Assert.Equal(0, receiver.Sequence.Duplicates);
        Assert.Equal(0, receiver.Counters.Corrupt);
        for (var i = 1; i < packets.Count; i++)
        {
            Follows(packets[i - 1], packets[i], receiver.IsVideo, toleranceMilliseconds);
        }
    }

    private static void Follows(in ReceivedPacket before, in ReceivedPacket next, bool isVideo, double tolerance)
    {
        var at = $"after {before}{Environment.NewLine}came  {next}";
        Assert.True(next.Sequence == before.Sequence + 1, $"sequence number {at}");
        var isSameFrame = next.Content.Frame == before.Content.Frame && next.Content.Encoding == before.Content.Encoding;
        if (isSameFrame)
        {
            Assert.True(next.RtpTimestamp == before.RtpTimestamp, $"timestamp within a frame {at}");
            Assert.True(next.PictureId == before.PictureId && next.Tl0 == before.Tl0, $"picture id within a frame {at}");
            Assert.True(next.Content.Packet == before.Content.Packet + 1, $"order within a frame {at}");
            return;
        }

        var passed = (next.RtpTimestamp - before.RtpTimestamp) / (isVideo ? 90.0 : 48.0);
        Assert.True(passed > 0, $"timestamp does not advance {at}");
        var between = (next.Content.SentAt - before.Content.SentAt).TotalMilliseconds;
        Assert.True(Math.Abs(passed - between) <= tolerance, $"timestamp jumps {at}");
        if (!isVideo)
        {
            return;
        }

        Assert.True(before.Marker, $"no marker at the end of a frame {at}");
        Assert.True(next.PictureId == ((before.PictureId + 1) & 0x7FFF), $"picture id {at}");
        var tl0 = (byte)(before.Tl0 + (next.Content.TemporalLayer == 0 ? 1 : 0));
        Assert.True(next.Tl0 == tl0, $"base layer index {at}");
        Assert.True(next.Content.Encoding == before.Content.Encoding || next.Content.IsKeyFrame, $"layer changed without key frame {at}");
    }
}
