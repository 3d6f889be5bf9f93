using Microsoft.Playwright;
using VideoDesk.Cluster;
using VideoDesk.EndToEnd.Tests.Desk;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>A call over two web nodes and two relay nodes goes on whatever fails, and nobody clicks anything.</summary>
public sealed class NodeFaultTests(BrowserFixture browsers, ClusterFixture fixture) : ClusterCallTest(browsers), IClassFixture<ClusterFixture>
{
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(4);

    /// <summary>How a page begins to say that the server could not keep something now.</summary>
    private const string TryAgain = "Nulla è andato perso";

    private protected override RunningCluster Cluster => fixture.Cluster;

    /// <summary>Whatever a test that failed left ended is there for the next.</summary>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Endings.AllAsync([() => base.DisposeAsync().AsTask(), () => Cluster.MendAsync(CancellationToken.None)]);
    }

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
        await LimitedAsync(count: 1);

        await Cluster.Redis.StartAgainAsync();
        await RecoverAsync("Redis there again, empty", Afterwards);
        await LimitedAsync(count: 0);

        // The quiet line that says so, on both sides.
        Task LimitedAsync(int count) => Task.WhenAll(
            ((DeskPerson[])[Taxpayer, Caller]).Select(person => Assertions.Expect(person.Page.Locator("[data-notice=limited]:visible"))
                .ToHaveCountAsync(count, new() { Timeout = DeskPerson.Patience })));
    }

    [Fact]
    public async Task PostgreSql_AwayInACall_RefusesALineWithASentenceAndLosesNothing()
    {
        const string Line = "mentre manca la base di dati";
        var appointment = await CallAsync();

        await BeginAsync();
        await Cluster.PostgreSql.EndAsync();
        await Caller.SayAsync(Line);
        await Assertions.Expect(Caller.Page.Locator(".chat-line.is-pending .chat-state")).ToContainTextAsync(TryAgain, new() { Timeout = DeskPerson.Patience });
        await Assertions.Expect(Caller.Page.Locator(".chat-line.is-pending .chat-text")).ToHaveTextAsync(Line);
        await SeePicturesAsync();
        await Cluster.PostgreSql.StartAgainAsync();
        await HearAsync(Line);
        await RecoverAsync("PostgreSQL away, and back", Afterwards);

        Assert.Equal(LinesSaid, await Cluster.StoredLinesAsync(appointment));
    }

    /// <summary>The order of <c>docs/operations.md</c>, one node at a time: web nodes, then relay nodes, each of these drained before it is stopped.</summary>
    [Fact]
    public async Task EveryNode_RestartedInTurn_EndsNoCall()
    {
        await CallAsync();
        foreach (var node in Cluster.Webs)
        {
            await BeginAsync();
            await RestartAsync(node);
            await RecoverAsync($"{node.Id} restarted", TimeSpan.Zero);
        }

        foreach (var node in Cluster.Relays)
        {
            await BeginAsync();
            await node.DrainAsync(isOn: true);
            await node.DrainedAsync();
            await RestartAsync(node);
            await RecoverAsync($"{node.Id} drained and restarted", TimeSpan.Zero);
        }
    }

    private async Task RestartAsync(ClusterNode node)
    {
        Assert.Equal(0, await node.TerminateAsync());
        await node.StartAsync(Cancellation);
        await Cluster.LinkedAsync(Cancellation);
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
