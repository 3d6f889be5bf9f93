using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Simulcast and temporal layers: the viewer sees another resolution, never a seam.</summary>
public sealed class LayerTests : Scenario
{
    /// <summary>Before both layers' sender reports came, a switch goes by arrival: layers differ by less than a frame.</summary>
    private const double ByArrival = 40;

    [Fact]
    public void PreferredLayer_UpAndDown_SwitchesAtKeyFramesWithoutSeam()
    {
        var video = new VideoCall(NewCall(), Simulcast());
        video.Call.RunMilliseconds(2500);

        foreach (var layer in new[] { 0, 2, 1, 0, 1, 2 })
        {
            Assert.True(video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers(layer), video.Call.Now).IsOk);
            video.Call.RunMilliseconds(1200);
            Assert.Equal(layer, video.Receiver.Log[^1].Content.Encoding);
        }

        StreamAssert.Continuous(video.Receiver, ByArrival);
        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
        var changes = video.Call.Events.OfType<ConsumerLayerChanged>().Select(static change => change.Spatial);
        Assert.Equal([2, 0, 2, 1, 0, 1, 2], changes.SkipWhile(static layer => layer != 2));
    }

    [Fact]
    public void Switch_AfterSenderReports_TimestampsAreExact()
    {
        var video = new VideoCall(NewCall(), Simulcast());
        video.Call.RunMilliseconds(3000);
        var from = video.Receiver.Log.Count;

        video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers(0), video.Call.Now);
        video.Call.RunMilliseconds(1000);

        var switched = video.Receiver.Log.Skip(from).First(static packet => packet.Content.Encoding == 0);
        var before = video.Receiver.Log.Last(packet => packet.Sequence == switched.Sequence - 1);
        var passed = (switched.RtpTimestamp - before.RtpTimestamp) / 90.0;
        Assert.InRange(passed - (switched.Content.SentAt - before.Content.SentAt).TotalMilliseconds, -0.1, 0.1);
    }

    [Fact]
    public void Switch_UnderLossBothWays_EverythingIsDecodable()
    {
        var video = new VideoCall(NewCall(4), Simulcast());
        video.Upstream.Conditions = video.Downstream.Conditions = new LinkConditions { Loss = 0.05, AppliesToSetup = false };
        video.Call.RunMilliseconds(2000);
        foreach (var layer in new[] { 0, 2, 0, 1, 2, 0, 2 })
        {
            video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers(layer), video.Call.Now);
            video.Call.RunMilliseconds(1500);
            Assert.Equal(layer, video.Receiver.Log[^1].Content.Encoding);
        }

        video.Drain();

        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
        Assert.Equal(0, video.Receiver.Sequence.Missing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Switch_PacketsComeOneByOne_EverythingIsDecodable(int seed)
    {
        var video = new VideoCall(NewCall(seed), Simulcast());
        video.Upstream.Conditions = new LinkConditions { Jitter = Duration.FromMilliseconds(25), AppliesToSetup = false };
        video.Call.RunMilliseconds(2000);
        for (var i = 0; i < 12; i++)
        {
            video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers((i + 1) % 3), video.Call.Now);
            video.Call.RunMilliseconds(700 + (seed * 13) + (i * 7));
        }

        video.Drain();

        Assert.Equal(0, video.Receiver.Sequence.Missing);
        var cut = video.Receiver.Log.GroupBy(static packet => (packet.Content.Encoding, packet.Content.Frame))
            .Count(static frame => frame.DistinctBy(static packet => packet.Content.Packet).Count() != frame.First().Content.Packets);
        Assert.InRange(cut, 0, 12);
        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
    }

    [Fact]
    public void PreferredLayer_GoesSilent_FallsBackAndReturns()
    {
        var video = new VideoCall(NewCall(), Simulcast());
        video.Call.RunMilliseconds(2500);
        Assert.Equal(2, video.Receiver.Log[^1].Content.Encoding);

        video.Camera.Encoding(2).IsActive = false;
        video.Call.RunMilliseconds(2000);
        Assert.Equal(1, video.Receiver.Log[^1].Content.Encoding);
        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture without the layer");

        video.Camera.Encoding(2).IsActive = true;
        video.Call.RunMilliseconds(2000);
        Assert.Equal(2, video.Receiver.Log[^1].Content.Encoding);
        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
        StreamAssert.Continuous(video.Receiver, ByArrival);
    }

    [Fact]
    public void OnlyTheLowestLayerIsSent_ViewerGetsThat()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(Simulcast());
        camera.Encoding(1).IsActive = camera.Encoding(2).IsActive = false;
        var view = call.AddPeer("bob").Consume(camera);
        call.Connect();

        call.RunMilliseconds(2000);

        Assert.True(view.Receiver.Frames(0).Decoded > 30, $"{view.Receiver.Frames(0).Decoded} frames");
    }

    [Fact]
    public void Viewers_DifferentLayers_EachGetsItsOwn()
    {
        var video = new VideoCall(NewCall(), Simulcast());
        var views = Enumerable.Range(0, 3).Select(layer => video.Call.AddPeer($"viewer{layer}").Consume(video.Camera)).ToList();
        video.Call.Connect();
        video.Call.RunMilliseconds(1000);
        for (var layer = 0; layer < 3; layer++)
        {
            video.Call.Core.SetPreferredLayers(views[layer].Id, new PreferredLayers(layer), video.Call.Now);
        }

        video.Call.RunMilliseconds(2000);

        for (var layer = 0; layer < 3; layer++)
        {
            Assert.Equal(layer, views[layer].Receiver.Log[^1].Content.Encoding);
            Assert.Equal(layer, video.Call.Core.GetConsumerStatistics(views[layer].Id, video.Call.Now).Value.CurrentLayer);
            StreamAssert.Continuous(views[layer].Receiver, ByArrival);
        }
    }

    [Fact]
    public void TemporalLayer_Dropped_NumbersCloseUpAndAllIsDecodable()
    {
        var video = new VideoCall(NewCall(), TestSenderOptions.Video(0xB000) with { TemporalLayers = 3 });
        video.Call.RunMilliseconds(1000);

        foreach (var temporal in new int?[] { 0, 1, 0, null, 1, 2 })
        {
            video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers(0, temporal), video.Call.Now);
            video.Call.RunMilliseconds(100);
            var from = video.Receiver.Log.Count;
            video.Call.RunMilliseconds(900);
            var layers = video.Receiver.Log.Skip(from).Select(static packet => packet.Content.TemporalLayer).Distinct().Order();
            Assert.Equal(Enumerable.Range(0, (temporal ?? 2) + 1).Select(static layer => (byte)layer), layers);
        }

        StreamAssert.Continuous(video.Receiver);
        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TemporalLayer_DroppedUnderLossBothWays_AllIsDecodable(int seed)
    {
        var video = new VideoCall(NewCall(seed), TestSenderOptions.Video(0xB000) with { TemporalLayers = 3 });
        video.Upstream.Conditions = video.Downstream.Conditions = new LinkConditions { Loss = 0.05, AppliesToSetup = false };
        video.Call.RunMilliseconds(1000);
        video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers(0, 0), video.Call.Now);

        video.Call.Run(Duration.FromSeconds(5));
        video.Drain();

        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
        Assert.Equal(0, video.Receiver.Sequence.Missing);

        // What was lost on the way to the relay has a number that is open at the viewer: it comes when asked for, whatever its layer.
        var fresh = video.Receiver.Log.Where(static packet => !packet.IsRetransmission).TakeLast(50);
        Assert.All(fresh, static packet => Assert.Equal(0, packet.Content.TemporalLayer));
        var sent = video.Receiver.Log
            .Where(static packet => packet.Content.TemporalLayer == 0)
            .Select(static packet => packet.Content.Frame);
        var expected = video.Receiver.Log.Max(static packet => packet.Content.Frame);
        Assert.True(sent.Distinct().Count() >= (expected / 4) - 3, "frames of the base layer are missing");
    }

    [Fact]
    public void TemporalLayer_ChangedAtAnyMoment_CutsNoFrameAndRisesAtLayerSync()
    {
        var video = new VideoCall(NewCall(), TestSenderOptions.Video(0xB000) with { TemporalLayers = 3 });

        // Packets of a frame come one by one, so that some wishes come in the middle of one.
        video.Upstream.Conditions = new LinkConditions { Rate = 2_000_000, AppliesToSetup = false };
        video.Call.RunMilliseconds(1000);
        for (var i = 0; i < 45; i++)
        {
            video.Call.RunMilliseconds(i * 2);
            video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers(0, 0), video.Call.Now);
            video.Call.RunMilliseconds(200 + i);
            var from = video.Receiver.Log.Count;
            video.Call.Core.SetPreferredLayers(video.View.Id, new PreferredLayers(0, 2), video.Call.Now);
            video.Call.RunMilliseconds(300);

            var first = video.Receiver.Log.Skip(from).First(static packet => packet.Content.TemporalLayer > 0);
            Assert.Equal(0, first.Content.Packet);
            Assert.Equal(2, video.Receiver.Log.Skip(from).Max(static packet => packet.Content.TemporalLayer));
        }

        video.Drain();
        Assert.Equal(video.Receiver.CompleteFrames, video.Receiver.DecodedFrames);
        StreamAssert.Continuous(video.Receiver);
        var frames = video.Receiver.Log.GroupBy(static packet => packet.Content.Frame);
        Assert.All(frames, static frame => Assert.Equal(frame.First().Content.Packets, frame.Count()));
    }

    private static TestSenderOptions Simulcast()
    {
        var options = TestSenderOptions.Simulcast(0xC000);
        return options with
        {
            Encodings = [.. options.Encodings.Select(static (encoding, index) => encoding with
            {
                FirstTimestamp = (uint)(0xFFFF_0000 + (index * 1_000_003)),
                FirstSequence = (ushort)(500 + (index * 9000)),
                FirstPictureId = (ushort)(32_700 + (index * 37)),
            })],
        };
    }
}
