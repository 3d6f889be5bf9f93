using System.Globalization;
using System.Text.Json;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Media for those who were let in, and nobody else.</summary>
public class MediaTests
{
    private static readonly object Sending = new { method = "createTransport", data = new { direction = "send" } };

    [Fact]
    public async Task Media_BeforeAdmission_IsRefusedAndAfterwardsFlows()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        Assert.Equal("not-admitted", await taxpayer.CodeAsync("Media", new { method = "capabilities", data = new { } }));
        await desk.AcceptAsync(taxpayer);
        await taxpayer.ValueAsync("SetStage", new { stage = "waiting" });
        var official = await desk.OfficialAsync();
        Assert.True((await taxpayer.ValueAsync("Media", new { method = "capabilities", data = new { } })).Has("codecs"));
        Assert.Equal("not-admitted", await taxpayer.CodeAsync("Media", Sending));
        Assert.Equal("not-admitted", await official.CodeAsync("Media", Sending));

        await official.ValueAsync("Admit");

        var welcome = await taxpayer.MessageAsync("media");
        Assert.Equal(("welcome", "taxpayer"), (welcome.Text("event"), welcome.GetProperty("data").Text("peerId")));
        Assert.True((await taxpayer.ValueAsync("Media", Sending)).Has("iceCandidates"));
        Assert.Equal("transport-exists", await taxpayer.CodeAsync("Media", Sending));
        Assert.Equal("unknown-method", await taxpayer.CodeAsync("Media", new { method = "closeRoom", data = new { } }));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("Media", new { method = "produce", data = new { list = new object?[] { null } } }));
    }

    /// <summary>
    /// What one says must not harm another: all of a node's participants share its connection to a relay node, on which everything has
    /// an envelope around it.
    /// </summary>
    [Fact]
    public async Task Media_WithDataThatCannotBePassedOn_IsRefusedAndNobodyElseNoticesIt()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var stranger = await desk.ConnectAsync();
        await taxpayer.ValueAsync("Media", Sending);
        await official.ValueAsync("Media", Sending);
        await stranger.ValueAsync("TestMedia", Sending);
        string[] bad =
        [
            .. Enumerable.Range(16, 6).Select(static depth => $$"""{"a":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}"""),
            """{"text":"\ud800"}""", """{"list":[{"text":"a\udc00b"}]}""",
        ];

        foreach (var data in bad)
        {
            Assert.Equal("request-unreadable", await CodeOfTextAsync(stranger, "TestMedia", data));
            Assert.Equal("request-unreadable", await CodeOfTextAsync(taxpayer, "Media", data));
        }

        Assert.Equal("transport-exists", await taxpayer.CodeAsync("Media", Sending));
        Assert.Equal("transport-exists", await official.CodeAsync("Media", Sending));
        Assert.Equal("transport-exists", await stranger.CodeAsync("TestMedia", Sending));
        Assert.Equal("invalid-argument", await CodeOfTextAsync(taxpayer, "Media", $$"""{"a":{{new string('[', 14)}}{{new string(']', 14)}}}"""));

        static async Task<string?> CodeOfTextAsync(HubClient client, string method, string data) =>
            (await client.CallTextAsync(method, $$"""{"method":"createTransport","data":{{data}}}""")).GetProperty("error").Text("code");
    }

    [Fact]
    public async Task IceServers_ForThoseInTheCallAndForTheCheck_EndWithTheirTime()
    {
        await using var desk = await Desk.OpenAsync("--Turn:Urls:0=turn:127.0.0.1:3478", "--Turn:Secret=a-secret-of-the-tests-that-is-long-enough");
        var (taxpayer, _) = await desk.CallAsync();
        var stranger = await desk.ConnectAsync();

        var ofCall = await taxpayer.ValueAsync("Media", Sending);
        var again = await taxpayer.ValueAsync("Media", new { method = "restartIce", data = new { transportId = ofCall.Text("id") } });
        var ofCheck = await stranger.ValueAsync("TestMedia", Sending);

        Assert.Equal("taxpayer", NameOf(ofCall));
        Assert.Equal("taxpayer", NameOf(again));
        Assert.Equal("check", NameOf(ofCheck));
        Assert.InRange(EndOf(ofCall), TimeSpan.FromHours(5), TimeSpan.FromHours(7));
        Assert.InRange(EndOf(ofCheck), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6));

        static JsonElement ServerOf(JsonElement answer) => answer.GetProperty("iceServers")[0];
        static string NameOf(JsonElement answer) => ServerOf(answer).Text("username").Split(':')[1];
        static TimeSpan EndOf(JsonElement answer) =>
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(ServerOf(answer).Text("username").Split(':')[0], CultureInfo.InvariantCulture)) - DateTimeOffset.UtcNow;
    }

    [Fact]
    public async Task ReportQuality_OfSomebodyInTheCall_IsTakenWhereItCanBe()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, _) = await desk.CallAsync();
        var stranger = await desk.ConnectAsync();

        await taxpayer.ValueAsync("Media", Report(10, "udp"));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("Media", Report(10, "carrier-pigeon")));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("Media", Report(1e9, "udp")));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("Media", new { method = "reportQuality", data = new { seconds = "ten" } }));
        Assert.Equal("not-entered", await stranger.CodeAsync("Media", Report(10, "udp")));

        static object Report(double seconds, string path) => new
        {
            method = "reportQuality",
            data = new { seconds, freezes = 1, frozenSeconds = 0.7, packetsReceived = 900, packetsLost = 3, roundTripMilliseconds = 12, path },
        };
    }

    [Fact]
    public async Task Return_ToTheCall_HasANewPeerInsteadOfTheOld()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await taxpayer.ValueAsync("Media", Sending);

        var back = await desk.TaxpayerAsync();

        Assert.Equal("welcome", (await back.MessageAsync("media")).Text("event"));
        Assert.True((await back.ValueAsync("Media", Sending)).Has("id"));
        await official.MessageAsync("media", static happened => happened.Text("event") == "peerLeft");
        await official.MessageAsync("media", static happened => happened.Text("event") == "peerJoined");
    }

    [Fact]
    public async Task End_OfTheAppointment_ClosesTheMediaOfAll()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await official.ValueAsync("Media", Sending);

        await desk.HandleAsync(new Grains.Appointments.Close(new("roma-2"), Grains.Appointments.AppointmentOutcome.Served));

        var ended = await taxpayer.StateAsync(static view => view.GetProperty("page").ValueEquals("ended"));
        Assert.Equal("served", ended.GetProperty("ended").Text("outcome"));
        Assert.True(ended.GetProperty("ended").GetProperty("survey").GetBoolean());
        await official.StateAsync(static view => view.GetProperty("page").ValueEquals("ended"));
        Assert.Equal("not-admitted", await official.CodeAsync("Media", Sending));
        Assert.Equal("over", await taxpayer.CodeAsync("Say", new { id = "1", text = "x" }));
    }

    [Fact]
    public async Task Guest_WithAScreen_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (guest, seat, _) = await desk.GuestAsync(taxpayer, official);
        await official.ValueAsync("AdmitGuest", new { seat });
        await guest.MessageAsync("media");
        var transportId = (await guest.ValueAsync("Media", Sending)).Text("id");

        Assert.Equal("not-allowed", await guest.CodeAsync("Media", Produce("screen")));
        Assert.Equal("transport-not-connected", await guest.CodeAsync("Media", Produce("camera")));

        object Produce(string source) => new
        {
            method = "produce",
            data = new { transportId, kind = "video", source, rtpParameters = new { codecs = Array.Empty<object>(), encodings = Array.Empty<object>() } },
        };
    }

    [Fact]
    public async Task TestMedia_OfAStranger_KeepsTheConnectionForTheTest()
    {
        await using var desk = await Desk.OpenAsync("--Desk:EnterWithinSeconds=0.5");
        var stranger = await desk.ConnectAsync();
        Assert.True((await stranger.ValueAsync("TestMedia", Sending)).Has("iceCandidates"));
        var silent = await desk.ConnectAsync();

        await silent.ClosedAsync();

        Assert.Equal("transport-exists", await stranger.CodeAsync("TestMedia", Sending));
        Assert.Equal("not-entered", await stranger.CodeAsync("Media", Sending));
    }

    [Fact]
    public async Task TestMedia_BeforeItOpens_IsARoomOfOnesOwnAlsoOverTcpAlone()
    {
        await using var desk = await Desk.OpenAsync("--Desk:TestRoomsPerAddress=1");
        desk.Now = Desk.T.AddHours(-1);
        var visitor = await desk.ConnectAsync();
        var second = await desk.ConnectAsync();
        await visitor.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });
        await second.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });

        var tcp = await visitor.ValueAsync("TestMedia", new { method = "createTransport", data = new { direction = "send" }, tcp = true });
        var both = await visitor.ValueAsync("TestMedia", new { method = "createTransport", data = new { direction = "receive" } });

        Assert.All(tcp.GetProperty("iceCandidates").EnumerateArray(), static candidate => Assert.Equal("tcp", candidate.Text("protocol")));
        Assert.Contains(both.GetProperty("iceCandidates").EnumerateArray(), static candidate => candidate.Text("protocol") == "udp");
        Assert.Equal("too-many-requests", await second.CodeAsync("TestMedia", Sending));
        visitor.Break();
        for (var attempt = 0; attempt < 200 && await second.CodeAsync("TestMedia", Sending) is "too-many-requests"; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal("transport-exists", await second.CodeAsync("TestMedia", Sending));
    }
}
