using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Senders learn what arrived; the host learns what the viewers' paths are like.</summary>
public sealed class FeedbackTests : Scenario
{
    [Fact]
    public void TransportFeedback_ToTheSender_TellsWhatArrivedAndWhatNot()
    {
        var video = new VideoCall(NewCall());
        video.Upstream.Conditions = new LinkConditions { Loss = 0.1, AppliesToSetup = false };
        video.Call.Run(Duration.FromSeconds(10));
        video.Drain();

        var counters = video.Alice.Send.Peer.Counters;
        Assert.Equal(video.Upstream.DroppedMedia, counters.ReportedMissing);
        Assert.Equal(counters.PacketsSent - video.Upstream.DroppedMedia, counters.Acknowledged);
        Assert.InRange(counters.FeedbackPackets, 150, 700);
        Assert.Null(counters.BitrateLimit);
        Assert.Equal(0, counters.MalformedRtcp);
    }

    [Fact]
    public void Reports_ToTheSender_TellLossAndSequence()
    {
        var video = new VideoCall(NewCall(3));
        video.Upstream.Conditions = new LinkConditions { Loss = 0.2, AppliesToSetup = false };
        video.Call.Run(Duration.FromSeconds(10));

        var report = video.Encoding.Counters.LastReport;
        Assert.NotNull(report);
        Assert.InRange(report.Value.ExtendedHighestSequence, video.Encoding.NextSequence - 200, video.Encoding.NextSequence);
        Assert.True(report.Value.LastSenderReport != 0);
        Assert.InRange(report.Value.FractionLost / 256.0, 0.08, 0.35);
        Assert.InRange(report.Value.CumulativeLost, video.Upstream.DroppedMedia * 0.6, video.Upstream.DroppedMedia);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    public void Statistics_FromTransportFeedback_AreAboutRight(int percent)
    {
        var options = TestSenderOptions.Video(0xB000);
        var dense = options with { Encodings = [options.Encodings[0] with { PacketsPerFrame = 10, KeyFramePackets = 12 }] };
        var video = new VideoCall(NewCall(percent), dense);
        video.Downstream.Conditions = new LinkConditions
        {
            Loss = percent / 100.0,
            AppliesToSetup = false,
            Delay = Duration.FromMilliseconds(30),
        };
        video.Call.Run(Duration.FromSeconds(8));

        var statistics = video.Bob.Receive.Statistics;
        Assert.InRange(statistics.LossFraction!.Value * 100, percent * 0.5, percent * 1.6);
        Assert.InRange(statistics.RoundTripMilliseconds!.Value, 39, 100);
        Assert.InRange(statistics.ReceivedBitrate!.Value, 10 * 30 * 1000 * 8 * 0.8, 10 * 30 * 1000 * 8 * 1.3);
    }

    [Fact]
    public void Statistics_FromReportsAlone_AreAboutRight()
    {
        var audio = new VideoCall(NewCall(), TestSenderOptions.Audio(0xA000));
        audio.Downstream.Conditions = new LinkConditions { Loss = 0.2, AppliesToSetup = false, Delay = Duration.FromMilliseconds(40) };
        audio.Call.Run(Duration.FromSeconds(20));

        var statistics = audio.Bob.Receive.Statistics;
        Assert.Null(statistics.LossFraction);
        Assert.InRange(statistics.RoundTripMilliseconds!.Value, 49, 52);
        var consumer = audio.Call.Core.GetConsumerStatistics(audio.View.Id, audio.Call.Now).Value;
        Assert.InRange(consumer.LossFraction!.Value, 0.0, 0.5);
        Assert.True(consumer.PacketsRetransmitted > 50);
    }

    [Fact]
    public void Sender_WithoutTransportFeedback_GetsABitrateLimit()
    {
        var video = new VideoCall(NewCall(), TestSenderOptions.Video(0xB000) with { UseTransportSequence = false });

        video.Call.Run(Duration.FromSeconds(3));

        Assert.InRange(video.Alice.Send.Peer.Counters.BitrateLimit!.Value, 19_900_000, 20_000_000);
        Assert.Equal(0, video.Alice.Send.Peer.Counters.FeedbackPackets);
    }

    [Fact]
    public void Viewer_EstimatesItsBandwidth_StatisticsTellIt()
    {
        var video = new VideoCall(NewCall());
        video.Bob.Receive.Peer.EstimatedBitrate = 1_234_567;

        video.Call.Run(Duration.FromSeconds(3));

        Assert.InRange(video.Bob.Receive.Statistics.EstimatedBitrate!.Value, 1_230_000, 1_234_567);
    }

    [Fact]
    public void SenderReports_ToViewers_KeepSoundAndPictureInStep()
    {
        var video = new VideoCall(NewCall());
        var microphone = video.Alice.Produce(TestSenderOptions.Audio(0xA000));
        var heard = video.Bob.Consume(microphone);

        video.Call.Run(Duration.FromSeconds(5));

        Assert.All([video.Receiver, heard.Receiver], receiver =>
        {
            Assert.InRange(receiver.Counters.SenderReports, 3, 6);
            var report = receiver.Counters.LastSenderReport;
            var last = receiver.Log[^1];
            var rate = receiver.IsVideo ? 90_000.0 : 48_000.0;
            var sentAtReport = Wall(report.NtpTime) - ((int)(report.RtpTimestamp - (uint)last.RtpTimestamp) / rate);
            Assert.InRange(sentAtReport - Wall(last.Content.SentAt), -0.03, 0.03);
        });
        Assert.Equal(
            video.Receiver.Consumer.RtpParameters.Rtcp!.Cname,
            heard.Receiver.Consumer.RtpParameters.Rtcp!.Cname);
    }

    [Fact]
    public void Score_FollowsLossAndSilence()
    {
        var video = new VideoCall(NewCall(2));
        video.Call.Run(Duration.FromSeconds(3));
        Assert.Equal(10, Score(video));

        video.Upstream.Conditions = new LinkConditions { Loss = 0.3, AppliesToSetup = false };
        video.Call.Run(Duration.FromSeconds(5));
        Assert.InRange(Score(video), 1, 9);

        video.Camera.Sender.IsPaused = true;
        video.Call.Run(Duration.FromSeconds(5));
        Assert.Equal(0, Score(video));
        Assert.Equal(0, video.Call.Events.OfType<ProducerScoreChanged>().Last().Score);
    }

    [Fact]
    public void AudioLevels_LouderSpeaker_IsTheActiveOne()
    {
        var call = NewCall();
        var peers = new[] { call.AddPeer("alice"), call.AddPeer("bob"), call.AddPeer("carol") };
        var tracks = Array.ConvertAll(peers, static peer => peer.Produce(TestSenderOptions.Audio(0xA000) with { AudioLevel = 127 }));
        var heard = peers[1].Consume(tracks[0]);
        call.Connect();
        call.Run(Duration.FromSeconds(1));
        Assert.Empty(call.Events.OfType<ActiveSpeakerChanged>());

        foreach (var speaker in new[] { 0, 2, 1 })
        {
            foreach (var track in tracks)
            {
                track.Sender.AudioLevel = 90;
            }

            tracks[speaker].Sender.AudioLevel = 20;
            call.Run(Duration.FromSeconds(3));
            Assert.Equal(peers[speaker].Id, call.Events.OfType<ActiveSpeakerChanged>().Last().Peer);
        }

        tracks[1].Sender.AudioLevel = 127;
        call.Run(Duration.FromSeconds(5));

        Assert.Equal(
            [peers[0].Id, peers[2].Id, peers[1].Id, null],
            call.Events.OfType<ActiveSpeakerChanged>().Select(static change => change.Peer));
        Assert.Equal([20, 90, 127], heard.Receiver.Log.Select(static packet => packet.AudioLevel & 0x7F).Distinct().Order());
    }

    [Fact]
    public void AudioLevels_SpeakerLeaves_NobodySpeaks()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice");
        alice.Produce(TestSenderOptions.Audio(0xA000));
        var bob = call.AddPeer("bob");
        bob.Produce(TestSenderOptions.Audio(0xA000) with { AudioLevel = 127 });
        call.Connect();
        call.Run(Duration.FromSeconds(2));

        call.Core.ClosePeer(SimulatedCall.Room, alice.Id, call.Now);
        call.Run(Duration.FromSeconds(2));

        Assert.Equal([alice.Id, null], call.Events.OfType<ActiveSpeakerChanged>().Select(static change => change.Peer));
    }

    private static int Score(VideoCall video) => video.Call.Core.GetProducerStatistics(video.Camera.Id, video.Call.Now).Value.Score;

    private static double Wall(Timestamp at) => 1_700_000_000.0 + at.Microseconds / 1e6;

    private static double Wall(MediaRelay.Rtcp.NtpTime time) => (time.Value / 4294967296.0) - 2_208_988_800.0;
}
