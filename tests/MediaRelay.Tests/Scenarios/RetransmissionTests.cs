using System.Buffers.Binary;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>What the network loses is asked for and sent again, on both sides of the relay.</summary>
public sealed class RetransmissionTests : Scenario
{
    public static TheoryData<int, int> LossAndSeed => new()
    {
        { 1, 1 }, { 5, 2 }, { 10, 3 }, { 20, 4 }, { 30, 5 },
    };

    [Theory]
    [MemberData(nameof(LossAndSeed))]
    public void Video_LostUpstream_EveryFrameIsDecoded(int percent, int seed)
    {
        var video = new VideoCall(NewCall(seed));
        video.Upstream.Conditions = Lossy(percent);

        video.Call.Run(Duration.FromSeconds(10));
        video.Drain();

        Assert.True(video.Upstream.DroppedMedia > 0, "nothing was lost");
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
    }

    [Theory]
    [MemberData(nameof(LossAndSeed))]
    public void Video_LostDownstream_EveryFrameIsDecoded(int percent, int seed)
    {
        var video = new VideoCall(NewCall(seed));
        video.Downstream.Conditions = Lossy(percent);

        video.Call.Run(Duration.FromSeconds(10));
        video.Drain();

        Assert.True(video.Downstream.DroppedMedia > 0, "nothing was lost");
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
        Assert.Equal(0, video.Encoding.Counters.PacketsAskedFor);
    }

    [Theory]
    [MemberData(nameof(LossAndSeed))]
    public void Video_LostReorderedAndDoubledEverywhere_EveryFrameIsDecoded(int percent, int seed)
    {
        var video = new VideoCall(NewCall(seed));
        foreach (var transport in video.Call.Transports)
        {
            transport.Up.Conditions = transport.Down.Conditions = Lossy(percent / 2.0) with
            {
                Duplication = 0.05,
                Reordering = 0.1,
                Jitter = Duration.FromMilliseconds(8),
            };
        }

        video.Call.Run(Duration.FromSeconds(10));
        video.Drain();

        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        Assert.Equal(0, video.Receiver.Sequence.Missing);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(20, 2)]
    public void Audio_LostBothWays_EveryPacketArrivesWithoutRtx(int percent, int seed)
    {
        var audio = new VideoCall(NewCall(seed), TestSenderOptions.Audio(0xA000));
        audio.Upstream.Conditions = audio.Downstream.Conditions = Lossy(percent);

        audio.Call.Run(Duration.FromSeconds(10));
        audio.Drain();

        StreamAssert.AllDecoded(audio.Receiver, audio.Encoding);
        StreamAssert.Continuous(audio.Receiver);
        Assert.Equal(0, audio.Receiver.Counters.Retransmissions);
    }

    [Fact]
    public void Video_SenderWithoutRtx_LostUpstreamArrives()
    {
        var video = new VideoCall(NewCall(), TestSenderOptions.Video(0xB000) with { UseRtx = false });
        video.Upstream.Conditions = Lossy(10);

        video.Call.Run(Duration.FromSeconds(5));
        video.Drain();

        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Nack_ForWhatTheRelayStillMisses_IsServedOnceItComes()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);
        var lost = (ushort)(video.Encoding.NextSequence + 1);
        var repeats = 0;
        video.Upstream.Drop = (kind, _, datagram) => kind == DatagramKind.Rtp && (SsrcOf(datagram) == 0xB000
            ? BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) == lost
            : SsrcOf(datagram) == 0xB001 && ++repeats <= 2);

        video.Call.RunMilliseconds(1000);
        video.Drain();

        Assert.Equal(3, repeats);
        Assert.True(video.Receiver.Counters.PacketsAskedFor >= 2, "the viewer did not ask meanwhile");
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Nack_SamePacketAgainAtOnce_IsAnsweredOnce()
    {
        var video = new VideoCall(NewCall(), viewing: new TestReceiverOptions { Record = true, Nack = false });
        video.Call.RunMilliseconds(500);
        var wanted = (ushort)video.Receiver.Sequence.Highest;

        for (var i = 0; i < 5; i++)
        {
            video.Bob.Receive.SendNack(video.Receiver, wanted);
        }

        video.Call.RunMilliseconds(100);

        Assert.Equal(1, video.Receiver.Counters.Retransmissions);
        Assert.Equal(5, video.Call.Core.GetConsumerStatistics(video.View.Id, video.Call.Now).Value.NacksReceived);
    }

    [Fact]
    public void Nack_NumbersThatWereNeverSent_AreNotAnswered()
    {
        var video = new VideoCall(NewCall(), viewing: new TestReceiverOptions { Record = true, Nack = false });
        video.Call.RunMilliseconds(500);
        var next = video.Receiver.Sequence.Highest + 100;
        var before = video.Receiver.Sequence.First - 1;

        video.Bob.Receive.SendNack(video.Receiver, (ushort)before, (ushort)next, (ushort)(next + 30_000));
        video.Call.RunMilliseconds(100);

        Assert.Equal(0, video.Receiver.Counters.Retransmissions);
    }

    [Fact]
    public void Upstream_Dead_RequestsEndAndMediaGoesOnAfterwards()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);
        video.Upstream.Drop = static (kind, _, _) => kind is DatagramKind.Rtp;
        video.Call.RunMilliseconds(3000);
        video.Upstream.Drop = null;

        video.Call.RunMilliseconds(2000);

        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture after the path came back");
        var statistics = video.Call.Core.GetProducerStatistics(video.Camera.Id, video.Call.Now).Value.Tracks[0];
        Assert.True(statistics.NacksSent < 3000, $"{statistics.NacksSent} packets were asked for");
    }

    private static LinkConditions Lossy(double percent) => new() { Loss = percent / 100.0, AppliesToSetup = false };

    private static uint SsrcOf(ReadOnlySpan<byte> datagram) => BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]);
}
