using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Auth;

/// <summary>A browser that goes from the server to the provider and back: one set of cookies, redirects, forms.</summary>
internal sealed partial class ProviderBrowser : IDisposable
{
    private const int MostSteps = 20;

    private readonly HttpClient _http;

    public ProviderBrowser(SelfMadeCertificate certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => certificate.Is(shown);
        _http = new HttpClient(handler);
        _http.DefaultRequestHeaders.Add("Accept", "text/html,application/json;q=0.9");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Every address that was asked.</summary>
    public List<Uri> Visited { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Signs in under that name and agrees to whatever the provider asks; returns where it ends.</summary>
    public async Task<(HttpStatusCode Status, Uri Address, string Text)> SignInAsync(Uri start, string login)
    {
        var page = await GetAsync(start);
        for (var step = 0; step < MostSteps && Form().Match(page.Text) is { Success: true } form; step++)
        {
            using var fields = new FormUrlEncodedContent(
                [new("prompt", form.Groups["prompt"].Value), new("login", login), new("password", "any")]);
            page = await FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.Groups["action"].Value) { Content = fields });
        }

        return page;
    }

    /// <summary>Asks and follows redirects.</summary>
    public Task<(HttpStatusCode Status, Uri Address, string Text)> GetAsync(Uri address) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, Uri Address, string Text)> FollowAsync(HttpRequestMessage first)
    {
        var request = first;
        for (var step = 0; step < MostSteps; step++)
        {
            var address = request.RequestUri!;
            Visited.Add(address);
            using var sent = request;
            using var response = await _http.SendAsync(sent, Cancellation);
            if (response.Headers.Location is not { } next)
            {
                return (response.StatusCode, address, await response.Content.ReadAsStringAsync(Cancellation));
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, next));
        }

        throw new InvalidOperationException("The redirects have no end.");
    }

    [GeneratedRegex("<form[^>]* action=\"(?<action>[^\"]+)\"[^>]*>.*?name=\"prompt\" value=\"(?<prompt>[^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex Form();
}
