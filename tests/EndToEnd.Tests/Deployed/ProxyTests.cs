using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using VideoDesk.Cluster;
using VideoDesk.EndToEnd.Tests.Turn;

namespace VideoDesk.EndToEnd.Tests.Deployed;

/// <summary><c>deploy/haproxy.cfg</c> in a real haproxy, before a real coturn with <c>deploy/coturn.conf</c> and two web nodes' stand-ins.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    /// <summary>Allocate (RFC 8656 §7.2) of somebody without credentials; REQUESTED-TRANSPORT is UDP.</summary>
    private static readonly byte[] Allocate =
        [0, 3, 0, 8, 0x21, 0x12, 0xA4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 0x19, 0, 4, 17, 0, 0, 0];

    /// <summary>What a TURN server answers to that: an error response to Allocate.</summary>
    private static readonly byte[] Refused = [1, 0x13];

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is { Subject: "CN=desk.test" } },
    });

    /// <summary>Set by <see cref="InitializeAsync"/>.</summary>
    private CoturnServer _coturn = null!;

    private WebStandIn _web1 = null!;

    private WebStandIn _web2 = null!;

    private DeployedProxy _proxy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<(string Method, string Path, IHeaderDictionary Headers)> Asked => _web1.Asked.Concat(_web2.Asked);

    public async ValueTask InitializeAsync()
    {
        _coturn = await CoturnServer.StartAsync();
        _web1 = await WebStandIn.StartAsync();
        _web2 = await WebStandIn.StartAsync();
        _proxy = await DeployedProxy.StartAsync(
            ("coturn:3478", Local(_coturn.Port)), ("coturn:5349", Local(_coturn.TlsPort)), ("web1:8080", _web1.Endpoint), ("web2:8080", _web2.Endpoint));
        await HealthIsAsync(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        IAsyncDisposable?[] started = [_proxy, _web1, _web2, _coturn];
        foreach (var one in started.OfType<IAsyncDisposable>())
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task DeployedFile_IsGood_AlsoWhileNobodyOfItCanBeFound()
    {
        var (code, output) = await DeployedProxy.CheckAsync();

        Assert.True(code == 0, output);
        Assert.DoesNotContain("ALERT", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ReachesAWebNode_WithWhatTheProxyKnowsOfTheBrowserAlone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Page("/prenota")) { Headers = { Host = "desk.test" } };
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "http");
        request.Headers.Add("X-Forwarded-Host", "evil.test");
        using var answer = await _http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(TimeSpan.FromDays(365).TotalSeconds, double.Parse(
            Assert.Single(answer.Headers.GetValues("Strict-Transport-Security"))["max-age=".Length..], CultureInfo.InvariantCulture));
        var (_, path, headers) = Assert.Single(Asked);
        Assert.Equal("/prenota", path);
        Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]);
        Assert.Equal("https", headers["X-Forwarded-Proto"]);
        Assert.Equal("desk.test", headers["X-Forwarded-Host"]);
    }

    [Fact]
    public async Task StateOfANode_IsNotShownOutside_HoweverThePathIsWritten()
    {
        foreach (var path in new[] { "/healthz", "/readyz", "/READYZ", "/readyz/", "/%72eadyz", "/prenota/../readyz", "/./readyz", "/metrics" })
        {
            using var answer = await _http.GetAsync(Page(path), Cancellation);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, path);
        }

        Assert.Empty(Asked);
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("POST", 1)]
    [InlineData("DELETE", 1)]
    public async Task Request_ThatANodeDiesOver_GoesToAnotherOnlyWhenItChangesNothing(string method, int times)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Page("/drop"));
        using var answer = await _http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.True(times == 1 ? Asked.Count() == 1 : Asked.Count() >= times, $"{Asked.Count()} times");
    }

    [Fact]
    public async Task PlainHttp_LeadsToHttps()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{Local(_proxy.PlainPort)}/prenota") { Headers = { Host = "desk.test" } };
        using var answer = await _http.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://desk.test/prenota"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task FirstBytesOfTurn_LeadToCoturn()
    {
        using var client = await ConnectAsync();

        Assert.Equal(Refused, await AnswerAsync(client.GetStream()));
    }

    [Theory]
    [InlineData(DeployedProxy.TurnName, "CN=127.0.0.1")]
    [InlineData("TURN.desk.TEST", "CN=127.0.0.1")]
    [InlineData("desk.test", "CN=desk.test")]
    public async Task NameInTheTlsHello_SaysWhoAnswers(string name, string subject)
    {
        using var client = await ConnectAsync();
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: true, (_, shown, _, _) => shown?.Subject == subject);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = name }, Cancellation);

        if (subject != "CN=desk.test")
        {
            Assert.Equal(Refused, await AnswerAsync(tls));
        }
    }

    [Fact]
    public async Task Health_WithoutAnyWebNode_IsBad()
    {
        await _web1.StopAsync();
        await _web2.StopAsync();

        await HealthIsAsync(HttpStatusCode.ServiceUnavailable);
    }

    private static string Local(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    private static async Task<byte[]> AnswerAsync(Stream stream)
    {
        await stream.WriteAsync(Allocate, Cancellation);
        var type = new byte[2];
        await stream.ReadExactlyAsync(type, Cancellation).AsTask().WaitAsync(Waiting.Patience, Cancellation);
        return type;
    }

    private Uri Page(string path) =>
        new($"https://{Local(_proxy.Port)}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port, Cancellation);
        return client;
    }

    private Task HealthIsAsync(HttpStatusCode expected) => Waiting.UntilAsync(() => $"the proxy's health is {expected}", async () =>
    {
        Assert.Null(_proxy.LastWords);
        try
        {
            using var answer = await _http.GetAsync(new Uri($"http://{Local(_proxy.HealthPort)}/healthz"), Cancellation);
            return answer.StatusCode == expected;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });
}
