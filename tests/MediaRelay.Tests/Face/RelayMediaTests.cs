using System.Net;
using VideoDesk.MediaRelay.Dtls;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Face;

/// <summary>Browsers' ends behind real sockets on loopback, driven through the public face alone.</summary>
public sealed class RelayMediaTests
{
    [Theory]
    [InlineData("127.0.0.1", "udp")]
    [InlineData("::1", "udp")]
    [InlineData("127.0.0.1", "tcp")]
    [InlineData("::1", "tcp")]
    public async Task Call_OverRealSockets_MediaFlowsAndEventsTellOfIt(string address, string protocol)
    {
        await using var stage = await RelayStage.StartWithCallAsync(RelayStage.Options(IPAddress.Parse(address)));
        using var alice = stage.AddPeer(stage.Send, protocol);
        using var bob = stage.AddPeer(stage.Receive, protocol);
        var sender = alice.Peer.AddSender(RelayStage.Video);
        var receiver = bob.Peer.AddReceiver(stage.Consumer);
        Assert.True((await stage.Relay.ResumeConsumerAsync(stage.Consumer.Id)).IsOk);

        Assert.True(SocketPeer.RunUntil(() => receiver.DecodedFrames >= 15, alice, bob), $"{receiver.DecodedFrames} frames were decoded");

        Assert.Equal(0, receiver.Counters.Corrupt);
        Assert.Equal(0, bob.Peer.Counters.Undecryptable);
        var sent = (await stage.Relay.GetTransportStatisticsAsync(stage.Send.Id)).Value;
        Assert.Equal((TransportState.Connected, protocol), (sent.State, sent.Protocol));
        Assert.Equal(protocol, (await stage.Relay.GetTransportStatisticsAsync(stage.Receive.Id)).Value.Protocol);
        Assert.True((await stage.Relay.GetProducerStatisticsAsync(stage.Producer)).Value.Tracks[0].PacketsReceived > 30);
        Assert.True((await stage.Relay.GetConsumerStatisticsAsync(stage.Consumer.Id)).Value.PacketsSent > 30);
        await stage.EventAsync<TransportStateChanged>(change => change.Transport == stage.Receive.Id && change.State == TransportState.Connected);

        var asked = sender.Encodings[0].Counters.PictureLosses;
        Assert.True((await stage.Relay.RequestKeyFrameAsync(stage.Consumer.Id)).IsOk);
        Assert.True(SocketPeer.RunUntil(() => sender.Encodings[0].Counters.PictureLosses > asked, alice, bob), "no key frame was asked for");
    }

    [Fact]
    public async Task DisposeAsync_BrowsersAreConnected_TheyAreToldAndTheEventsEnd()
    {
        var stage = await RelayStage.StartWithCallAsync();
        using var alice = stage.AddPeer(stage.Send);
        using var bob = stage.AddPeer(stage.Receive, "tcp");
        Assert.True(SocketPeer.RunUntil(() => alice.Peer.IsConnected && bob.Peer.IsConnected, alice, bob));

        await stage.DisposeAsync();

        Assert.True(SocketPeer.RunUntil(() => alice.Peer.Dtls.State == DtlsState.Closed && bob.Peer.Dtls.State == DtlsState.Closed, alice, bob));
        var events = new List<RelayEvent>();
        await foreach (var happened in stage.Relay.Events.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            events.Add(happened);
        }

        Assert.Contains(new ProducerClosed(RelayStage.Room, stage.Producer), events);
        Assert.Contains(new TransportStateChanged(RelayStage.Room, stage.Receive.Id, TransportState.Closed), events);
    }

    [Fact]
    public async Task RestartIce_BrowserUsesTheNewCredentials_MediaGoesOn()
    {
        await using var stage = await RelayStage.StartWithCallAsync();
        using var alice = stage.AddPeer(stage.Send);
        using var bob = stage.AddPeer(stage.Receive);
        alice.Peer.AddSender(RelayStage.Video);
        var receiver = bob.Peer.AddReceiver(stage.Consumer);
        await stage.Relay.ResumeConsumerAsync(stage.Consumer.Id);
        Assert.True(SocketPeer.RunUntil(() => receiver.DecodedFrames >= 5, alice, bob));

        bob.Peer.Ice.Restart((await stage.Relay.RestartIceAsync(stage.Receive.Id)).Value);
        bob.Peer.Wake();

        Assert.True(SocketPeer.RunUntil(() => bob.Peer.Ice.IsNominated, alice, bob));
        var decoded = receiver.DecodedFrames;
        Assert.True(SocketPeer.RunUntil(() => receiver.DecodedFrames >= decoded + 5, alice, bob));
        Assert.Equal(0, bob.Peer.Ice.Refusals);
    }
}
