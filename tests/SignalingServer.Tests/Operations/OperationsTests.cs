using System.Text.Json;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Operations;

/// <summary>What administrators see and do, over HTTP.</summary>
public sealed class OperationsTests
{
    private const string Administrator = "sistema-1";

    [Fact]
    public async Task Operations_OfASingleProcess_ShowItAndDrainNothing()
    {
        await using var server = await ApiServer.StartAsync();
        using var browser = server.Browser();
        Assert.Equal("/sistema", await browser.SignInAsync(Administrator, returnTo: null));
        await browser.RefreshTokenAsync();

        var session = (await browser.GetAsync("/api/session")).Json;
        var seen = (await browser.GetAsync("/api/operations")).Json;

        Assert.Equal(("administrator", true), (session.GetProperty("role").GetString(), session.GetProperty("administrator").GetBoolean()));
        Assert.True(seen.GetProperty("isSingle").GetBoolean());
        var node = seen.GetProperty("nodes")[0];
        Assert.Equal(("single", "up", false), (node.GetProperty("id").GetString(), node.GetProperty("state").GetString(), node.GetProperty("mayDrain").GetBoolean()));
        Assert.Equal(["web", "relay"], node.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()!));
        Assert.True(node.GetProperty("figures").GetProperty("memory").GetInt64() > 0);
        Assert.Equal((404, "node-unknown"), Refused(await browser.PostAsync("/api/operations/relays/single/drain")));
    }

    /// <summary>The rest of the table is that of all endpoints with all roles.</summary>
    [Fact]
    [Trait("Requirement", "A.10")]
    public async Task Administrator_OfNoOffice_SeesNoAppointment()
    {
        await using var server = await ApiServer.StartAsync();
        using var browser = await server.SignInAsync(Administrator);

        Assert.Equal(403, (await browser.GetAsync("/api/desk/agenda")).Status);
        Assert.Equal(403, (await browser.GetAsync("/api/appointments")).Status);
    }

    [Fact]
    public async Task Drain_OfARelayNode_IsSeenAndTakenBack()
    {
        await using var database = await TestDatabase.EmptyAsync(DatabaseKind.PostgreSql);
        await using var redis = await RedisServer.StartAsync();
        var clock = new SetClock(Scene.Now);
        await using var relay = await RelayNode.StartAsync("r1", redis.Address, clock);
        await using var server = await ApiServer.StartAsync(
            "--Node:Roles=web", "--Node:Id=w1", $"--Nodes:Redis={redis.Address}", $"--Nodes:ControlKey={NodeProcess.Key}",
            $"--Storage:PostgreSql={database.Settings.PostgreSql}");
        using var browser = await server.SignInAsync(Administrator);
        await SeesAsync(browser, "r1 up", static seen => StateOf(seen, "r1") == "up");

        Assert.Equal((404, "node-unknown"), Refused(await browser.PostAsync("/api/operations/relays/r2/drain")));
        Assert.Equal(204, (await browser.PostAsync("/api/operations/relays/r1/drain")).Status);
        await SeesAsync(browser, "r1 drained", static seen => StateOf(seen, "r1") == "drained");
        Assert.True(relay.RelayControl.IsDraining);
        Assert.Equal(204, (await browser.DeleteAsync("/api/operations/relays/r1/drain")).Status);
        await SeesAsync(browser, "r1 up again", static seen => StateOf(seen, "r1") == "up");
        Assert.False(relay.RelayControl.IsDraining);
        await redis.KillAsync();
        await SeesAsync(browser, "that Redis is gone, and r1 all the same", static seen =>
            !seen.GetProperty("registryIsThere").GetBoolean() && StateOf(seen, "r1") == "up");
    }

    private static async Task SeesAsync(ApiBrowser browser, string what, Func<JsonElement, bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = (await browser.GetAsync("/api/operations")).Json;
            if (condition(seen))
            {
                return;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(40), $"not seen: {what}; seen: {seen}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static string? StateOf(JsonElement seen, string id) => seen.GetProperty("nodes").EnumerateArray()
        .Where(node => node.GetProperty("id").GetString() == id)
        .Select(static node => node.GetProperty("state").GetString())
        .FirstOrDefault();

    private static (int Status, string? Code) Refused(ApiAnswer answer) => (answer.Status, answer.Code);
}
