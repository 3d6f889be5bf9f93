using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Paths that restart, move, multiply, fall silent and come back.</summary>
public sealed class PathTests : Scenario
{
    [Fact]
    public void IceRestart_OnBothTransports_NothingIsLost()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);

        foreach (var transport in video.Call.Transports)
        {
            transport.Peer.Ice.Restart(video.Call.Core.RestartIce(transport.Id).Value);
            transport.Peer.Wake();
            video.Call.RunMilliseconds(500);
            Assert.True(transport.Peer.Ice.IsNominated);
            Assert.Equal(0, transport.Peer.Ice.Refusals);
        }

        video.Drain();
        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        StreamAssert.Continuous(video.Receiver);
        Assert.Equal(0, video.Receiver.Counters.Retransmissions);
    }

    [Fact]
    public void IceRestart_ToAnotherAddress_MediaFollowsAndOldCredentialsAreRefused()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000));
        var bob = call.AddPeer("bob");
        var receive = bob.CreateReceive(new SimulatedTransportOptions { Sockets = 2 });
        receive.Peer.Ice.RemovePath(receive.PathThrough(1));
        var view = bob.Consume(camera);
        call.Connect();
        call.RunMilliseconds(500);
        var old = receive.Peer.Ice.Remote;

        var fresh = call.Core.RestartIce(receive.Id).Value;
        receive.Peer.Ice.AddPath(receive.PathThrough(1));
        receive.Peer.Ice.Restart(fresh);
        receive.Peer.Ice.Nominate(receive.PathThrough(1));
        receive.Peer.Wake();
        call.RunMilliseconds(1000);

        Assert.True(receive.Peer.Ice.TryGetSelected(out var selected));
        Assert.Equal(receive.PathThrough(1), selected);
        var unknown = call.Core.Dropped[DropReason.UnknownFragment];
        var stale = new IceController(old, new Random(1));
        stale.AddPath(receive.PathThrough(0));
        var sink = new PeerSink(call.Network, receive.Node, call.Now);
        stale.HandleTimeout(call.Now, ref sink);
        call.RunMilliseconds(100);
        Assert.Equal(unknown + 1, call.Core.Dropped[DropReason.UnknownFragment]);
        Assert.Equal(0, stale.Answers);
        StreamAssert.Continuous(view.Receiver);
    }

    [Fact]
    public void IceRestart_TwiceWithoutUse_OldCredentialsGoOn()
    {
        var video = new VideoCall(NewCall());
        _ = video.Call.Core.RestartIce(video.Bob.Receive.Id).Value;
        var last = video.Call.Core.RestartIce(video.Bob.Receive.Id).Value;
        video.Call.Run(Duration.FromSeconds(40));
        Assert.Equal(TransportState.Connected, video.Bob.Receive.State);

        video.Bob.Receive.Peer.Ice.Restart(last);
        video.Bob.Receive.Peer.Wake();
        video.Call.RunMilliseconds(500);

        Assert.True(video.Bob.Receive.Peer.Ice.IsNominated);
        StreamAssert.Continuous(video.Receiver);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Address_ChangedByNat_MediaGoesOnAfterTheNextCheck(bool isSender)
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);
        var moved = isSender ? video.Alice.Send : video.Bob.Receive;

        video.Call.Network.Rebind(moved.Node, 0);
        moved.Peer.Ice.CheckAtOnce();
        moved.Peer.Wake();
        video.Call.RunMilliseconds(1000);
        video.Drain();

        StreamAssert.AllDecoded(video.Receiver, video.Encoding);
        Assert.Equal(0, video.Receiver.Sequence.Missing);
    }

    [Fact]
    public void Address_ChangedUnnoticed_MediaIsBackWithTheNextConsentCheck()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);
        video.Call.Network.Rebind(video.Alice.Send.Node, 0);

        video.Call.RunMilliseconds(3500);

        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture after the next check");
        Assert.True(video.Call.Core.Dropped[DropReason.UnknownAddress] > 0, "media from an unproved address was taken");
    }

    [Fact]
    public void SeveralPaths_PeerNominatesAnother_MediaMovesThere()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000));
        var bob = call.AddPeer("bob");
        var receive = bob.CreateReceive(new SimulatedTransportOptions { Sockets = 3 });
        receive.Peer.Ice.AddPath(receive.PathThrough(0, relayAddress: 1));
        var view = bob.Consume(camera);
        call.Connect();
        call.RunMilliseconds(500);

        foreach (var path in new[] { receive.PathThrough(2), receive.PathThrough(0, relayAddress: 1), receive.PathThrough(1) })
        {
            receive.Peer.Ice.Nominate(path);
            receive.Peer.Wake();
            call.RunMilliseconds(300);
            var arrivals = new HashSet<TransportAddress>();
            receive.Observe = from => arrivals.Add(from);
            call.RunMilliseconds(300);
            Assert.Equal([path], arrivals);
            receive.Observe = null;
        }

        StreamAssert.Continuous(view.Receiver);
    }

    [Fact]
    public void SeveralPaths_SelectedOneDies_PeerMovesMediaToAnother()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000));
        var bob = call.AddPeer("bob");
        var receive = bob.CreateReceive(new SimulatedTransportOptions { Sockets = 2 });
        var view = bob.Consume(camera);
        call.Connect();
        call.RunMilliseconds(500);

        Assert.True(receive.Peer.Ice.TryGetSelected(out var selected));
        call.Network.Unbind(receive.Node, selected.Socket);
        receive.Peer.Ice.RemovePath(selected);
        receive.Peer.Ice.Nominate(receive.PathThrough((byte)(1 - selected.Socket)));
        receive.Peer.Wake();
        call.RunMilliseconds(1000);

        Assert.True(call.Now - view.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture on the other path");
        Assert.Equal(0, view.Receiver.Sequence.Missing);
    }

    [Fact]
    public void TcpPath_Closed_MediaGoesOnOverUdp()
    {
        var call = NewCall();
        var camera = call.AddPeer("alice").Produce(TestSenderOptions.Video(0xB000));
        var bob = call.AddPeer("bob");
        var receive = bob.Receive;
        var tcp = receive.PathThrough(0, protocol: "tcp");
        receive.Peer.Ice.AddPath(tcp);
        receive.Peer.Ice.Nominate(tcp);
        var view = bob.Consume(camera);
        call.Connect();
        call.RunMilliseconds(1000);
        Assert.Equal("tcp", receive.Statistics.Protocol);

        var seen = receive.Node.Addresses[0];
        receive.Peer.Ice.RemovePath(tcp);
        receive.Peer.Ice.Nominate(receive.PathThrough(0));
        call.Core.HandlePathClosed(call.Now, new(seen.High, seen.Low, seen.Port, PathKind.Tcp, 0));
        call.RunMilliseconds(1000);

        Assert.Equal("udp", receive.Statistics.Protocol);
        Assert.True(call.Now - view.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture over UDP");
        StreamAssert.Continuous(view.Receiver);
    }

    [Fact]
    public void Consent_NotRenewed_NothingIsSentUntilThePeerIsBack()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);
        video.Bob.Receive.IsOn = false;
        video.Call.Run(Duration.FromSeconds(31));

        Assert.Equal(TransportState.Disconnected, video.Bob.Receive.State);
        var sent = video.Downstream.Passed;
        video.Call.Run(Duration.FromSeconds(5));
        Assert.Equal(sent, video.Downstream.Passed);

        video.Bob.Receive.IsOn = true;
        video.Bob.Receive.Peer.Ice.CheckAtOnce();
        video.Bob.Receive.Peer.Wake();
        video.Call.RunMilliseconds(1000);

        Assert.Equal(TransportState.Connected, video.Bob.Receive.State);
        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture after the return");
        var states = video.Call.Events.OfType<TransportStateChanged>().Where(change => change.Transport == video.Bob.Receive.Id);
        Assert.Equal(
            [TransportState.Connecting, TransportState.Connected, TransportState.Disconnected, TransportState.Connected],
            states.Select(static change => change.State));
    }

    [Fact]
    public void Consent_OfTheSenderLost_ViewersGetThePictureBack()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(1000);
        video.Alice.Send.IsOn = false;
        video.Call.Run(Duration.FromSeconds(35));
        Assert.Equal(TransportState.Disconnected, video.Alice.Send.State);

        video.Alice.Send.IsOn = true;
        video.Camera.Sender.Resynchronize(video.Call.Now);
        video.Alice.Send.Peer.Ice.CheckAtOnce();
        video.Alice.Send.Peer.Wake();
        video.Call.RunMilliseconds(1500);

        Assert.Equal(TransportState.Connected, video.Alice.Send.State);
        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture after the return");
    }
}
