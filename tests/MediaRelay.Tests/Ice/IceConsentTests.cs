using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ice;

public sealed class IceConsentTests
{
    private static readonly IceCheck UseCandidate = new() { UseCandidate = true };

    private readonly IceAgentHarness _ice = new();

    [Fact]
    public void NextDeadline_AfterACheck_IsTheConsentTimeoutFromIt()
    {
        _ice.Check(IceAgentHarness.WiFi);
        _ice.Advance(Duration.FromSeconds(7));
        _ice.Check(IceAgentHarness.WiFi);

        Assert.Equal(new(_ice.Now + IceAgentHarness.ConsentTimeout, DeadlineReason.IceConsent), _ice.Agent.NextDeadline);
    }

    [Fact]
    public void HandleTimeout_BeforeTheDeadline_ChangesNothing()
    {
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        _ice.Now += new Duration(IceAgentHarness.ConsentTimeout.Microseconds - 1);

        _ice.Agent.HandleTimeout(_ice.Now);

        Assert.Equal(IceState.Completed, _ice.Agent.State);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
    }

    [Fact]
    public void Consent_NothingComes_DisconnectsAndForgetsAllPairs()
    {
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        _ice.Check(IceAgentHarness.Cellular);

        _ice.Advance(IceAgentHarness.ConsentTimeout);

        Assert.Equal(IceState.Disconnected, _ice.Agent.State);
        Assert.Null(_ice.Selected);
        Assert.Empty(_ice.Routed);
        Assert.Equal(Deadline.Never, _ice.Agent.NextDeadline);
    }

    [Fact]
    public void Consent_ChecksGoOn_KeepsForever()
    {
        _ice.Check(IceAgentHarness.WiFi, new() { Nomination = 1 });
        for (var round = 0; round < 50; round++)
        {
            _ice.Advance(Duration.FromSeconds(29));
            _ice.Check(IceAgentHarness.WiFi);
        }

        Assert.Equal(IceState.Completed, _ice.Agent.State);
    }

    [Fact]
    public void Consent_RefusedChecksAndIndications_DoNotRenew()
    {
        _ice.Check(IceAgentHarness.WiFi);
        var deadline = _ice.Agent.NextDeadline;
        _ice.Advance(Duration.FromSeconds(20));

        _ice.Send(IceAgentHarness.WiFi, new IceCheck { Password = new('x', 24) }.Write(_ice.Credentials));
        _ice.Send(IceAgentHarness.WiFi, new IceCheck { HasPriority = false }.Write(_ice.Credentials));

        Assert.Equal(deadline, _ice.Agent.NextDeadline);
    }

    [Fact]
    public void Consent_OnlyTheOtherPairIsHeard_MovesThere()
    {
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        _ice.Advance(Duration.FromSeconds(20));
        _ice.Check(IceAgentHarness.Cellular);
        _ice.Advance(Duration.FromSeconds(10));

        Assert.Equal(IceState.Connected, _ice.Agent.State);
        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);
        Assert.False(_ice.Agent.IsKnown(IceAgentHarness.WiFi));
    }

    [Fact]
    public void Check_AfterDisconnection_Revives()
    {
        _ice.Check(IceAgentHarness.WiFi, new() { Nomination = 9 });
        _ice.Advance(Duration.FromSeconds(60));
        Assert.Equal(IceState.Disconnected, _ice.Agent.State);

        _ice.Check(IceAgentHarness.Cellular);
        Assert.Equal(IceState.Connected, _ice.Agent.State);
        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);

        _ice.Check(IceAgentHarness.WiFi, new() { Nomination = 1 });
        Assert.Equal(IceState.Completed, _ice.Agent.State);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
    }
}
