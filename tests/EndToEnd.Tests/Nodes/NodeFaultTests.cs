using VideoDesk.Cluster;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>A call over two web nodes and two relay nodes goes on whatever fails, and nobody clicks anything.</summary>
public sealed class NodeFaultTests(BrowserFixture browsers, ClusterFixture fixture) : ClusterCallTest(browsers), IClassFixture<ClusterFixture>
{
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(4);

    private protected override RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task RelayNode_KilledThenTheOtherDrained_IsReplaced()
    {
        var room = await CallAsync();
        var (carrier, _) = await Cluster.PlacementAsync(room);

        await BeginAsync();
        await carrier.KillAsync();
        await RecoverAsync("relay node killed", Afterwards);

        await carrier.StartAsync(Cancellation);
        await Cluster.LinkedAsync(Cancellation);
        var (other, _) = await Cluster.PlacementAsync(room);
        Assert.NotEqual(carrier.Id, other.Id);
        await BeginAsync();
        await other.DrainAsync(isOn: true);
        await RecoverAsync("relay node drained", Afterwards);
        Assert.Equal(carrier.Id, (await Cluster.PlacementAsync(room)).Node.Id);
        await other.DrainAsync(isOn: false);
    }

    [Fact]
    public async Task WebNode_KilledInACall_IsLeftForTheOther()
    {
        await CallAsync();
        var node = Cluster.Webs[0];

        await BeginAsync();
        await node.KillAsync();
        await RecoverAsync("web node killed", Afterwards);

        await node.StartAsync(Cancellation);
        await RecoverAsync("web node started again", Afterwards);
    }

    [Fact]
    public async Task Redis_KilledInACall_IsMissedByNobody()
    {
        await CallAsync();

        await BeginAsync();
        await Cluster.Redis.KillAsync();
        await RecoverAsync("Redis killed", Afterwards);

        await Cluster.Redis.StartAgainAsync();
        await RecoverAsync("Redis there again, empty", Afterwards);
    }

    [Fact]
    public async Task PostgreSql_RestartedInACall_LosesNothing()
    {
        await CallAsync();

        await BeginAsync();
        await Cluster.PostgreSql.RestartAsync(away: TimeSpan.FromSeconds(2));
        await RecoverAsync("PostgreSQL restarted", Afterwards);
    }

    /// <summary>The order of <c>docs/operations.md</c>: relay nodes first, then web nodes, one at a time.</summary>
    [Fact]
    public async Task EveryNode_RestartedInTurn_EndsNoCall()
    {
        await CallAsync();
        foreach (var node in Cluster.Relays.Concat(Cluster.Webs))
        {
            await BeginAsync();
            Assert.Equal(0, await node.TerminateAsync());
            await node.StartAsync(Cancellation);
            await Cluster.LinkedAsync(Cancellation);
            await RecoverAsync($"{node.Id} restarted", TimeSpan.Zero);
        }
    }

    /// <summary>In a call; the end of its room's name.</summary>
    private async Task<string> CallAsync()
    {
        await Cluster.LinkedAsync(Cancellation);
        var appointment = fixture.TakeAppointment();
        await MeetAsync(appointment);
        return appointment.Id;
    }
}
