using System.Net;
using System.Text.Json;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>Snapshots of a board over HTTP, with a pass.</summary>
public sealed class BoardSnapshotTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Snapshot_OfTheOfficial_IsNamedToWhoComesAndTheUpdatesStay()
    {
        await using var desk = await Desk.OpenAsync();
        var (officialPass, official) = await EnterAsync(desk);
        for (var number = 1; number <= 3; number++)
        {
            await official.ValueAsync("BoardUpdate", new { id = $"{number}", update = "AA==" });
        }

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(desk, HttpMethod.Get, officialPass)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(desk, HttpMethod.Put, officialPass, "?upTo=2", [7, 7])).Status);

        var (taxpayerPass, taxpayer) = await EnterAsync(desk, asTaxpayer: true);
        var board = await taxpayer.ValueAsync("Board", new { after = 0 });
        Assert.Equal(2, board.GetProperty("snapshot").GetProperty("upTo").GetInt64());
        Assert.Equal(3, Assert.Single(board.GetProperty("updates").EnumerateArray()).GetProperty("position").GetInt64());
        var snapshot = await SendAsync(desk, HttpMethod.Get, taxpayerPass);
        Assert.Equal((HttpStatusCode.OK, "2", "0707"), (snapshot.Status, snapshot.UpTo, Convert.ToHexString(snapshot.Content)));
        var whole = await taxpayer.ValueAsync("Board", new { after = 0, whole = true });
        Assert.Equal((3, false), (whole.GetProperty("updates").GetArrayLength(), whole.Has("snapshot")));
    }

    [Fact]
    public async Task Snapshot_FromWhoMayNotOrWrong_IsRefusedWithItsCode()
    {
        await using var desk = await Desk.OpenAsync();
        var (officialPass, official) = await EnterAsync(desk);
        var (taxpayerPass, taxpayer) = await EnterAsync(desk, asTaxpayer: true);
        await official.ValueAsync("BoardUpdate", new { id = "1", update = "AA==" });

        Assert.Equal((HttpStatusCode.Unauthorized, "pass-invalid"), await RefusalAsync(desk, null, "?upTo=1", [1]));
        Assert.Equal((HttpStatusCode.Unauthorized, "pass-invalid"), await RefusalAsync(desk, taxpayerPass, "?upTo=1", [1]));
        Assert.Equal((HttpStatusCode.Conflict, "snapshot-ahead"), await RefusalAsync(desk, officialPass, "?upTo=2", [1]));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "update-too-large"), await RefusalAsync(desk, officialPass, "?upTo=1", new byte[(8 * 1024 * 1024) + 1]));
        Assert.Equal((HttpStatusCode.BadRequest, "request-unreadable"), await RefusalAsync(desk, officialPass, "?upTo=1", []));
        Assert.Equal((HttpStatusCode.BadRequest, "request-unreadable"), await RefusalAsync(desk, officialPass, "?upTo=no", [1]));

        // The link moves to another device: the pass of the first one is worth nothing.
        await desk.TaxpayerAsync(Desk.Phone, move: true);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(desk, HttpMethod.Get, taxpayerPass)).Status);
        Assert.Equal("moved", (await taxpayer.MessageAsync("seatLost")).Text("reason"));
    }

    [Fact]
    public async Task Snapshot_ForACompanion_IsNone()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenChatAsync("Il modello F24");
        var chat = await desk.ConnectAsync();
        var entered = await chat.ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Phone });

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(desk, HttpMethod.Get, entered.Text("pass"))).Status);
    }

    private static async Task<(string Pass, HubClient Client)> EnterAsync(Desk desk, bool asTaxpayer = false)
    {
        var client = await desk.ConnectAsync(asTaxpayer ? null : "roma-2");
        var entered = asTaxpayer
            ? await client.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop })
            : await client.ValueAsync("EnterAsOfficial", new { appointment = desk.Appointment, device = Desk.OfficeComputer });
        return (entered.Text("pass"), client);
    }

    private static async Task<(HttpStatusCode, string)> RefusalAsync(Desk desk, string? pass, string query, byte[] content)
    {
        var answer = await SendAsync(desk, HttpMethod.Put, pass, query, content);
        return (answer.Status, JsonSerializer.Deserialize<JsonElement>(answer.Content).Text("code"));
    }

    private static async Task<(HttpStatusCode Status, string? UpTo, byte[] Content)> SendAsync(
        Desk desk, HttpMethod method, string? pass, string query = "", byte[]? content = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(desk.Server.Address, "/api/board/snapshot" + query));
        request.Content = content is null ? null : new ByteArrayContent(content);
        if (pass is not null)
        {
            request.Headers.Add("X-Desk-Pass", pass);
        }

        using var response = await http.SendAsync(request, Cancellation);
        var upTo = response.Headers.TryGetValues("X-Board-Up-To", out var values) ? values.Single() : null;
        return (response.StatusCode, upTo, await response.Content.ReadAsByteArrayAsync(Cancellation));
    }
}
