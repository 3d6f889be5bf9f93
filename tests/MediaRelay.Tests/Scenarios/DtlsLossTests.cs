using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Network;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>A handshake that loses datagrams still ends, and soon.</summary>
public sealed class DtlsLossTests : Scenario
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(true, 3)]
    [InlineData(true, 4)]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, 3)]
    [InlineData(false, 4)]
    public void Handshake_OneDatagramLost_ConnectsWithinASecond(bool isUpstream, int lost)
    {
        var call = NewCall();
        var alice = call.AddPeer("alice").Send;
        (isUpstream ? alice.Up : alice.Down).Drop = (kind, ordinal, _) => kind == DatagramKind.Dtls && ordinal == lost;

        call.Connect(Duration.FromSeconds(1));

        Assert.True(alice.IsConnected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Handshake_FirstFlightLostThrice_ConnectsByRepeats(bool isUpstream)
    {
        var call = NewCall();
        var alice = call.AddPeer("alice").Send;
        (isUpstream ? alice.Up : alice.Down).Drop = (kind, ordinal, _) => kind == DatagramKind.Dtls && ordinal <= 3;

        call.Connect(Duration.FromSeconds(5));

        Assert.True(alice.IsConnected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Handshake_ThirtyPercentLostBothWays_Connects(int seed)
    {
        var call = NewCall(seed);
        var alice = call.AddPeer("alice").Send;
        alice.Up.Conditions = alice.Down.Conditions = new LinkConditions { Loss = 0.3, Duplication = 0.1, Reordering = 0.1 };

        call.Connect(Duration.FromSeconds(25));

        Assert.True(alice.IsConnected);
    }

    [Fact]
    public void Handshake_BeforeConnectCommand_WaitsForTheFingerprint()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice");
        var transport = alice.CreateSend(new SimulatedTransportOptions { Connect = false });
        call.RunMilliseconds(500);
        Assert.Equal(TransportState.Connecting, transport.State);

        Assert.True(call.Core.ConnectTransport(transport.Id, transport.Peer.DtlsParameters, call.Now).IsOk);

        Assert.Equal(TransportState.Connected, transport.State);
    }

    [Fact]
    public void Handshake_AnotherFingerprint_FailsAndNothingFlows()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice");
        var transport = alice.CreateSend(new SimulatedTransportOptions { Connect = false });
        var wrong = transport.Description.DtlsParameters with { Role = "client" };
        Assert.True(call.Core.ConnectTransport(transport.Id, wrong, call.Now).IsOk);

        call.RunMilliseconds(1000);

        Assert.Equal(TransportState.Failed, transport.State);
        Assert.Contains(new TransportStateChanged(SimulatedCall.Room, transport.Id, TransportState.Failed), call.Events);
    }

    [Fact]
    public void Transport_NeverConnected_IsClosedAfterTheSetupTime()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice");
        var transport = alice.CreateSend(new SimulatedTransportOptions { Connect = false });
        transport.IsOn = false;

        call.Run(Duration.FromSeconds(61));

        Assert.Equal(RefusalCode.TransportNotFound, call.Core.GetTransportStatistics(transport.Id).Refusal?.Code);
        Assert.Equal(0, call.LiveEngines);
        Assert.Contains(new TransportStateChanged(SimulatedCall.Room, transport.Id, TransportState.Closed), call.Events);
    }

    [Fact]
    public void Camera_ProducedBeforeTheHandshakeEnds_IsSeenOnceConnected()
    {
        var call = NewCall();
        var alice = call.AddPeer("alice");
        var camera = alice.Produce(TestSenderOptions.Video(0xB000));
        var view = call.AddPeer("bob").Consume(camera);

        call.RunMilliseconds(1000);

        Assert.True(view.Receiver.DecodedFrames > 20, $"{view.Receiver.DecodedFrames} frames");
    }
}
