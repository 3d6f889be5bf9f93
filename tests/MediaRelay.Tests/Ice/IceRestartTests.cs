using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ice;

public sealed class IceRestartTests
{
    private readonly IceAgentHarness _ice = new();
    private readonly IceCredentials _next = IceCredentials.NewRandom();

    [Fact]
    public void Restart_UntilTheNewCredentialsAreUsed_KeepsTheOldPair()
    {
        _ice.Check(IceAgentHarness.WiFi, new() { Nomination = 4 });
        var revision = _ice.Agent.Revision;

        Assert.Same(_ice.Credentials, _ice.Agent.Restart(_next));

        Assert.True(_ice.Agent.Revision > revision);
        Assert.Equal(_next.Fragment, _ice.Agent.Current);
        Assert.Equal(_ice.Credentials.Fragment, _ice.Agent.Previous);
        Assert.Equal(IceState.Completed, _ice.Agent.State);
        _ice.Check(IceAgentHarness.WiFi);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
    }

    [Fact]
    public void Restart_FirstSuccessWithTheNew_DropsTheOldCredentialsAndMovesMedia()
    {
        _ice.Check(IceAgentHarness.WiFi, new() { Nomination = 4 });
        _ice.Check(IceAgentHarness.IPv6);
        _ice.Agent.Restart(_next);

        _ice.Check(IceAgentHarness.Cellular, new() { With = _next });

        Assert.Null(_ice.Agent.Previous);
        Assert.Equal(IceState.Connected, _ice.Agent.State);
        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);
        Assert.True(_ice.Routed.SetEquals([IceAgentHarness.WiFi, IceAgentHarness.IPv6, IceAgentHarness.Cellular]), "packets under way on old pairs are still routed");
        AssertRefused(_ice.Credentials);

        _ice.Check(IceAgentHarness.Cellular, new() { With = _next, Nomination = 1 });
        Assert.Equal(IceState.Completed, _ice.Agent.State);
    }

    [Fact]
    public void Restart_SameAddressChecksAgain_KeepsItsRoute()
    {
        _ice.Check(IceAgentHarness.WiFi, new() { UseCandidate = true });
        _ice.Agent.Restart(_next);

        _ice.Check(IceAgentHarness.WiFi, new() { With = _next });

        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
        Assert.Equal([IceAgentHarness.WiFi], _ice.Routed);
        Assert.Equal(IceState.Connected, _ice.Agent.State);
    }

    [Fact]
    public void Restart_RefusedCheckWithTheNew_DropsNothing()
    {
        _ice.Check(IceAgentHarness.WiFi);
        _ice.Agent.Restart(_next);

        _ice.Send(IceAgentHarness.Cellular, new IceCheck { With = _next, HasPriority = false }.Write(_next));
        _ice.Send(IceAgentHarness.Cellular, new IceCheck { With = _next, Password = _ice.Credentials.Password }.Write(_next));

        Assert.Equal(_ice.Credentials.Fragment, _ice.Agent.Previous);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
    }

    [Fact]
    public void Restart_TwiceBeforeAnySuccess_KeepsTheCredentialsThatWorked()
    {
        var last = IceCredentials.NewRandom();
        _ice.Check(IceAgentHarness.WiFi);
        _ice.Agent.Restart(_next);

        Assert.Same(_ice.Credentials, _ice.Agent.Restart(last));

        _ice.Check(IceAgentHarness.WiFi);
        AssertRefused(_next);
        _ice.Check(IceAgentHarness.Cellular, new() { With = last });
        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);
    }

    [Fact]
    public void Restart_AfterDisconnection_BothCredentialsRevive()
    {
        _ice.Check(IceAgentHarness.WiFi);
        _ice.Agent.Restart(_next);
        _ice.Advance(Duration.FromSeconds(31));
        Assert.Equal(IceState.Disconnected, _ice.Agent.State);

        _ice.Check(IceAgentHarness.WiFi);
        Assert.Equal(IceState.Connected, _ice.Agent.State);
        _ice.Check(IceAgentHarness.Cellular, new() { With = _next });
        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);
    }

    [Fact]
    public void Restart_OldPairsAfterTheirConsent_AreForgotten()
    {
        _ice.Check(IceAgentHarness.WiFi);
        _ice.Agent.Restart(_next);
        _ice.Advance(Duration.FromSeconds(20));
        _ice.Check(IceAgentHarness.Cellular, new() { With = _next });
        _ice.Advance(Duration.FromSeconds(15));

        Assert.Equal([IceAgentHarness.Cellular], _ice.Routed);
    }

    private void AssertRefused(IceCredentials credentials)
    {
        var answer = _ice.Send(IceAgentHarness.WiFi, new IceCheck { With = credentials }.Write(credentials));
        Assert.True(StunMessage.TryParse(answer, out var message));
        Assert.Equal(401, message.ErrorCode);
    }
}
