using VideoDesk.SignalingServer.Tests.Nodes;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>
/// A call goes on whatever becomes of the relay node that carries it, and nobody clicks anything. The gap is printed: these tests say that
/// pictures come back, not how soon.
/// </summary>
public sealed class RelayNodeTests(BrowserFixture browsers) : NodesTest(browsers)
{
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task RelayNode_KilledInACall_IsReplaced()
    {
        var carrier = await CallAsync();

        await BeginAsync();
        await carrier.KillAsync();

        await RecoverAsync("killed", Afterwards);
    }

    [Fact]
    public async Task RelayNode_SilentInACall_IsReplaced()
    {
        var carrier = await CallAsync();

        await BeginAsync();
        await carrier.HaltAsync();

        await RecoverAsync("halted", Afterwards + TimeSpan.FromSeconds(5));
        await carrier.ContinueAsync();
        await RecoverAsync("halted, then going on", Afterwards);
    }

    [Fact]
    public async Task RelayNode_DrainedInACall_IsLeft()
    {
        await CallAsync();

        await BeginAsync();
        Drain("r1");

        await RecoverAsync("drained", Afterwards);
    }

    [Fact]
    public async Task RelayNode_AskedToStopInACall_EndsWithoutTheCall()
    {
        var carrier = await CallAsync();

        await BeginAsync();
        Assert.Equal(0, await carrier.TerminateAsync());

        await RecoverAsync("asked to stop", Afterwards);
    }

    /// <summary>A call on the first relay node; the second one comes afterwards.</summary>
    private async Task<NodeProcess> CallAsync()
    {
        var carrier = await AddRelayAsync("r1");
        await MeetAsync();
        await AddRelayAsync("r2");
        await KnownAsync("r2");
        return carrier;
    }
}
