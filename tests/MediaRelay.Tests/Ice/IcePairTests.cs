using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Tests.Stun;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ice;

public sealed class IcePairTests
{
    private static readonly IceCheck UseCandidate = new() { UseCandidate = true };

    private readonly IceAgentHarness _ice = new();

    [Fact]
    public void Agent_BeforeAnyCheck_HasNothing()
    {
        Assert.Equal(IceState.New, _ice.Agent.State);
        Assert.Null(_ice.Selected);
        Assert.Equal(Deadline.Never, _ice.Agent.NextDeadline);
        Assert.False(_ice.Agent.TryTakeAdded(out _));
        Assert.False(_ice.Agent.TryTakeRemoved(out _));
    }

    [Fact]
    public void Check_WithoutNomination_SelectsTheFirstPair()
    {
        _ice.Check(IceAgentHarness.WiFi);
        _ice.Check(IceAgentHarness.Cellular);

        Assert.Equal(IceState.Connected, _ice.Agent.State);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
        Assert.True(_ice.Agent.IsKnown(IceAgentHarness.Cellular));
        Assert.Equal([IceAgentHarness.WiFi, IceAgentHarness.Cellular], _ice.Routed.ToHashSet());
    }

    [Fact]
    public void Check_UdpAfterTcp_IsPreferredUntilTcpIsNominated()
    {
        _ice.Check(IceAgentHarness.Tcp);
        Assert.Equal(IceAgentHarness.Tcp, _ice.Selected);

        _ice.Check(IceAgentHarness.WiFi);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);

        _ice.Check(IceAgentHarness.Tcp, UseCandidate);
        _ice.Check(IceAgentHarness.WiFi);
        Assert.Equal(IceAgentHarness.Tcp, _ice.Selected);
        Assert.Equal(IceState.Completed, _ice.Agent.State);
    }

    [Fact]
    public void Check_UseCandidate_TheLatestWins()
    {
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);

        _ice.Check(IceAgentHarness.Cellular, UseCandidate);
        _ice.Check(IceAgentHarness.WiFi);
        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);

        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
    }

    [Fact]
    public void Check_Nomination_TheHighestWinsWhateverTheOrder()
    {
        _ice.Check(IceAgentHarness.WiFi, new() { Nomination = 1 });
        _ice.Check(IceAgentHarness.IPv6, new() { Nomination = 3 });
        _ice.Check(IceAgentHarness.Cellular, new() { Nomination = 2 });
        Assert.Equal(IceAgentHarness.IPv6, _ice.Selected);

        _ice.Check(IceAgentHarness.WiFi, new() { Nomination = 3 });
        Assert.Equal(IceAgentHarness.IPv6, _ice.Selected);

        _ice.Check(IceAgentHarness.Cellular, new() { Nomination = 4 });
        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);
        Assert.Equal(IceState.Completed, _ice.Agent.State);
    }

    [Fact]
    public void Check_BareUseCandidateAfterNomination_DoesNotOverrule()
    {
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        _ice.Check(IceAgentHarness.Cellular, new() { Nomination = 1 });
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);

        Assert.Equal(IceAgentHarness.Cellular, _ice.Selected);
    }

    [Fact]
    public void Check_NominationZero_IsNone()
    {
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        _ice.Check(IceAgentHarness.Cellular, new() { Nomination = 0 });

        Assert.Equal(IceAgentHarness.WiFi, _ice.Selected);
    }

    [Fact]
    public void Check_NinthPair_TakesThePlaceOfTheLongestSilentUnselectedOne()
    {
        for (var index = 0; index < IcePairs.Capacity; index++)
        {
            _ice.Check(Numbered(index));
            _ice.Advance(Duration.FromMilliseconds(10));
        }

        _ice.Check(Numbered(1));
        _ice.Check(Numbered(8));

        Assert.Equal(Numbered(0), _ice.Selected);
        Assert.True(_ice.Agent.IsKnown(Numbered(1)));
        Assert.False(_ice.Agent.IsKnown(Numbered(2)));
        Assert.Equal(IcePairs.Capacity, _ice.Routed.Count);
        Assert.DoesNotContain(Numbered(2), _ice.Routed);
        Assert.Contains(Numbered(8), _ice.Routed);
    }

    [Fact]
    public void Check_HundredsOfAddresses_KeepEightAndTheSelectedOne()
    {
        for (var index = 0; index < 500; index++)
        {
            _ice.Check(Numbered(index));
        }

        Assert.Equal(IcePairs.Capacity, _ice.Routed.Count);
        Assert.Equal(Numbered(0), _ice.Selected);
    }

    [Fact]
    public void Remove_SelectedTcpPair_FallsBackToTheBestOther()
    {
        _ice.Check(IceAgentHarness.WiFi);
        _ice.Check(IceAgentHarness.Cellular);
        _ice.Check(IceAgentHarness.Tcp, new() { Nomination = 5 });

        _ice.Remove(IceAgentHarness.Tcp);

        Assert.Equal(IceState.Connected, _ice.Agent.State);
        Assert.Equal(PathKind.Udp, _ice.Selected?.Kind);
        Assert.DoesNotContain(IceAgentHarness.Tcp, _ice.Routed);

        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        Assert.Equal(IceState.Completed, _ice.Agent.State);
    }

    [Fact]
    public void Remove_LastPair_DisconnectsAndAnUnknownOneDoesNothing()
    {
        _ice.Remove(IceAgentHarness.WiFi);
        Assert.Equal(IceState.New, _ice.Agent.State);

        _ice.Check(IceAgentHarness.Tcp);
        _ice.Remove(IceAgentHarness.WiFi);
        Assert.Equal(IceState.Connected, _ice.Agent.State);

        _ice.Remove(IceAgentHarness.Tcp);
        Assert.Equal(IceState.Disconnected, _ice.Agent.State);
        Assert.Null(_ice.Selected);
        Assert.Empty(_ice.Routed);
        Assert.Equal(Deadline.Never, _ice.Agent.NextDeadline);
    }

    [Fact]
    public void Revision_SameCheckAgain_DoesNotGrow()
    {
        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        var revision = _ice.Agent.Revision;

        _ice.Check(IceAgentHarness.WiFi, UseCandidate);
        Assert.Equal(revision, _ice.Agent.Revision);

        _ice.Check(IceAgentHarness.Cellular, UseCandidate);
        Assert.True(_ice.Agent.Revision > revision);
    }

    [Fact]
    public void News_NotTakenForLong_StaysBoundedAndEndsRight()
    {
        var random = new Random(7);
        var answer = new byte[IceLiteAgent.MaxAnswerLength];
        var check = new IceCheck().Write(_ice.Credentials);
        for (var round = 0; round < 5000; round++)
        {
            var address = Numbered(random.Next(20));
            if (random.Next(3) == 0)
            {
                _ice.Agent.Remove(address);
            }
            else
            {
                _ice.Agent.HandleRequest(_ice.Now, address, check, answer);
            }

            if (random.Next(50) == 0)
            {
                _ice.Advance(Duration.FromSeconds(random.Next(40)));
                _ice.Check(Numbered(round % 20)); // Takes the news and compares them with the agent's view.
                Assert.Equal(Enumerable.Range(0, 20).Count(index => _ice.Agent.IsKnown(Numbered(index))), _ice.Routed.Count);
            }
        }
    }

    private static TransportAddress Numbered(int index) => StunSamples.Address($"192.0.2.1:{1000 + index}");
}
