using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Auth;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>One of thousands of people: cookies and token of its own, connections shared with the others.</summary>
internal sealed class CrowdMember(HttpClient http, DemoPerson person)
{
    private readonly Dictionary<string, string> _cookies = [];
    private string? _token;

    public DemoPerson Person { get; } = person;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The connections of a crowd.</summary>
    public static HttpClient Connections(Uri address, int atOnce) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = atOnce }) { BaseAddress = address };

    /// <summary>
    /// Signs in by the server's own machinery without its sign-in page: the same cookies and token, for none of the three requests. What
    /// the page does is proved elsewhere; here five thousand of them would be most of the work.
    /// </summary>
    public async Task SignInAsync(IServiceProvider services)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = CallerClaims.Of(Person, scheme) };
        await context.SignInAsync(scheme, context.User);
        _token = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken;
        Keep(context.Response.Headers.SetCookie);
    }

    public Task<ApiAnswer> HoldAsync(SlotKey slot, ServiceId service) =>
        PostAsync("/api/holds", new { slot = slot.ToString(), service = service.Value });

    public Task<ApiAnswer> ReleaseAsync(string hold) => SendAsync(HttpMethod.Delete, $"/api/holds/{hold}");

    public Task<ApiAnswer> ConfirmAsync(string hold) => PostAsync("/api/appointments", BookingSteps.Form(hold, Person));

    public Task<ApiAnswer> CancelAsync(string appointment) => PostAsync($"/api/appointments/{appointment}/cancel", new { });

    private async Task<ApiAnswer> PostAsync(string path, object body)
    {
        using var content = JsonContent.Create(body);
        return await SendAsync(HttpMethod.Post, path, content);
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(static cookie => $"{cookie.Key}={cookie.Value}")));
        }

        if (_token is not null)
        {
            request.Headers.Add("X-CSRF-TOKEN", _token);
        }

        using var response = await http.SendAsync(request, Cancellation);
        Keep(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var json = text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        return new ApiAnswer((int)response.StatusCode, json, text, response.Content.Headers.ContentType?.MediaType);
    }

    private void Keep(IEnumerable<string?> cookies)
    {
        foreach (var cookie in cookies)
        {
            var pair = cookie!.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }
    }
}
