using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Operations;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Operations;

/// <summary>What nodes say of themselves, together with how a web node sees them.</summary>
public sealed class OperatedNodesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Up", false, 3, "up", true, false)]
    [InlineData("Up", true, 3, "draining", false, true)]
    [InlineData("Up", true, 0, "drained", false, true)]
    [InlineData("Silent", false, 3, "silent", false, false)]
    [InlineData("Down", false, 3, "down", false, false)]
    [InlineData("Refused", false, 0, "refused", false, false)]
    public void Of_ARelayNode_IsAsThisWebNodeSeesIt(string state, bool isDraining, int rooms, string shown, bool mayDrain, bool mayReturn)
    {
        var relay = new RelayNodeView("r1", Enum.Parse<LinkState>(state), new RelayLoad(rooms, 6, isDraining));

        var node = Assert.Single(OperatedNodes.Of([], [relay], Now));

        Assert.Equal(("r1", shown, mayDrain, mayReturn, 6), (node.Id, node.State, node.MayDrain, node.MayReturn, node.Peers));
    }

    [Theory]
    [InlineData(2, "up")]
    [InlineData(11, "down")]
    public void Of_AWebNode_IsDownWhenItIsQuiet(int seconds, string state)
    {
        var figures = new NodeFigures("w1", ["web"], Now.AddHours(-1), Now.AddSeconds(-seconds));

        Assert.Equal(state, Assert.Single(OperatedNodes.Of([figures], [], Now)).State);
    }
}
