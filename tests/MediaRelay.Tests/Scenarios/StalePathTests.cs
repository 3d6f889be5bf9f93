using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Tests.Ice;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>Credentials and addresses that are out of use, or another's.</summary>
public sealed class StalePathTests : Scenario
{
    [Fact]
    public void IceRestart_ThreeTimesWithoutACheck_OnlyTheFirstAndTheLastCredentialsRoute()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);
        var receive = video.Bob.Receive;
        var first = receive.Peer.Ice.Remote;
        var restarts = Enumerable.Range(0, 3).Select(_ => video.Call.Core.RestartIce(receive.Id).Value).ToList();
        receive.IsOn = false;

        Assert.Equal((1, 0), Check(video, receive, restarts[0]));
        Assert.Equal((1, 0), Check(video, receive, restarts[1]));
        Assert.Equal((0, 1), Check(video, receive, first));
        Assert.Equal((0, 1), Check(video, receive, restarts[2]));
        Assert.Equal((1, 0), Check(video, receive, first));
    }

    [Fact]
    public void IceRestart_ThreeTimesThenClosed_NoCredentialsBringTheTransportBack()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);
        var receive = video.Bob.Receive;
        var all = Enumerable.Range(0, 3).Select(_ => video.Call.Core.RestartIce(receive.Id).Value).Prepend(receive.Peer.Ice.Remote).ToList();
        video.Call.Core.CloseTransport(receive.Id, video.Call.Now);
        receive.IsOn = false;
        video.Call.RunMilliseconds(100);
        var events = video.Call.Events.Count;

        foreach (var credentials in all)
        {
            Assert.Equal((1, 0), Check(video, receive, credentials));
        }

        video.Call.Run(Duration.FromSeconds(90));
        Assert.DoesNotContain(video.Call.Events.Skip(events), change => change is TransportStateChanged changed && changed.Transport == receive.Id);
        Assert.Equal(TransportState.Closed, receive.State);
        Assert.Equal(1, video.Call.LiveEngines);
    }

    [Fact]
    public void Check_ValidFromAnAddressThatAnotherTransportHasProved_IsNotAnsweredUntilThatOneCloses()
    {
        var video = new VideoCall(NewCall());
        video.Call.RunMilliseconds(500);
        var (send, receive) = (video.Alice.Send, video.Bob.Receive);
        var taken = video.Call.Core.Dropped[DropReason.AddressTaken];

        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal((0, 0), Check(video, receive, send.Peer.Ice.Remote));
            Assert.Equal(taken + i, video.Call.Core.Dropped[DropReason.AddressTaken]);
            video.Call.RunMilliseconds(200);
        }

        StreamAssert.Continuous(video.Receiver);
        Assert.True(video.Call.Now - video.Receiver.LastDecodedAt < Duration.FromMilliseconds(60), "no picture");
        Assert.Equal(TransportState.Connected, send.State);

        video.Call.Core.CloseTransport(receive.Id, video.Call.Now);
        video.Call.RunMilliseconds(100);
        receive.IsOn = false;
        Assert.Equal((0, 1), Check(video, receive, send.Peer.Ice.Remote));
        Assert.Equal(taken + 5, video.Call.Core.Dropped[DropReason.AddressTaken]);
        Assert.Equal(TransportState.Connected, send.State);
    }

    [Fact]
    public void DtlsFlight_ConsentLost_IsNotRepeatedUntilThePeerIsBack()
    {
        var call = NewCall(1, static settings => settings with { ConsentTimeout = Duration.FromSeconds(5) });
        var send = call.AddPeer("alice").Send;
        send.Up.Drop = static (kind, ordinal, _) => kind == DatagramKind.Dtls && ordinal > 1;
        Assert.True(call.RunUntil(() => send.Down.Sent(DatagramKind.Dtls) > 0, Duration.FromSeconds(2)));
        send.IsOn = false;
        call.RunMilliseconds(4000);
        Assert.True(send.Down.Sent(DatagramKind.Dtls) > 4, "the flight was not repeated while there was a path");

        call.RunMilliseconds(2000);
        Assert.Equal(TransportState.Disconnected, send.State);
        var sent = send.Down.Sent(DatagramKind.Dtls);
        call.Run(Duration.FromSeconds(14));
        Assert.Equal(sent, send.Down.Sent(DatagramKind.Dtls));

        send.IsOn = true;
        send.Up.Drop = null;
        send.Peer.Ice.CheckAtOnce();
        send.Peer.Wake();
        call.Connect(Duration.FromSeconds(8));
        Assert.Equal(DtlsState.Connected, send.Peer.Dtls.State);
    }

    [Fact]
    public void DtlsFlight_ConsentLostForGood_TransportClosesAfterTheSetupTime()
    {
        var call = NewCall(1, static settings => settings with { ConsentTimeout = Duration.FromSeconds(5) });
        var send = call.AddPeer("alice").Send;
        send.Up.Drop = static (kind, ordinal, _) => kind == DatagramKind.Dtls && ordinal > 1;
        Assert.True(call.RunUntil(() => send.Down.Sent(DatagramKind.Dtls) > 0, Duration.FromSeconds(2)));
        send.IsOn = false;

        call.Run(Duration.FromSeconds(61));

        Assert.Equal(TransportState.Closed, send.State);
        Assert.Equal(0, call.LiveEngines);
    }

    /// <summary>
    /// A valid check from a peer's own address: how many were dropped because nobody has the credentials, and how many answers went back.
    /// </summary>
    private static (long Unknown, int Answers) Check(VideoCall video, SimulatedTransport from, IceParameters credentials)
    {
        var (unknown, answers) = (video.Call.Core.Dropped[DropReason.UnknownFragment], from.Down.Sent(DatagramKind.Stun));
        var check = new IceCheck { Username = $"{credentials.UsernameFragment}:peer", Password = credentials.Password };
        video.Call.Network.Inject(video.Call.Now, from.Node.Addresses[0], check.Write(IceCredentials.NewRandom()));
        video.Call.Run(new Duration(1));
        return (video.Call.Core.Dropped[DropReason.UnknownFragment] - unknown, from.Down.Sent(DatagramKind.Stun) - answers);
    }
}
