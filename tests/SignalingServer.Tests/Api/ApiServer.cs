using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The whole server on a loopback port, with a folder and a clock of the test's own.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private ApiServer(WebApplication app, SetClock clock, DirectoryInfo folder) => (App, Clock, _folder) = (app, clock, folder);

    public WebApplication App { get; }

    public SetClock Clock { get; }

    public Uri Address => new(App.Urls.First());

    public string Folder => _folder.FullName;

    /// <summary>Starts on Thursday, 12 November 2026, 10:00 in Rome.</summary>
    public static Task<ApiServer> StartAsync(params string[] settings) => StartAtAsync(Scene.Now, settings);

    /// <summary>Starts at another instant: now, where somebody with a clock of their own takes part.</summary>
    public static Task<ApiServer> StartAtAsync(DateTimeOffset now, params string[] settings) => StartAsync(new SetClock(now), null, settings);

    /// <summary>The same with a clock that others go by, too, and as one of several nodes.</summary>
    public static async Task<ApiServer> StartAsync(SetClock clock, NodeTimes? times, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("videodesk-api-");
        string[] basics =
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", "--Logging:MinimumLevel=Error", "--BareCall:Enabled=false",
            $"--Storage:SqliteFile={Path.Combine(folder.FullName, "test.db")}", $"--Auth:KeysFolder={Path.Combine(folder.FullName, "keys")}",
            $"--Documents:Folder={Path.Combine(folder.FullName, "documents")}",
            $"--Mail:Folder={Path.Combine(folder.FullName, "outbox")}", "--Limits:BookingsPerPerson=10000", "--Limits:BookingsPerAddress=10000",
        ];
        var app = SignalingHost.Build(
            [.. basics, .. settings], services => services.AddSingleton<TimeProvider>(clock).AddSingleton(times ?? new NodeTimes()));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiServer(app, clock, folder);
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public ApiBrowser Browser() => new(Address);

    /// <summary>A browser in which a demonstration person or official is signed in.</summary>
    public async Task<ApiBrowser> SignInAsync(string person)
    {
        var browser = Browser();
        await browser.SignInAsync(person);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Cookies, antiforgery token and JSON, as a browser's page has them.</summary>
internal sealed class ApiBrowser : IDisposable
{
    private readonly HttpClient _http;
    private string? _token;

    public ApiBrowser(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };

    /// <summary>What a WebSocket of the same browser sends along.</summary>
    public System.Net.CookieContainer Cookies { get; } = new();

    public HttpClient Http => _http;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task SignInAsync(string person)
    {
        Assert.NotNull(await SignInAsync(person, returnTo: null));
        await RefreshTokenAsync();
    }

    /// <summary>Posts the form of the sign-in page: where the answer leads, or null when nobody was signed in.</summary>
    public async Task<string?> SignInAsync(string person, string? returnTo)
    {
        await RefreshTokenAsync();
        Dictionary<string, string> fields = new()
        {
            ["__RequestVerificationToken"] = _token!,
            ["person"] = person,
            ["returnTo"] = returnTo ?? "",
        };
        using var form = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync("/accedi", form, Cancellation);
        return response.StatusCode == System.Net.HttpStatusCode.Redirect ? response.Headers.Location!.ToString() : null;
    }

    /// <summary>Asks for the antiforgery token that goes with the session.</summary>
    public async Task RefreshTokenAsync()
    {
        var session = await _http.GetFromJsonAsync<JsonElement>("/api/session", Cancellation);
        _token = session.GetProperty("antiforgeryToken").GetString();
    }

    /// <summary>As a page of another site would: it has the cookie, not the token.</summary>
    public void ForgetToken() => _token = null;

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body ?? new { });

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = body is string text ? new StringContent(text, System.Text.Encoding.UTF8, "application/json") : JsonContent.Create(body);
        }

        if (_token is not null && method != HttpMethod.Get)
        {
            request.Headers.Add("X-CSRF-TOKEN", _token);
        }

        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }

        using var response = await _http.SendAsync(request, Cancellation);
        var content = await response.Content.ReadAsStringAsync(Cancellation);
        var json = content.StartsWith('{') || content.StartsWith('[') ? JsonSerializer.Deserialize<JsonElement>(content) : default;
        return new ApiAnswer((int)response.StatusCode, json, content, response.Content.Headers.ContentType?.MediaType);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What came back.</summary>
internal sealed record ApiAnswer(int Status, JsonElement Json, string Text, string? MediaType)
{
    public string? Code => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string? Field => Json.TryGetProperty("field", out var known) ? known.GetString() : null;

    public string String(string name) => Json.GetProperty(name).GetString()!;
}
