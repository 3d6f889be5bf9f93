using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Who asks or sends too much is bounded, and costs nobody else anything.</summary>
public sealed class FloodTests : Scenario
{
    private static readonly TestReceiverOptions Quiet = new() { Record = true, Nack = false };

    [Fact]
    public void Nacks_FloodOfManyDistinctNumbers_IsAnsweredWithinTheRepeatBudget()
    {
        var options = TestSenderOptions.Video(0xB000);
        var rich = options with { Encodings = [options.Encodings[0] with { PacketsPerFrame = 12, KeyFramePackets = 12 }] };
        var video = new VideoCall(NewCall(), rich, Quiet);
        var carol = video.Call.AddPeer("carol").Consume(video.Camera);
        video.Call.Connect();
        video.Call.RunMilliseconds(1500);

        for (var i = 0; i < 400; i++)
        {
            // Three messages in one compound, each for the same 240 packets.
            var wanted = Numbers(video.Receiver.Sequence.Highest - 240, 240);
            var nack = WriteNack(video.Receiver.Ssrc, wanted);
            video.Bob.Receive.SendRtcp([.. nack, .. nack, .. nack]);
            video.Call.RunMilliseconds(5);
        }

        video.Call.RunMilliseconds(200);

        // 8 Mbit/s in full packets are 833 a second, and a quarter of a second may come at once.
        Assert.InRange(video.Receiver.Counters.Retransmissions, 1000, (833 * 2.3) + 208);
        StreamAssert.Continuous(carol.Receiver);
        Assert.Equal(carol.Receiver.CompleteFrames, carol.Receiver.DecodedFrames);
        Assert.Equal(0, video.Receiver.Sequence.Missing);
    }

    [Fact]
    public void Nack_ManyDistinctNumbersTwiceAtOnce_EachIsAnsweredOnce()
    {
        var options = TestSenderOptions.Video(0xB000);
        var rich = options with { Encodings = [options.Encodings[0] with { PacketsPerFrame = 12, KeyFramePackets = 12 }] };
        var video = new VideoCall(NewCall(), rich, Quiet);
        video.Call.RunMilliseconds(1500);

        var nack = WriteNack(video.Receiver.Ssrc, Numbers(video.Receiver.Sequence.Highest - 100, 100));
        video.Bob.Receive.SendRtcp([.. nack, .. nack]);
        video.Call.RunMilliseconds(100);

        Assert.Equal(100, video.Receiver.Counters.Retransmissions);
    }

    [Fact]
    public void Feedback_MoreThanTheIncomingBudget_IsCutAndCounted()
    {
        var video = new VideoCall(NewCall(1, static settings => settings with { MaxIncomingBitrate = 2_000_000 }));
        video.Call.RunMilliseconds(500);
        var before = video.Bob.Receive.Statistics.BytesReceived;
        var report = new byte[1000];
        (report[0], report[1], report[3]) = (0x80, (byte)RtcpPacketType.Goodbye, 249);

        for (var i = 0; i < 1000; i++)
        {
            video.Bob.Receive.SendRtcp(report);
            video.Call.RunMilliseconds(1);
        }

        var statistics = video.Bob.Receive.Statistics;
        Assert.True(statistics.Dropped["OverBitrate"] > 500);
        Assert.InRange((statistics.BytesReceived - before) * 8, 1_500_000, 2_600_000);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Media_ForgedFromTheSendersAddress_LeavesTheSenderItsBudget()
    {
        var video = new VideoCall(NewCall(1, static settings => settings with { MaxIncomingBitrate = 2_000_000 }));
        video.Call.RunMilliseconds(500);
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var forged = new byte[1200];
            random.NextBytes(forged);
            (forged[0], forged[1]) = (0x80, SenderParameters.Vp8PayloadType);
            (forged[8], forged[9], forged[10], forged[11]) = (0, 0, 0xB0, 0);
            video.Call.Network.Inject(video.Call.Now, video.Alice.Send.Node.Addresses[0], forged);
            video.Call.RunMilliseconds(1);
        }

        video.Drain();
        var dropped = video.Alice.Send.Statistics.Dropped;
        Assert.Equal(2000, dropped.Where(static drop => drop.Key is "AuthenticationFailed" or "Replayed").Sum(static drop => drop.Value));
        Assert.DoesNotContain("OverBitrate", dropped.Keys);
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        Assert.Equal(0, video.Receiver.Counters.Retransmissions);
    }

    [Fact]
    public void Nack_AboutTheRetransmissionStream_IsIgnored()
    {
        var video = new VideoCall(NewCall(), viewing: Quiet);
        video.Call.RunMilliseconds(500);
        video.Bob.Receive.SendNack(video.Receiver, (ushort)video.Receiver.Sequence.Highest);
        video.Call.RunMilliseconds(100);
        Assert.Equal((1L, 1L), Repeats(video));

        video.Bob.Receive.SendRtcp(WriteNack(video.Receiver.RtxSsrc, Numbers(video.Receiver.RtxSequence.Highest, 1)));
        video.Bob.Receive.SendRtcp(WriteNack(video.Receiver.RtxSsrc, Numbers(video.Receiver.Sequence.Highest - 5, 5)));
        video.Call.RunMilliseconds(100);

        Assert.Equal((1L, 1L), Repeats(video));
        Assert.Equal(1, video.Receiver.Counters.Retransmissions);
    }

    [Fact]
    public void SenderReport_AfterRetransmissions_CountsTheMediaStreamAlone()
    {
        var video = new VideoCall(NewCall());
        video.Downstream.Conditions = new LinkConditions { Loss = 0.1, AppliesToSetup = false };
        video.Call.RunMilliseconds(5000);
        video.Drain();

        var statistics = video.Call.Core.GetConsumerStatistics(video.View.Id, video.Call.Now).Value;
        Assert.True(statistics.PacketsRetransmitted > 20, $"{statistics.PacketsRetransmitted} packets were sent again");
        var sent = video.Receiver.Sequence.Highest - video.Receiver.Sequence.First + 1;
        Assert.InRange(statistics.PacketsSent, sent, sent + 3); // The very first may have been lost.
        Assert.Equal(statistics.PacketsSent, video.Receiver.Counters.LastSenderReport.PacketCount);
        Assert.Equal(statistics.BytesSent, video.Receiver.Counters.LastSenderReport.OctetCount);
    }

    private static (long Nacks, long Repeats) Repeats(VideoCall video)
    {
        var statistics = video.Call.Core.GetConsumerStatistics(video.View.Id, video.Call.Now).Value;
        return (statistics.NacksReceived, statistics.PacketsRetransmitted);
    }

    private static ushort[] Numbers(long first, int count) => [.. Enumerable.Range(0, count).Select(i => (ushort)(first + i))];

    private static byte[] WriteNack(uint media, ushort[] lost)
    {
        var packet = new byte[1000];
        var length = Nack.Write(packet, new(new Ssrc(1), new Ssrc(media)), lost, out var taken);
        Assert.Equal(lost.Length, taken);
        return packet[..length];
    }
}
