using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VideoDesk.SignalingServer.Auth;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>What of an ID token is believed, and where a browser is sent.</summary>
public sealed class OpenIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 12, 9, 0, 0, TimeSpan.Zero);

    private static readonly OpenIdSettings Settings = new() { Authority = "https://id.example", ClientId = "desk" };

    [Fact]
    public void Subject_GoodToken_IsRead() => Assert.Equal("roma-1", IdToken.Subject(Token("https://id.example", "desk", 60), Settings, Now));

    [Theory]
    [InlineData("https://evil.example", "desk", 60)]
    [InlineData("https://id.example", "other", 60)]
    [InlineData("https://id.example", "desk", 0)]
    public void Subject_OtherIssuerClientOrTime_IsNotBelieved(string issuer, string audience, int seconds) =>
        Assert.Null(IdToken.Subject(Token(issuer, audience, seconds), Settings, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.!!.c")]
    [InlineData("a.e30.c")]
    [InlineData("a.W10.c")]
    public void Subject_MalformedToken_IsNotBelieved(string? token) => Assert.Null(IdToken.Subject(token, Settings, Now));

    [Fact]
    public async Task SignIn_InProduction_SendsTheBrowserToTheProviderWithPkce()
    {
        await using var server = await ApiServer.StartAsync(
            "--environment=Production",
            "--OpenId:Authority=https://id.example",
            "--OpenId:AuthorizationEndpoint=https://id.example/auth",
            "--OpenId:TokenEndpoint=https://id.example/token",
            "--OpenId:ClientId=desk",
            $"--OpenId:ClientSecret={Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}");
        using var browser = server.Browser();

        using var response = await browser.Http.GetAsync("/accedi", TestContext.Current.CancellationToken);

        var location = response.Headers.Location!.ToString();
        Assert.StartsWith("https://id.example/auth?", location, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", location, StringComparison.Ordinal);
        Assert.Contains("scope=openid", location, StringComparison.Ordinal);
        var forged = await browser.GetAsync("/accedi/ritorno?code=x&state=y");
        Assert.Equal(403, forged.Status);
    }

    private static string Token(string issuer, string audience, int seconds)
    {
        var claims = JsonSerializer.Serialize(new { iss = issuer, aud = audience, sub = "roma-1", exp = Now.ToUnixTimeSeconds() + seconds });
        return $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.x";
    }
}
