using VideoDesk.Cluster;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>The network between nodes is cut or spoilt for real, in one place at a time, while a call runs.</summary>
public sealed class SplitTests(BrowserFixture browsers) : ClusterCallTest(browsers)
{
    /// <summary>Longer than a registration and than every silence that nodes wait for.</summary>
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(12);

    private RunningCluster? _cluster;

    private protected override RunningCluster Cluster => _cluster ?? throw new InvalidOperationException("the cluster is not started yet");

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Endings.AllAsync([() => base.DisposeAsync().AsTask(), () => Endings.AllAsync(_cluster)]);
    }

    [Fact]
    public async Task Redis_SplitFromOneWebNode_LosesNothing()
    {
        await CallAsync("web2", "relay1");

        await BeginAsync();
        await Cluster.Apart!.Control.PullAsync();
        await RecoverAsync("Redis split from one web node", Cut);
        await Cluster.Apart.Control.PlugAsync();
        await RecoverAsync("Redis reached again", TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task RelayNode_SplitFromTheWebNodesWhileMediaFlows_KeepsItsRoom()
    {
        var room = await CallAsync("relay1", "relay1");
        var before = await Cluster.PlacementAsync(room);

        await BeginAsync();
        await Cluster.Apart!.Control.PullAsync();
        await RecoverAsync("relay node split from the web nodes", Cut);
        Assert.Equal((before.Node.Id, before.Epoch), await PlaceAsync(room));

        await BeginAsync();
        await Cluster.Apart.Control.PlugAsync();
        await Cluster.LinkedAsync(Cancellation);
        await RecoverAsync("relay node reached again", TimeSpan.FromSeconds(3));
        Assert.Equal((before.Node.Id, before.Epoch), await PlaceAsync(room));
    }

    [Fact]
    public async Task WebNode_BehindANetworkThatLosesPackets_CarriesCallAndChat()
    {
        var room = await CallAsync("web2", "relay1");

        await BeginAsync();
        await Cluster.Apart!.SpoilAsync(percent: 10, delay: TimeSpan.FromMilliseconds(20));
        await RecoverAsync("10 % lost between one web node and everything else", Cut);
        await SeePicturesAsync();
        await RecoverAsync("the same, later", TimeSpan.Zero);
        Assert.Equal(LinesSaid, await Cluster.StoredLinesAsync(room));
    }

    private async Task<(string Node, long Epoch)> PlaceAsync(string room)
    {
        var (node, epoch) = await Cluster.PlacementAsync(room);
        return (node.Id, epoch);
    }

    /// <summary>A call in a cluster one node of which lives apart; the end of its room's name.</summary>
    /// <param name="apart">That node.</param>
    /// <param name="carrier">On which relay node the room is to be.</param>
    private async Task<string> CallAsync(string apart, string carrier)
    {
        _cluster = await RunningCluster.StartAsync(new ClusterPlan { Apart = apart }, Cancellation);
        var appointment = (await SeededAppointments.WriteAsync(_cluster.Storage, 1))[0];
        await _cluster.LinkedAsync(Cancellation);
        var others = _cluster.Relays.Where(relay => relay.Id != carrier).ToArray();
        await Task.WhenAll(others.Select(static relay => relay.DrainAsync(isOn: true)));
        await MeetAsync(appointment);
        await Task.WhenAll(others.Select(static relay => relay.DrainAsync(isOn: false)));
        Assert.Equal(carrier, (await _cluster.PlacementAsync(appointment.Id)).Node.Id);
        return appointment.Id;
    }
}
