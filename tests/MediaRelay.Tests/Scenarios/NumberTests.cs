using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Numbers that wrap, jump, or begin anew.</summary>
public sealed class NumberTests : Scenario
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SequenceNumbers_MoreThanTwoWrapsWithLoss_EverythingArrives(int seed)
    {
        var options = TestSenderOptions.Video(0xB000);
        var dense = options with
        {
            Interval = Duration.FromMilliseconds(20),
            Encodings =
            [
                options.Encodings[0] with { PacketsPerFrame = 100, KeyFramePackets = 100, PayloadLength = 60, FirstSequence = 32_000 },
            ],
        };
        var video = new VideoCall(NewCall(seed), dense, new TestReceiverOptions());
        video.Upstream.Conditions = video.Downstream.Conditions = new LinkConditions { Loss = 0.005, AppliesToSetup = false };

        video.Call.Run(Duration.FromSeconds(35));
        video.Drain();

        Assert.True(video.Encoding.NextSequence > 65_536 * 3, $"{video.Encoding.NextSequence}");
        Assert.True(video.Receiver.Sequence.Highest > 65_536 * 3);
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        Assert.Equal(0, video.Receiver.Sequence.Missing);
        Assert.Equal(0, video.Bob.Receive.Peer.Counters.Undecryptable);
        Assert.DoesNotContain("AuthenticationFailed", video.Alice.Send.Statistics.Dropped.Keys);
    }

    [Theory]
    [InlineData(65_530, 1)]
    [InlineData(65_533, 2)]
    [InlineData(65_400, 3)]
    public void SequenceNumbers_FirstWrapWithLoss_NoSeam(int first, int seed)
    {
        var options = TestSenderOptions.Video(0xB000);
        var video = new VideoCall(NewCall(seed), options with
        {
            Encodings =
            [
                options.Encodings[0] with { FirstSequence = (ushort)first, FirstTimestamp = 0xFFFF_F000, FirstPictureId = 32_760 },
            ],
        });
        video.Call.RunMilliseconds(1);
        video.Upstream.Conditions = new LinkConditions { Loss = 0.1, AppliesToSetup = false };

        video.Call.RunMilliseconds(4000);
        video.Drain();

        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ssrc_ChangedInTheMiddle_NoSeamForTheViewer(bool isSignalled)
    {
        var options = TestSenderOptions.Simulcast(0xC000);
        var video = new VideoCall(NewCall(), options with
        {
            SignalSsrcs = isSignalled,
            Encodings = [options.Encodings[2] with { Rid = isSignalled ? null : "f" }],
        });
        video.Call.RunMilliseconds(2000);

        video.Encoding.ChangeSsrc(0xC100, 0xC101, 20_000);
        video.Call.RunMilliseconds(2000);
        video.Encoding.ChangeSsrc(0xC200, 0xC201, 100);
        video.Call.RunMilliseconds(2000);

        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture after the change");
        StreamAssert.Continuous(video.Receiver, toleranceMilliseconds: 40);
        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
    }

    [Fact]
    public void Ssrc_ChangedUnderLoss_PictureComesBack()
    {
        var options = TestSenderOptions.Simulcast(0xC000);
        var video = new VideoCall(NewCall(6), options with { Encodings = [options.Encodings[1]] });
        video.Upstream.Conditions = new LinkConditions { Loss = 0.1, AppliesToSetup = false };
        for (uint i = 1; i <= 10; i++)
        {
            video.Call.RunMilliseconds(700);
            video.Encoding.ChangeSsrc(0xC000 + (i * 16), 0xC001 + (i * 16), (ushort)(i * 3000));
        }

        video.Drain();

        Assert.Equal(video.Encoding.Counters.Frames - 1, video.Receiver.Frames().LastDecoded);
    }

    [Fact]
    public void SequenceNumbers_JumpFarAhead_PictureComesBack()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);

        video.Encoding.SkipSequence(5000);
        video.Call.RunMilliseconds(2000);

        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture after the jump");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Padding_ProbesInTheStream_AreNotForwarded(bool useRtx)
    {
        var video = new VideoCall(NewCall(), TestSenderOptions.Video(0xB000) with { UseRtx = useRtx });
        for (var i = 0; i < 20; i++)
        {
            video.Call.RunMilliseconds(95);
            video.Alice.Send.SendPadding(video.Encoding, 5);
        }

        video.Drain();

        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
        Assert.Equal(0, video.Encoding.Counters.PacketsAskedFor);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void Viewers_HoweverMany_AllGetTheSame(int count)
    {
        var call = NewCall(count);
        var alice = call.AddPeer("alice");
        var camera = alice.Produce(TestSenderOptions.Video(0xB000));
        var microphone = alice.Produce(TestSenderOptions.Audio(0xA000));
        var views = new List<Viewed>();
        for (var i = 0; i < count; i++)
        {
            var viewer = call.AddPeer($"viewer{i}");
            views.Add(viewer.Consume(camera));
            views.Add(viewer.Consume(microphone));
        }

        call.Connect();
        call.RunMilliseconds(2000);
        camera.Sender.IsPaused = microphone.Sender.IsPaused = true;
        call.RunMilliseconds(1000);

        Assert.All(views, static view => StreamAssert.Continuous(view.Receiver));
        Assert.All(views, view => StreamAssert.AllDecoded(view.Receiver, (view.Receiver.IsVideo ? camera : microphone).Encoding()));
        Assert.All(views, static view => Assert.True(view.Receiver.DecodedFrames > 50));
        Assert.Equal(views.Count, views.Select(static view => view.Receiver.Ssrc).Distinct().Count());
    }

    [Fact]
    public void Viewer_WithoutRtxAndExtensions_GetsPlainRepeats()
    {
        var call = NewCall(2);
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000));
        var all = MediaRelay.Ortc.RouterCapabilities.Default;
        var plain = all with { Codecs = [.. all.Codecs.Where(static codec => codec.MimeType != "video/rtx")], HeaderExtensions = [] };
        var view = call.AddPeer("bob").Consume(camera, capabilities: plain);
        call.Connect();
        view.Transport.Down.Conditions = new LinkConditions { Loss = 0.1, AppliesToSetup = false };

        call.Run(Duration.FromSeconds(5));
        view.Transport.Down.Conditions = LinkConditions.Perfect;
        call.RunMilliseconds(300);
        camera.Sender.IsPaused = true;
        call.RunMilliseconds(2000);

        Assert.Equal(0u, view.Receiver.RtxSsrc);
        StreamAssert.AllDecoded(view.Receiver, camera.Encoding());
        StreamAssert.Continuous(view.Receiver);
    }
}
