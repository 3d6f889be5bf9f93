using System.Net;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Hubs;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>The desk on a web node whose media is on relay nodes: nothing is different for those who use it.</summary>
public sealed class DeskOverRelayNodesTests
{
    private static readonly object Sending = new { method = "createTransport", data = new { direction = "send" } };

    [Fact]
    public async Task Call_OverARelayNode_IsWelcomedAgainWhenTheNodeDrains()
    {
        await using var database = await TestDatabase.EmptyAsync(DatabaseKind.PostgreSql);
        await using var redis = await RedisServer.StartAsync();
        var clock = new SetClock(Desk.T.AddMinutes(-5));
        await using var first = await RelayNode.StartAsync("r1", redis.Address, clock);
        await using var desk = await Desk.OpenAsync(
            "--Node:Roles=web", "--Node:Id=w1", $"--Nodes:Redis={redis.Address}", $"--Nodes:ControlKey={NodeProcess.Key}",
            $"--Storage:PostgreSql={database.Settings.PostgreSql}");
        var (taxpayer, official) = await desk.CallAsync();
        Assert.Equal("welcome", (await taxpayer.MessageAsync("media")).Text("event"));
        Assert.Equal("welcome", (await official.MessageAsync("media")).Text("event"));
        Assert.True((await taxpayer.ValueAsync("Media", Sending)).Has("iceCandidates"));
        Assert.Equal("transport-exists", await taxpayer.CodeAsync("Media", Sending));
        Assert.Equal("unknown-method", await taxpayer.CodeAsync("Media", new { method = "closeRoom", data = new { } }));
        var stranger = await desk.ConnectAsync();
        var tcp = await stranger.ValueAsync("TestMedia", new { method = "createTransport", data = new { direction = "send" }, tcp = true });
        Assert.All(tcp.GetProperty("iceCandidates").EnumerateArray(), static candidate => Assert.Equal("tcp", candidate.Text("protocol")));

        await using var second = await RelayNode.StartAsync("r2", redis.Address, clock);
        first.RelayControl.Drain(true);

        await taxpayer.MessageAsync("media", static happened => happened.Text("event") == "welcome");
        await official.MessageAsync("media", static happened => happened.Text("event") == "welcome");
        Assert.True((await taxpayer.ValueAsync("Media", Sending)).Has("iceCandidates"));
        await Wait.UntilAsync(() => second.RelayControl.Load.Peers >= 2, () => $"{second.RelayControl.Load}");
        await desk.HandleAsync(new Grains.Appointments.Close(new("roma-2"), Grains.Appointments.AppointmentOutcome.Served));
        await taxpayer.StateAsync(static view => view.GetProperty("page").ValueEquals("ended"));
        Assert.Equal("not-admitted", await official.CodeAsync("Media", Sending));
    }

    [Fact]
    public async Task WebNode_ThatEveryRelayNodeRefuses_IsNotReadyUntilOneTakesIt()
    {
        await using var database = await TestDatabase.EmptyAsync(DatabaseKind.PostgreSql);
        await using var redis = await RedisServer.StartAsync();
        await using var relay = await RelayNode.StartAsync("r1", redis.Address, new SetClock(Scene.Now.AddSeconds(5)));
        await using var web = await ApiServer.StartAsync(
            "--Node:Roles=web", "--Node:Id=w1", $"--Nodes:Redis={redis.Address}", $"--Nodes:ControlKey={NodeProcess.Key}",
            $"--Storage:PostgreSql={database.Settings.PostgreSql}");
        using var http = new HttpClient { BaseAddress = web.Address };
        (HttpStatusCode Status, string Text) answer = default;

        await ReadyzAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("Every relay node refuses this node; its log says why.", answer.Text);

        web.Clock.Now = Scene.Now.AddSeconds(5);
        await ReadyzAsync(HttpStatusCode.OK);

        Task ReadyzAsync(HttpStatusCode status) => Wait.UntilAsync(
            async () =>
            {
                using var response = await http.GetAsync("/readyz", TestContext.Current.CancellationToken);
                answer = (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                return answer.Status == status;
            },
            () => $"{answer}");
    }
}
