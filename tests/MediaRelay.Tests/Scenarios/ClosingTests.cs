using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>What hangs from a closed thing closes with it, once, and everybody concerned is told.</summary>
public sealed class ClosingTests : Scenario
{
    [Fact]
    public void Peer_Closed_ItsProducersAndTheirConsumersClose()
    {
        var video = new VideoCall(NewCall());
        var microphone = video.Alice.Produce(TestSenderOptions.Audio(0xA000) with { AudioLevel = 127 });
        var heard = video.Bob.Consume(microphone);
        video.Call.RunMilliseconds(500);
        var seen = video.Call.Events.Count;

        Assert.True(video.Call.Core.ClosePeer(SimulatedCall.Room, video.Alice.Id, video.Call.Now).IsOk);
        video.Call.RunMilliseconds(500);

        Assert.Equal<RelayEvent>(
            [
                new ConsumerClosed(SimulatedCall.Room, video.Bob.Id, video.View.Id, video.Camera.Id),
                new ProducerClosed(SimulatedCall.Room, video.Camera.Id),
                new ConsumerClosed(SimulatedCall.Room, video.Bob.Id, heard.Id, microphone.Id),
                new ProducerClosed(SimulatedCall.Room, microphone.Id),
                new TransportStateChanged(SimulatedCall.Room, video.Alice.Send.Id, TransportState.Closed),
            ],
            video.Call.Events.Skip(seen));
        Assert.Equal(TransportState.Connected, video.Bob.Receive.State);
        Assert.Equal(1, video.Call.LiveEngines);
        Assert.Equal(0, video.Call.Core.Blocks.Outstanding);
        Assert.Equal(RefusalCode.PeerNotFound, video.Call.Core.ClosePeer(SimulatedCall.Room, video.Alice.Id, video.Call.Now).Refusal?.Code);
    }

    [Fact]
    public void Transport_ClosedByCommand_BrowserIsTold()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);

        Assert.True(video.Call.Core.CloseTransport(video.Bob.Receive.Id, video.Call.Now).IsOk);
        video.Call.RunMilliseconds(500);

        Assert.Equal(MediaRelay.Dtls.DtlsState.Closed, video.Bob.Receive.Peer.Dtls.State);
        Assert.Contains(new ConsumerClosed(SimulatedCall.Room, video.Bob.Id, video.View.Id, video.Camera.Id), video.Call.Events);
    }

    [Fact]
    public void Transport_ClosedByTheBrowser_ClosesOnceWithAllThatHangsFromIt()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);

        video.Alice.Send.ClosePeer();
        video.Alice.Send.IsOn = false;
        video.Call.RunMilliseconds(500);

        var closed = new TransportStateChanged(SimulatedCall.Room, video.Alice.Send.Id, TransportState.Closed);
        Assert.Single(video.Call.Events, closed);
        Assert.Contains(new ProducerClosed(SimulatedCall.Room, video.Camera.Id), video.Call.Events);
        Assert.Contains(new ConsumerClosed(SimulatedCall.Room, video.Bob.Id, video.View.Id, video.Camera.Id), video.Call.Events);
        Assert.Equal(1, video.Call.LiveEngines);
    }

    [Fact]
    public void ProducerAndConsumer_Closed_OthersGoOn()
    {
        var video = new VideoCall(NewCall());
        var second = video.Alice.Produce(TestSenderOptions.Video(0xBB00, mid: "2"));
        var secondView = video.Bob.Consume(second);
        video.Call.RunMilliseconds(500);

        Assert.True(video.Call.Core.CloseProducer(video.Camera.Id).IsOk);
        Assert.Equal(RefusalCode.ConsumerNotFound, video.Call.Core.PauseConsumer(video.View.Id, video.Call.Now).Refusal?.Code);
        video.Call.RunMilliseconds(500);
        StreamAssert.Continuous(secondView.Receiver);
        Assert.True(video.Call.Now - secondView.Receiver.LastDecodedAt < Duration.FromMilliseconds(60));

        Assert.True(video.Call.Core.CloseConsumer(secondView.Id, video.Call.Now).IsOk);
        var received = secondView.Receiver.Sequence.Unique;
        video.Call.RunMilliseconds(50);
        received = Math.Max(received, secondView.Receiver.Sequence.Unique);
        video.Call.RunMilliseconds(500);
        Assert.Equal(received, secondView.Receiver.Sequence.Unique);
    }

    [Fact]
    public void Room_Closed_EverythingIsGoneAndTheNameIsFree()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);

        Assert.True(video.Call.Core.CloseRoom(SimulatedCall.Room, video.Call.Now).IsOk);
        video.Call.RunMilliseconds(500);

        Assert.Equal(0, video.Call.LiveEngines);
        Assert.Equal(0, video.Call.Core.Blocks.Outstanding);
        Assert.Equal(RefusalCode.TransportNotFound, video.Call.Core.GetTransportStatistics(video.Bob.Receive.Id).Refusal?.Code);
        Assert.Equal(Timestamp.Never, video.Call.Core.NextDeadline);
        Assert.True(video.Call.Core.OpenRoom(SimulatedCall.Room, video.Call.Now).IsOk);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Commands_InAnyOrderInTheMiddleOfMedia_LeaveNothingBehind(int seed)
    {
        var call = NewCall(seed);
        var random = new Random(seed);
        var peers = Enumerable.Range(0, 5).Select(index => call.AddPeer($"peer{index}")).ToList();
        var tracks = peers.ConvertAll(static peer => peer.Produce(TestSenderOptions.Simulcast(0xC000)));
        var views = new List<Viewed>();
        foreach (var peer in peers)
        {
            views.AddRange(tracks.Where(track => track.Transport != peer.Send).Select(track => peer.Consume(track)));
        }

        call.Connect();
        for (var i = 0; i < 150; i++)
        {
            call.RunMilliseconds(random.Next(1, 60));
            var view = views[random.Next(views.Count)];
            _ = random.Next(40) switch
            {
                < 10 => call.Core.PauseConsumer(view.Id, call.Now).IsOk,
                < 20 => call.Core.ResumeConsumer(view.Id, call.Now).IsOk,
                < 30 => call.Core.SetPreferredLayers(view.Id, new(random.Next(3), random.Next(3)), call.Now).IsOk,
                < 35 => call.Core.SetProducerPaused(tracks[random.Next(5)].Id, random.Next(2) == 0, call.Now).IsOk,
                35 => call.Core.CloseConsumer(view.Id, call.Now).IsOk,
                36 => call.Core.CloseProducer(tracks[random.Next(5)].Id).IsOk,
                37 => call.Core.CloseTransport(view.Transport.Id, call.Now).IsOk,
                _ => call.Core.RequestKeyFrame(view.Id).IsOk,
            };
        }

        Assert.All(views, static view => Assert.Equal(0, view.Receiver.Counters.Corrupt));
        Assert.All(views, static view => Assert.Equal(0, view.Receiver.Sequence.Missing));
        Assert.All(views, static view => Assert.Equal(view.Receiver.CompleteFrames, view.Receiver.DecodedFrames));
    }
}
