using VideoDesk.SignalingServer.Tests.Nodes;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>A call goes on whatever becomes of the relay node that carries it. Nobody clicks anything.</summary>
public sealed class RelayNodeTests(BrowserFixture browsers) : NodesTest(browsers)
{
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task RelayNode_KilledInACall_IsReplacedWithin3Seconds()
    {
        var carrier = await CallAsync();

        await BeginAsync();
        await carrier.KillAsync();

        Assert.InRange(await GapAsync("killed", Afterwards), TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task RelayNode_SilentInACall_IsReplacedWithin8Seconds()
    {
        var carrier = await CallAsync();

        await BeginAsync();
        await carrier.HaltAsync();

        Assert.InRange(await GapAsync("halted", Afterwards + TimeSpan.FromSeconds(5)), TimeSpan.Zero, TimeSpan.FromSeconds(8));
        await carrier.ContinueAsync();
        Assert.InRange(await GapAsync("halted, then going on", Afterwards), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task RelayNode_DrainedInACall_IsLeftWithLessThanASecondOfGap()
    {
        await CallAsync();

        await BeginAsync();
        Drain("r1");

        Assert.InRange(await GapAsync("drained", Afterwards), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task RelayNode_AskedToStopInACall_EndsWithoutTheCall()
    {
        var carrier = await CallAsync();

        await BeginAsync();
        Assert.Equal(0, await carrier.TerminateAsync());

        Assert.InRange(await GapAsync("asked to stop", Afterwards), TimeSpan.Zero, TimeSpan.FromSeconds(1));
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
