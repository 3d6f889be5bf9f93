using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Pauses of either side stop the stream and leave no seam; the host learns what is wanted.</summary>
public sealed class PauseTests : Scenario
{
    [Fact]
    public void Consumer_PausedAndResumed_NothingIsSentMeanwhileAndNoSeamStays()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);

        for (var round = 0; round < 3; round++)
        {
            video.Call.Core.PauseConsumer(video.View.Id, video.Call.Now);
            video.Call.RunMilliseconds(50);
            var received = video.Receiver.Sequence.Unique;
            video.Call.RunMilliseconds(700);
            Assert.Equal(received, video.Receiver.Sequence.Unique);

            video.Call.Core.ResumeConsumer(video.View.Id, video.Call.Now);
            video.Call.RunMilliseconds(1000);
            Assert.True(video.Receiver.Sequence.Unique > received);
        }

        StreamAssert.Continuous(video.Receiver);
        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
    }

    [Fact]
    public void Producer_PausedAndResumed_ViewersAndHostAreTold()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);

        video.Call.Core.SetProducerPaused(video.Camera.Id, true, video.Call.Now);
        video.Call.RunMilliseconds(50);
        var received = video.Receiver.Sequence.Unique;
        video.Call.RunMilliseconds(3000);
        Assert.Equal(received, video.Receiver.Sequence.Unique);

        video.Call.Core.SetProducerPaused(video.Camera.Id, true, video.Call.Now);
        video.Call.Core.SetProducerPaused(video.Camera.Id, false, video.Call.Now);
        video.Call.RunMilliseconds(1000);

        Assert.Equal(
            [
                new ProducerPausedChanged(SimulatedCall.Room, video.Camera.Id, true),
                new ProducerPausedChanged(SimulatedCall.Room, video.Camera.Id, false),
            ],
            video.Call.Events.OfType<ProducerPausedChanged>());
        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture after the pause");
        StreamAssert.Continuous(video.Receiver);
    }

    [Fact]
    public void Producer_CreatedPaused_ForwardsNothingUntilResumed()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000), paused: true);
        var view = call.AddPeer("bob").Consume(camera);
        call.Connect();
        call.RunMilliseconds(1000);
        Assert.Equal(0, view.Receiver.Sequence.Unique);
        Assert.True(view.Receiver.Consumer.ProducerPaused);

        call.Core.SetProducerPaused(camera.Id, false, call.Now);
        call.RunMilliseconds(500);

        Assert.True(view.Receiver.DecodedFrames > 10);
    }

    [Fact]
    public void Consumer_CreatedPaused_GetsNothingUntilResumed()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000));
        var view = call.AddPeer("bob").Consume(camera, resume: false);
        call.Connect();
        call.RunMilliseconds(1000);
        Assert.Equal(0, view.Receiver.Sequence.Unique);

        call.Core.ResumeConsumer(view.Id, call.Now);
        call.RunMilliseconds(500);

        Assert.True(view.Receiver.Log[0].Content is { IsKeyFrame: true, Packet: 0 });
        Assert.True(view.Receiver.DecodedFrames > 10);
    }

    [Fact]
    public void Audio_PausedAndResumed_GoesOnAtOnce()
    {
        var audio = new VideoCall(NewCall(), TestSenderOptions.Audio(0xA000));
        audio.Call.RunMilliseconds(500);
        audio.Call.Core.PauseConsumer(audio.View.Id, audio.Call.Now);
        audio.Call.RunMilliseconds(500);
        var received = audio.Receiver.Sequence.Unique;

        audio.Call.Core.ResumeConsumer(audio.View.Id, audio.Call.Now);
        audio.Call.RunMilliseconds(60);

        Assert.InRange(audio.Receiver.Sequence.Unique - received, 2, 4);
        StreamAssert.Continuous(audio.Receiver);
    }

    [Fact]
    public void LayersWanted_FollowWhatViewersWatch()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Simulcast(0xC000));
        var bob = call.AddPeer("bob");
        var carol = call.AddPeer("carol");
        call.RunMilliseconds(3000);
        Assert.Equal([[]], Wanted(call));

        var first = bob.Consume(camera);
        call.Connect();
        call.RunMilliseconds(3000);
        call.Core.SetPreferredLayers(first.Id, new PreferredLayers(0), call.Now);
        call.RunMilliseconds(3000);
        var second = carol.Consume(camera);
        call.Core.SetPreferredLayers(second.Id, new PreferredLayers(1), call.Now);
        call.RunMilliseconds(3000);
        call.Core.PauseConsumer(second.Id, call.Now);
        call.RunMilliseconds(500);
        call.Core.ResumeConsumer(second.Id, call.Now);
        call.RunMilliseconds(3000);
        call.Core.CloseConsumer(second.Id, call.Now);
        call.RunMilliseconds(3000);
        call.Core.PauseConsumer(first.Id, call.Now);
        call.RunMilliseconds(3000);

        Assert.Equal([[], [0, 1, 2], [0], [0, 1, 2], [0, 1], [0], []], Wanted(call));
    }

    [Fact]
    public void Consumer_OfSimulcastPausedOrItsProducer_HostLearnsThatNoLayerIsForwarded()
    {
        var video = new VideoCall(NewCall(), TestSenderOptions.Simulcast(0xC000));
        video.Call.RunMilliseconds(2500);
        var from = video.Call.Events.Count;

        video.Call.Core.PauseConsumer(video.View.Id, video.Call.Now);
        video.Call.Core.PauseConsumer(video.View.Id, video.Call.Now);
        video.Call.RunMilliseconds(100);
        video.Call.Core.ResumeConsumer(video.View.Id, video.Call.Now);
        video.Call.RunMilliseconds(500);
        video.Call.Core.SetProducerPaused(video.Camera.Id, true, video.Call.Now);
        video.Call.RunMilliseconds(100);
        video.Call.Core.SetProducerPaused(video.Camera.Id, false, video.Call.Now);
        video.Call.RunMilliseconds(500);
        video.Call.Core.CloseConsumer(video.View.Id, video.Call.Now);

        var changes = video.Call.Events.Skip(from).OfType<ConsumerLayerChanged>().ToList();
        Assert.All(changes, change => Assert.Equal(video.View.Id, change.Consumer));
        Assert.Equal([null, 2, null, 2, null], changes.Select(static change => change.Spatial));
    }

    private static IEnumerable<IReadOnlyList<int>> Wanted(SimulatedCall call) =>
        call.Events.OfType<ProducerLayersWanted>().Select(static wanted => wanted.Layers);
}
