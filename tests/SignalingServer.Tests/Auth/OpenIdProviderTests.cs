using System.Net;
using VideoDesk.SignalingServer.Auth;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Auth;

/// <summary>What of a discovery document is believed, and what happens when there is none.</summary>
public sealed class OpenIdProviderTests
{
    private static readonly OpenIdSettings Settings = new() { Authority = "https://id.example", ClientId = "desk", ClientSecret = "b" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_AProviderThatWasAway_IsFoundWhenItIsBack()
    {
        using var documents = new Documents { Text = null };
        var provider = ProviderOf(documents);

        await Assert.ThrowsAsync<ProviderUnavailableException>(() => provider.FindAsync(Cancellation));
        documents.Text = Document();
        var found = await provider.FindAsync(Cancellation);

        Assert.Equal("https://id.example/auth", found.AuthorizationEndpoint);
    }

    [Theory]
    [InlineData("https://evil.example", "https://id.example/token")]
    [InlineData("https://id.example", "http://id.example/token")]
    [InlineData("https://id.example", "")]
    public async Task Find_AnotherIssuerOrAnUnsafeEndpoint_IsNotUsed(string issuer, string tokenEndpoint)
    {
        using var documents = new Documents { Text = Document(issuer, tokenEndpoint) };

        await Assert.ThrowsAsync<ProviderUnavailableException>(() => ProviderOf(documents).FindAsync(Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task Find_SomethingElse_IsNotUsed(string text)
    {
        using var documents = new Documents { Text = text };

        await Assert.ThrowsAsync<ProviderUnavailableException>(() => ProviderOf(documents).FindAsync(Cancellation));
    }

    private static OpenIdProvider ProviderOf(Documents documents) => new(Settings, new HttpClient(documents));

    private static string Document(string issuer = "https://id.example", string tokenEndpoint = "https://id.example/token") => $$"""
        {
          "issuer": "{{issuer}}", "authorization_endpoint": "https://id.example/auth", "token_endpoint": "{{tokenEndpoint}}",
          "jwks_uri": "https://id.example/jwks"
        }
        """;

    /// <summary>Answers in the provider's place.</summary>
    private sealed class Documents : HttpMessageHandler
    {
        /// <summary>The discovery document; null while the provider is away.</summary>
        public string? Text { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isKeys = request.RequestUri!.AbsolutePath == "/jwks";
            return Task.FromResult(Text is null
                ? new HttpResponseMessage(HttpStatusCode.BadGateway)
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(isKeys ? """{"keys":[]}""" : Text) });
        }
    }
}
