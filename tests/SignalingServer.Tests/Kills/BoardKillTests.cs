using System.Globalization;
using System.Net.WebSockets;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Hubs;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Kills;

/// <summary>The real server, killed (SIGKILL) while two people draw: what was acknowledged is there, in its place, once.</summary>
public sealed class BoardKillTests
{
    private const int Kills = 5;

    /// <summary>Updates that are acknowledged before a kill.</summary>
    private const int PerLife = 60;

    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Kill_WhileTwoDraw_KeepsEveryAcknowledgedUpdate()
    {
        var folder = Directory.CreateTempSubdirectory("videodesk-board-kills-");
        try
        {
            var appointment = await BookAsync(folder.FullName);
            using var server = Server(folder.FullName, Scene.Slot.StartsAt.AddMinutes(-5));
            var acknowledged = new Dictionary<long, string>();
            for (var life = 0; life <= Kills; life++)
            {
                server.Start();
                await server.ReadyAsync();
                using var mario = await SignedInAsync(server, "mario");
                using var rome = await SignedInAsync(server, "roma-2");
                await using var taxpayer = await HubClient.ConnectAsync(server.Address, mario.Cookies);
                await using var official = await HubClient.ConnectAsync(server.Address, rome.Cookies);
                await taxpayer.ValueAsync("EnterAppointment", new { appointment, device = Desk.Laptop });
                await official.ValueAsync("EnterAsOfficial", new { appointment, device = Desk.OfficeComputer });
                if (life == 0)
                {
                    await official.ValueAsync("Admit");
                }

                await JudgeAsync(official, acknowledged);
                if (life < Kills)
                {
                    await Task.WhenAll(
                        DrawUntilItEndsAsync(taxpayer, $"t{life}", acknowledged),
                        DrawUntilItEndsAsync(official, $"o{life}", acknowledged),
                        KillAsync(server, acknowledged, (life + 1) * PerLife));
                }
            }

            await server.KillAsync();
            Assert.True(acknowledged.Count >= Kills * PerLife);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Everything acknowledged at its position; what was stored and not acknowledged may stand between, without gaps.</summary>
    private static async Task JudgeAsync(HubClient reader, Dictionary<long, string> acknowledged)
    {
        Dictionary<long, string> stored = [];
        for (var more = true; more;)
        {
            var part = await reader.ValueAsync("Board", new { after = stored.Count });
            foreach (var update in part.GetProperty("updates").EnumerateArray())
            {
                stored.Add(update.GetProperty("position").GetInt64(), update.Text("update"));
            }

            more = part.GetProperty("more").GetBoolean();
        }

        Assert.Equal(Enumerable.Range(1, stored.Count).Select(static position => (long)position), stored.Keys.Order());
        Assert.Equal(stored.Count, stored.Values.Distinct().Count());
        Assert.All(acknowledged, known => Assert.Equal(known.Value, stored[known.Key]));
    }

    private static async Task DrawUntilItEndsAsync(HubClient client, string name, Dictionary<long, string> acknowledged)
    {
        try
        {
            for (var number = 1; number <= 400; number++)
            {
                var update = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{name}-{number}"));
                var position = (await client.ValueAsync("BoardUpdate", new { id = $"{name}-{number}", update })).GetProperty("position").GetInt64();
                lock (acknowledged)
                {
                    acknowledged.Add(position, update);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or EndOfStreamException)
        {
            // That was the kill.
        }
    }

    private static async Task KillAsync(ServerProcess server, Dictionary<long, string> acknowledged, int after)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (Count() < after)
        {
            await Task.Delay(1, limit.Token);
        }

        await server.KillAsync();

        int Count()
        {
            lock (acknowledged)
            {
                return acknowledged.Count;
            }
        }
    }

    private static async Task<string> BookAsync(string folder)
    {
        using var server = Server(folder, Scene.Now);
        server.Start();
        await server.ReadyAsync();
        using var mario = await SignedInAsync(server, "mario");
        var appointment = await mario.BookAsync();
        await server.KillAsync();
        return appointment;
    }

    private static async Task<ApiBrowser> SignedInAsync(ServerProcess server, string person)
    {
        var browser = new ApiBrowser(server.Address);
        await browser.SignInAsync(person);
        return browser;
    }

    private static ServerProcess Server(string folder, DateTimeOffset now) => new(
        folder,
        string.Create(CultureInfo.InvariantCulture, $"--Clock:Offset={now - TimeProvider.System.GetUtcNow():c}"),
        "--Demo:Guide=false",
        "--Relay:PinLoops=false");
}
