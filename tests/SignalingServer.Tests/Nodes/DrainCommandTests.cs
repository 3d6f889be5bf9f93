using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>The verb <c>drain</c>, with the settings of the node beside it.</summary>
public sealed class DrainCommandTests
{
    [Fact]
    public async Task Drain_OfANode_IsDoneAndTakenBackAndTold()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);
        var settings = SettingsOf(relay.Control, NodeProcess.Key);

        Assert.Equal((0, "0 rooms, 0 participants, draining"), await RunAsync(settings));
        Assert.True(relay.RelayControl.IsDraining);
        Assert.Equal((0, "0 rooms, 0 participants, draining"), await RunAsync(["status", .. settings]));
        Assert.Equal((0, "0 rooms, 0 participants, in service"), await RunAsync(["off", .. settings]));
        Assert.False(relay.RelayControl.IsDraining);
    }

    [Fact]
    public async Task Drain_WithAnotherKey_IsRefusedAndNothingHappens()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);

        Assert.Equal((1, "The node answers 401."), await RunAsync(SettingsOf(relay.Control, NodeProcess.Key + "0")));
        Assert.False(relay.RelayControl.IsDraining);
    }

    [Fact]
    public async Task Drain_WithAWordThatMeansNothing_DoesNothing()
    {
        await using var relay = await RelayNode.StartAsync("r1", RedisServer.Nowhere);

        Assert.Equal((2, "drain, drain off or drain status; nothing is called 'stauts'."), await RunAsync(["stauts", .. SettingsOf(relay.Control, NodeProcess.Key)]));
        Assert.False(relay.RelayControl.IsDraining);
    }

    [Fact]
    public async Task Drain_WhereNobodyListens_SaysSo() =>
        Assert.Equal((1, "The node does not answer at http://127.0.0.1:1/."), await RunAsync(SettingsOf(new Uri("http://127.0.0.1:1"), NodeProcess.Key)));

    [Fact]
    public async Task Drain_OfASingleProcess_IsNoUse() =>
        Assert.Equal((2, "This is no relay node: Nodes:ControlUrl is not set."), await RunAsync([]));

    private static string[] SettingsOf(Uri control, string key) =>
        ["--Node:Roles=relay", "--Node:Id=r1", $"--Nodes:Redis={RedisServer.Nowhere}", $"--Nodes:ControlKey={key}", $"--Nodes:ControlUrl={control}"];

    private static async Task<(int Code, string Line)> RunAsync(string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await DrainCommand.RunAsync(arguments, output);
        return (code, output.ToString().TrimEnd());
    }
}
