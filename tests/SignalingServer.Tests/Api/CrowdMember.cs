using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>One of thousands of people: cookies and token of its own, connections shared with the others.</summary>
internal sealed partial class CrowdMember(HttpClient http, DemoPerson person)
{
    private readonly Dictionary<string, string> _cookies = [];
    private string? _token;

    public DemoPerson Person { get; } = person;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The connections of a crowd.</summary>
    public static HttpClient Connections(Uri address, int atOnce) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = atOnce }) { BaseAddress = address };

    public async Task SignInAsync()
    {
        var hidden = HiddenField().Match((await SendAsync(HttpMethod.Get, "/accedi")).Text);
        using var form = new FormUrlEncodedContent([new(hidden.Groups["name"].Value, hidden.Groups["value"].Value), new("person", Person.Id.Value)]);
        Assert.Equal((int)HttpStatusCode.Redirect, (await SendAsync(HttpMethod.Post, "/accedi", form)).Status);
        _token = (await SendAsync(HttpMethod.Get, "/api/session")).String("antiforgeryToken");
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
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var json = text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        return new ApiAnswer((int)response.StatusCode, json, text, response.Content.Headers.ContentType?.MediaType);
    }

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex HiddenField();
}
