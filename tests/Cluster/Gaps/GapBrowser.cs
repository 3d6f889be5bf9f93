using Microsoft.Playwright;

namespace VideoDesk.Cluster.Gaps;

/// <summary>Chromium with a fake camera and microphone, and the pages of a call in it.</summary>
internal sealed class GapBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required", "--mute-audio", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-default-apps", "--no-first-run", "--metrics-recording-only", "--disable-domain-reliability",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1", "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows", "--allow-loopback-in-peer-connection",
    ];

    private readonly IPlaywright _playwright;

    private readonly IBrowser _browser;

    private GapBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<GapBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var program = Environment.GetEnvironmentVariable("VIDEODESK_CHROMIUM") ?? "/usr/bin/chromium";
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
        return new GapBrowser(playwright, browser);
    }

    /// <summary>Somebody in the room "prova" of the page that knows no appointment.</summary>
    public async Task<GapPage> JoinAsync(Uri web, string name)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout((float)Waiting.Patience.TotalMilliseconds);
        await context.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "Gaps", "message-trace.js"));
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(web, "/call.html?test=1").ToString());
        await page.GetByLabel("Stanza", new PageGetByLabelOptions { Exact = true }).FillAsync("prova");
        await page.GetByLabel("Il tuo nome", new PageGetByLabelOptions { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Entra", Exact = true }).ClickAsync();
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "gap-probe.js")));
        return new GapPage(page, name);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>One participant's page, which knows when pictures of the other one are really shown.</summary>
internal sealed class GapPage(IPage page, string name)
{
    public string Name => name;

    /// <summary>From now on the time without a picture counts.</summary>
    public Task BeginAsync() => page.EvaluateAsync("() => { gap.begin(); trace.begin(); }");

    /// <summary>From now on the trace says also when the first of each picture arrives and is decoded.</summary>
    public Task LookAsync() => page.EvaluateAsync("() => void trace.look()");

    /// <summary>The longest time without a picture, in milliseconds; what lasts counts.</summary>
    public Task<double> LongestAsync() => page.EvaluateAsync<double>("gap.longest()");

    /// <summary>For how many milliseconds no picture has been shown.</summary>
    public Task<double> CurrentAsync() => page.EvaluateAsync<double>("gap.current()");

    /// <summary>Pictures shown since it began.</summary>
    public Task<int> ShownAsync() => page.EvaluateAsync<int>("gap.shown()");

    /// <summary>What went over the call's socket since it began, each with its milliseconds.</summary>
    public Task<string[]> TraceAsync() => page.EvaluateAsync<string[]>("trace.lines()");
}
