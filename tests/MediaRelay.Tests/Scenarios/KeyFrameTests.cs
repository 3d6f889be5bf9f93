using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Who needs a key frame gets one soon, and the sender is not asked more often than needed.</summary>
public sealed class KeyFrameTests : Scenario
{
    /// <summary>Request to the sender, wait for its next frame, and the way through the relay.</summary>
    private static readonly Duration OneRoundTrip = Duration.FromMilliseconds(10 + 34 + 10 + 10);

    [Fact]
    public void Viewer_JoinsLate_DecodesAfterOneRoundTrip()
    {
        var video = new VideoCall(NewCall());
        var carol = video.Call.AddPeer("carol").Receive;
        video.Call.RunMilliseconds(2000);
        Assert.True(carol.IsConnected);

        var joined = video.Call.Now;
        var view = video.Call.AddPeer("dave");
        _ = view.Receive;
        video.Call.Connect();
        var consumed = video.Call.Now;
        var seen = view.Consume(video.Camera);
        video.Call.RunMilliseconds(500);

        Assert.True(consumed > joined);
        var waited = seen.Receiver.FirstDecodedAt - consumed;
        Assert.True(waited <= OneRoundTrip, $"{waited.TotalMilliseconds} ms");
        Assert.True(seen.Receiver.Log[0].Content is { IsKeyFrame: true, Packet: 0 }, "does not begin with a key frame");
        StreamAssert.Continuous(seen.Receiver);
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Viewers_EightJoinTogether_SenderIsAskedOnce()
    {
        var video = new VideoCall(NewCall());
        var viewers = Enumerable.Range(0, 8).Select(index => video.Call.AddPeer($"viewer{index}")).ToList();
        viewers.ForEach(static viewer => _ = viewer.Receive);
        video.Call.Connect();
        video.Call.RunMilliseconds(1000);
        var before = video.Encoding.Counters.PictureLosses;

        var views = viewers.ConvertAll(viewer => viewer.Consume(video.Camera));
        video.Call.RunMilliseconds(1000);

        Assert.Equal(before + 1, video.Encoding.Counters.PictureLosses);
        Assert.All(views, view => Assert.Equal(view.Receiver.CompleteFrames, view.Receiver.DecodedFrames));
        Assert.All(views, view => Assert.True(view.Receiver.DecodedFrames > 25));
    }

    [Fact]
    public void Viewers_AllLoseThePicture_SenderIsAskedOnce()
    {
        var video = new VideoCall(NewCall());
        var views = Enumerable.Range(0, 5).Select(index => video.Call.AddPeer($"viewer{index}").Consume(video.Camera)).ToList();
        video.Call.Connect();
        video.Call.RunMilliseconds(1000);
        var before = video.Encoding.Counters.PictureLosses;

        views.ForEach(static view => view.Transport.SendPictureLossIndication(view.Receiver));
        video.Call.RunMilliseconds(600);

        Assert.Equal(before + 1, video.Encoding.Counters.PictureLosses);
    }

    [Fact]
    public void Request_LostOnTheWay_IsRepeatedUntilTheKeyFrameComes()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000));
        var bob = call.AddPeer("bob");
        _ = bob.Receive;
        call.Connect();
        call.RunMilliseconds(500);
        camera.Transport.Down.Drop = static (kind, _, _) => kind == DatagramKind.Rtcp;
        var view = bob.Consume(camera);
        call.RunMilliseconds(600);
        Assert.Equal(0, view.Receiver.Sequence.Unique);

        camera.Transport.Down.Drop = null;
        call.RunMilliseconds(400);

        Assert.True(view.Receiver.DecodedFrames > 0, "no picture");
        StreamAssert.Continuous(view.Receiver);
    }

    [Fact]
    public void KeyFrame_ItsStartLostAndRepaired_NewViewerGetsTheWholeFrameUnasked()
    {
        var video = new VideoCall(NewCall());
        var carol = video.Call.AddPeer("carol");
        _ = carol.Receive;
        video.Call.Connect();
        video.Call.RunMilliseconds(1000);
        var keyFrames = video.Encoding.Counters.KeyFrames;
        var isDropped = false;
        video.Upstream.Drop = (kind, _, _) =>
            kind == DatagramKind.Rtp && !isDropped && video.Encoding.Counters.KeyFrames > keyFrames && (isDropped = true);

        var view = carol.Consume(video.Camera);
        video.Call.RunMilliseconds(1000);

        Assert.True(isDropped);
        Assert.Equal(0, view.Receiver.Counters.PacketsAskedFor);
        Assert.True(view.Receiver.DecodedFrames > 20);
        StreamAssert.Continuous(view.Receiver);
    }

    [Fact]
    public void Viewer_LeavesWhileItWaits_SenderIsNotAskedAnyMore()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice");
        var camera = alice.Produce(TestSenderOptions.Video(0xB000));
        var bob = call.AddPeer("bob");
        _ = bob.Receive;
        call.Connect();
        call.RunMilliseconds(500);
        camera.Sender.IsPaused = true;
        var view = bob.Consume(camera);
        call.RunMilliseconds(1000);
        Assert.True(camera.Encoding().Counters.PictureLosses > 1);

        call.Core.PauseConsumer(view.Id, call.Now);
        call.RunMilliseconds(50);
        var asked = camera.Encoding().Counters.PictureLosses;
        call.RunMilliseconds(5000);

        Assert.Equal(asked, camera.Encoding().Counters.PictureLosses);
    }

    [Fact]
    public void Sender_KnowsOnlyFullIntraRequests_GetsThese()
    {
        var video = new VideoCall(NewCall(), TestSenderOptions.Video(0xB000) with { UsePictureLossIndication = false });
        video.Call.RunMilliseconds(1000);

        video.Bob.Receive.SendPictureLossIndication(video.Receiver);
        video.Call.RunMilliseconds(500);

        Assert.Equal(0, video.Encoding.Counters.PictureLosses);
        Assert.InRange(video.Encoding.Counters.IntraRequests, 1, 3);
        Assert.True(video.Receiver.Frames().DecodedKeyFrames >= 2, "the request was not followed");
    }

    [Fact]
    public void Host_RequestsKeyFrame_SenderIsAsked()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);
        var before = video.Encoding.Counters.PictureLosses;

        Assert.True(video.Call.Core.RequestKeyFrame(video.View.Id).IsOk);
        video.Call.RunMilliseconds(200);

        Assert.Equal(before + 1, video.Encoding.Counters.PictureLosses);
    }

    [Fact]
    public void Request_AboutAudio_IsNeverPassedOn()
    {
        var audio = new VideoCall(NewCall(), TestSenderOptions.Audio(0xA000));
        audio.Call.RunMilliseconds(500);

        Assert.True(audio.Call.Core.RequestKeyFrame(audio.View.Id).IsOk);
        audio.Bob.Receive.SendPictureLossIndication(audio.Receiver);
        audio.Call.RunMilliseconds(3000);

        Assert.Equal(0, audio.Call.Core.GetProducerStatistics(audio.Camera.Id, audio.Call.Now).Value.Tracks[0].KeyFrameRequestsSent);
        StreamAssert.Continuous(audio.Receiver);
    }
}
