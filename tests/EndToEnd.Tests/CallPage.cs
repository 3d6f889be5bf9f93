using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>A track as another page receives it.</summary>
internal sealed record Received(string Name, string Source)
{
    public static Received Camera(string name) => new(name, "camera");

    public static Received Microphone(string name) => new(name, "microphone");

    public static Received Screen(string name) => new(name, "screen");
}

/// <summary>One participant: a browser context of his own with the page in it.</summary>
internal sealed class CallPage : IAsyncDisposable
{
    /// <summary>A bound against hanging, in milliseconds; no figure of quality.</summary>
    public const int Patience = 40_000;

    private static readonly string ProbeFile = Path.Combine(AppContext.BaseDirectory, "probe.js");

    private readonly IBrowserContext _context;

    /// <summary>Errors on the page's console: exceptions, refused content, failed loads.</summary>
    private readonly ConcurrentQueue<string> _errors = new();

    private CallPage(IBrowserContext context, IPage page, string name)
    {
        _context = context;
        Page = page;
        Name = name;
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                _errors.Enqueue(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public string Name { get; }

    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Opens the page with its form filled in, nothing pressed yet.</summary>
    public static async Task<CallPage> OpenAsync(IBrowser browser, string address, string name, string query = "", string? script = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(scriptPath: ProbeFile);
        if (script is not null)
        {
            await context.AddInitScriptAsync(script);
        }

        var page = new CallPage(context, await context.NewPageAsync(), name);
        await page.Page.GotoAsync($"{address}/call.html?test=1{query}");
        await page.Page.GetByLabel("Stanza", new PageGetByLabelOptions { Exact = true }).FillAsync("prova");
        await page.Page.GetByLabel("Il tuo nome", new PageGetByLabelOptions { Exact = true }).FillAsync(name);
        return page;
    }

    public static async Task<CallPage> JoinAsync(IBrowser browser, string address, string name, string query = "")
    {
        var page = await OpenAsync(browser, address, name, query);
        await page.PressAsync("Entra");
        await page.ProbeAsync("phase", "connected", Patience);
        return page;
    }

    public Task PressAsync(string button) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    /// <summary>Waits until every one of these tracks arrives and goes on being decoded.</summary>
    public Task ReceivesAsync(params Received[] tracks) => ProbeAsync("grows", tracks.Select(Argument).ToArray(), Patience);

    /// <summary>Waits until nothing more arrives of this track.</summary>
    public Task StopsReceivingAsync(Received track) => ProbeAsync("stops", Argument(track), Patience);

    public Task ReceivesWidthAsync(Received track, int width) => ProbeAsync("width", Argument(track), width, Patience);

    /// <summary>Waits until exactly these tiles are shown: "self", a name, or a name with "/screen".</summary>
    public Task ShowsTilesAsync(params string[] keys) => ProbeAsync("tiles", keys, Patience);

    public Task ChooseLayerAsync(string name, int layer) => Page
        .Locator(".tile", new PageLocatorOptions { HasText = name })
        .Locator("select")
        .SelectOptionAsync(layer.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task ProbeAsync(string function, params object[] arguments) => ProbeAsync<JsonElement?>(function, arguments);

    /// <summary>Calls a function of probe.js; its failure fails the test with what it saw.</summary>
    public Task<T> ProbeAsync<T>(string function, params object[] arguments) =>
        Page.EvaluateAsync<T>("([name, values]) => window.probe[name](...values)", new object[] { function, arguments });

    /// <summary>Evaluates a function of the call object that the page exposes to tests.</summary>
    public Task<T> CallAsync<T>(string expression, object? argument = null) =>
        Page.EvaluateAsync<T>($"(argument) => window.videoDeskCall.call.{expression}", argument);

    public Task CallAsync(string expression, object? argument = null) => CallAsync<JsonElement?>(expression, argument);

    public Task TakePictureAsync(string test) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Repository.Artifact("screens", $"{test}-{Name}.png"),
        FullPage = true,
    });

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private static object Argument(Received track) => new { name = track.Name, source = track.Source };
}
