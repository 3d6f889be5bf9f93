using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using VideoDesk.SignalingServer.Tests.Api;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Auth;

/// <summary>The server as in production, over TLS, with a real OpenID provider beside it.</summary>
public sealed class OpenIdSignInTests
{
    private const string ClientId = "desk";

    private readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    [Fact]
    [Trait("Requirement", "A.10")]
    public async Task Official_OfARealProvider_IsSignedInAndAStrangerIsRefused()
    {
        using var certificate = new SelfMadeCertificate();
        await using var provider = await ProviderProcess.StartAsync();
        await using var server = await StartAsync(provider, certificate);
        using var early = new ProviderBrowser(certificate);

        var unavailable = await early.GetAsync(new Uri(server.Address, "accedi"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unavailable.Status);
        Assert.Contains("data-code=\"sign-in-unavailable\"", unavailable.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/accedi\">", unavailable.Text, StringComparison.Ordinal);
        await provider.RegisterAsync(ClientId, _secret, new Uri(server.Address, "accedi/ritorno"));

        using var official = new ProviderBrowser(certificate);
        var landed = await official.SignInAsync(new Uri(server.Address, "accedi?returnTo=https://altrove.example/operatore"), "roma-2");
        Assert.Equal("/operatore", landed.Address.AbsolutePath);
        AssertCodeFlowWithPkce(official.Visited, provider.Issuer);
        Assert.True(official.Cookies.GetCookies(server.Address)["videodesk"] is { Secure: true, HttpOnly: true });
        Assert.Equal(HttpStatusCode.OK, (await official.GetAsync(new Uri(server.Address, "api/desk/agenda"))).Status);
        var session = JsonSerializer.Deserialize<JsonElement>((await official.GetAsync(new Uri(server.Address, "api/session"))).Text);
        Assert.Equal(("roma-2", "official"), (session.GetProperty("person").GetString(), session.GetProperty("role").GetString()));

        using var stranger = new ProviderBrowser(certificate);
        var refused = await stranger.SignInAsync(new Uri(server.Address, "accedi"), "nessuno");
        Assert.Equal((HttpStatusCode.Forbidden, "/accedi/ritorno"), (refused.Status, refused.Address.AbsolutePath));
        Assert.Contains("data-code=\"official-not-enabled\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(new Uri(server.Address, "api/desk/agenda"))).Status);
    }

    [Fact]
    [Trait("Requirement", "A.10")]
    public async Task Administrator_ByTheRoleOfTheProvider_SeesTheSystemAndNoAppointment()
    {
        using var certificate = new SelfMadeCertificate();
        await using var provider = await ProviderProcess.StartAsync();
        await using var server = await StartAsync(provider, certificate);
        await provider.RegisterAsync(ClientId, _secret, new Uri(server.Address, "accedi/ritorno"));
        using var administrator = new ProviderBrowser(certificate);
        using var official = new ProviderBrowser(certificate);

        var landed = await administrator.SignInAsync(new Uri(server.Address, "accedi?returnTo=/operatore"), "sistema-7");
        var asked = await official.SignInAsync(new Uri(server.Address, "accedi?returnTo=/sistema"), "roma-2");

        Assert.Equal(("/sistema", "/sistema"), (landed.Address.AbsolutePath, asked.Address.AbsolutePath));
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(new Uri(server.Address, "api/operations"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync(new Uri(server.Address, "api/desk/agenda"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await official.GetAsync(new Uri(server.Address, "api/operations"))).Status);
    }

    [Fact]
    public async Task Return_WithoutASignInOfThisBrowser_IsRefused()
    {
        using var certificate = new SelfMadeCertificate();
        await using var provider = await ProviderProcess.StartAsync();
        await using var server = await StartAsync(provider, certificate);
        await provider.RegisterAsync(ClientId, _secret, new Uri(server.Address, "accedi/ritorno"));
        using var victim = new ProviderBrowser(certificate);
        using var attacker = new ProviderBrowser(certificate);
        var arrived = await attacker.SignInAsync(new Uri(server.Address, "accedi?returnTo=%2Foperatore%3Fvista%3Dagenda"), "roma-2");
        Assert.Equal("/operatore?vista=agenda", arrived.Address.PathAndQuery);
        var code = attacker.Visited.Single(static address => address.AbsolutePath == "/accedi/ritorno");

        foreach (var forged in new[] { new Uri(server.Address, "accedi/ritorno?code=x&state=y"), code })
        {
            var answer = await victim.GetAsync(forged);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains("data-code=\"sign-in-failed\"", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await victim.GetAsync(new Uri(server.Address, "api/desk/agenda"))).Status);
    }

    /// <summary>A program gets problem details where a browser gets a page.</summary>
    [Fact]
    public async Task SignIn_WithTheProviderAway_TellsAProgramWhenToTryAgain()
    {
        await using var server = await ApiServer.StartAsync(
            "--environment=Production", "--OpenId:Authority=http://127.0.0.1:9", "--OpenId:ClientId=a", "--OpenId:ClientSecret=b");
        using var program = server.Browser();

        using var response = await program.Http.GetAsync(new Uri("/accedi", UriKind.Relative), TestContext.Current.CancellationToken);
        var answer = await program.GetAsync("/accedi");

        Assert.Equal("30", response.Headers.RetryAfter?.ToString());
        Assert.Equal((503, "sign-in-unavailable", "application/problem+json"), (answer.Status, answer.Code, answer.MediaType));
        Assert.Equal(200, (await program.GetAsync("/api/services")).Status);
    }

    [Theory]
    [InlineData("--OpenId:Authority=")]
    [InlineData("--OpenId:Authority=http://id.example")]
    [InlineData("--OpenId:ClientId=")]
    [InlineData("--OpenId:ClientSecret=")]
    public void Build_InProductionWithASettingMissingOrUnsafe_Refuses(string wrong)
    {
        string[] settings =
        [
            "--environment=Production", "--BareCall:Enabled=false", "--OpenId:Authority=https://id.example", "--OpenId:ClientId=a",
            "--OpenId:ClientSecret=b", wrong,
        ];

        var error = Assert.Throws<InvalidOperationException>(() => SignalingHost.Build(settings));

        Assert.Contains(wrong.Split('=')[0][2..], error.Message, StringComparison.Ordinal);
    }

    /// <summary>The provider's clock is the machine's, so the server starts at its time. Production has officials only where somebody put them.</summary>
    private Task<ApiServer> StartAsync(ProviderProcess provider, SelfMadeCertificate certificate)
    {
        string[] settings =
        [
            "--environment=Production", "--Storage:DemoAgenda=true", .. certificate.Settings,
            $"--OpenId:Authority={provider.Issuer}", $"--OpenId:ClientId={ClientId}", $"--OpenId:ClientSecret={_secret}",
        ];
        return ApiServer.StartAtAsync(DateTimeOffset.UtcNow, settings);
    }

    private static void AssertCodeFlowWithPkce(IEnumerable<Uri> visited, string issuer)
    {
        var asked = visited.First(address => address.AbsoluteUri.StartsWith(issuer, StringComparison.Ordinal)).Query;
        string[] parts = ["response_type=code", "code_challenge_method=S256", "code_challenge=", "scope=openid", "nonce=", "state="];
        Assert.All(parts, part => Assert.Contains(part, asked, StringComparison.Ordinal));
    }
}
