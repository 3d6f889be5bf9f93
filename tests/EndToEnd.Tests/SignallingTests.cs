using System.Net;
using System.Net.WebSockets;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>The socket of the bare call against clients that do not keep to the rules.</summary>
public sealed class SignallingTests : IAsyncLifetime
{
    private const string Anna = "room=r&name=Anna";

    private const string Bruno = "room=r&name=Bruno";

    private CallServer? _server;

    private CallServer Server => _server ?? throw new InvalidOperationException("the server is not started yet");

    public async ValueTask InitializeAsync() => _server = await CallServer.StartAsync();

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData("{oops")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("{\"method\":\"capabilities\"}")]
    [InlineData("{\"id\":1.5,\"method\":\"capabilities\"}")]
    [InlineData("{\"id\":1}")]
    [InlineData("{\"id\":1,\"method\":7}")]
    [InlineData("{\"id\":1,\"method\":\"\\ud800\"}")]
    [InlineData("{\"id\":1,\"method\":\"produce\",\"data\":{\"rtpParameters\":{\"codecs\":[null]}}}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}")]
    public async Task Message_Malformed_IsRefusedAndTheCallGoesOn(string text)
    {
        await using var anna = await RawClient.ConnectAsync(Server, Anna);

        Assert.Equal("malformed-message", await anna.SendForRefusalAsync(text));

        Assert.True((await anna.RequestAsync("capabilities")).GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("format", null, "unknown-method")]
    [InlineData("createTransport", "{}", "invalid-argument")]
    [InlineData("createTransport", "{\"direction\":\"sideways\"}", "invalid-argument")]
    [InlineData("createTransport", "{\"direction\":0}", "invalid-argument")]
    [InlineData("connectTransport", "{\"transportId\":\"t\"}", "invalid-argument")]
    [InlineData("connectTransport", "{\"transportId\":\"t\",\"dtlsParameters\":{\"fingerprints\":null}}", "invalid-argument")]
    [InlineData("closeTransport", "{\"transportId\":null}", "invalid-argument")]
    [InlineData("closeTransport", "{\"transportId\":\"made-up\"}", "not-allowed")]
    [InlineData("closeProducer", "{\"producerId\":\"made-up\"}", "not-allowed")]
    [InlineData("closeConsumer", "{\"consumerId\":\"made-up\"}", "not-allowed")]
    [InlineData("setPreferredLayers", "{\"consumerId\":\"made-up\",\"spatial\":1}", "not-allowed")]
    public async Task Request_ThatMakesNoSense_IsRefusedWithItsCode(string method, string? data, string code)
    {
        await using var anna = await RawClient.ConnectAsync(Server, Anna);

        var refusal = await anna.SendForRefusalAsync($"{{\"id\":1,\"method\":\"{method}\"{(data is null ? "" : $",\"data\":{data}")}}}");

        Assert.Equal(code, refusal);
    }

    [Fact]
    public async Task Request_AboutAnothersTransport_IsNotAllowed()
    {
        await using var anna = await RawClient.ConnectAsync(Server, Anna);
        await using var bruno = await RawClient.ConnectAsync(Server, Bruno);
        var transportId = await anna.RequestIdAsync("createTransport", new { direction = "send" });

        Assert.Equal("not-allowed", await bruno.RequestRefusalAsync("closeTransport", new { transportId }));
        Assert.Equal("not-allowed", await bruno.RequestRefusalAsync("restartIce", new { transportId }));
        Assert.Equal("not-allowed", await bruno.RequestRefusalAsync("transportStatistics", new { transportId }));

        Assert.Null(await anna.RequestRefusalAsync("transportStatistics", new { transportId }));
    }

    [Fact]
    public async Task Request_AfterItsTransportWasClosed_IsRefused()
    {
        await using var anna = await RawClient.ConnectAsync(Server, Anna);
        var transportId = await anna.RequestIdAsync("createTransport", new { direction = "send" });

        Assert.Null(await anna.RequestRefusalAsync("closeTransport", new { transportId }));

        Assert.Contains(await anna.RequestRefusalAsync("restartIce", new { transportId }), new[] { "transport-not-found", "not-allowed" });
    }

    [Fact]
    public async Task Produce_WithTwoSourcesInOne_IsRefusedAndTheRoomStaysOpen()
    {
        await using var anna = await RawClient.ConnectAsync(Server, Anna);
        var transportId = await anna.RequestIdAsync("createTransport", new { direction = "send" });
        var fingerprint = new { algorithm = "sha-256", value = string.Join(':', Enumerable.Repeat("AB", 32)) };
        var dtlsParameters = new { role = "client", fingerprints = new[] { fingerprint } };
        Assert.Null(await anna.RequestRefusalAsync("connectTransport", new { transportId, dtlsParameters }));
        var rtpParameters = new
        {
            mid = "0",
            codecs = new[] { new { mimeType = "audio/opus", payloadType = 100, clockRate = 48000, channels = 2 } },
            encodings = new[] { new { ssrc = 11 } },
        };

        var source = "microphone, screen";
        Assert.Equal("invalid-argument", await anna.RequestRefusalAsync("produce", new { transportId, kind = "audio", source, rtpParameters }));

        await using var bruno = await RawClient.ConnectAsync(Server, Bruno);
        var welcome = await bruno.NotificationAsync("welcome");
        Assert.Equal(0, welcome.GetProperty("data").GetProperty("producers").GetArrayLength());
    }

    [Fact]
    public async Task Message_OfMoreThan64KiB_EndsTheConnection()
    {
        await using var anna = await RawClient.ConnectAsync(Server, Anna);

        await anna.SendAsync(new string('x', 65 * 1024));

        Assert.Equal((WebSocketCloseStatus.MessageTooBig, "message-too-big"), await anna.ReadToCloseAsync());
    }

    [Theory]
    [InlineData("room=r")]
    [InlineData("room=%20&name=Anna")]
    [InlineData("room=r&name=A%00B")]
    [InlineData("room=r&name=12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Join_WithABadName_IsRefused(string query)
    {
        await using var client = await RawClient.ConnectAsync(Server, query);

        Assert.Equal((WebSocketCloseStatus.PolicyViolation, "invalid-argument"), await client.ReadToCloseAsync());
    }

    [Fact]
    public async Task Join_FromAPageOfAnotherSite_IsForbidden()
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(Server, Anna, "https://elsewhere.example"));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_AfterTheLastHasLeft_IsOpenedAfresh()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var anna = await RawClient.ConnectAsync(Server, Anna);
            var welcome = await anna.NotificationAsync("welcome");
            await using (var bruno = await RawClient.ConnectAsync(Server, Bruno))
            {
                await anna.NotificationAsync("peerJoined");
            }

            await anna.NotificationAsync("peerLeft");
            Assert.Null(await anna.RequestRefusalAsync("createTransport", new { direction = "send" }));
            await anna.SendAsync(new string('x', 65 * 1024));
            await anna.ReadToCloseAsync();
        }
    }

    [Fact]
    public async Task Call_OutsideDevelopment_IsNotThere()
    {
        await using var server = await CallServer.StartAsync(
            "--environment=Production",
            "--OpenId:Authority=https://idp.example",
            "--OpenId:ClientId=videodesk",
            "--OpenId:ClientSecret=secret");
        using var http = new HttpClient();

        using var call = await http.GetAsync(new Uri($"{server.Address}/call"), TestContext.Current.CancellationToken);
        using var health = await http.GetAsync(new Uri($"{server.Address}/readyz"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, call.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Page_ComesWithAStrictContentSecurityPolicy()
    {
        using var http = new HttpClient();

        using var page = await http.GetAsync(new Uri(Server.Address), TestContext.Current.CancellationToken);

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }
}
