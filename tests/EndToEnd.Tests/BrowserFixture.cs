using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>One Chromium with a fake camera, microphone and screen, for all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
        "--mute-audio",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--no-first-run",
        "--metrics-recording-only",
        "--disable-domain-reliability",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
        "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows",
        "--allow-loopback-in-peer-connection",
    ];

    private IPlaywright? _playwright;

    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("the browser is not started yet");

    /// <summary>Chromium's program.</summary>
    internal static string Program => Environment.GetEnvironmentVariable("VIDEODESK_CHROMIUM") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(Program);
    }

    /// <summary>Another browser, which whoever asked for it closes.</summary>
    /// <param name="program">Chromium, or a script that starts it with the arguments it is given.</param>
    /// <param name="more">Arguments besides those of all; a later one of the same name counts.</param>
    internal Task<IBrowser> LaunchAsync(string program, params string[] more)
    {
        var playwright = _playwright ?? throw new InvalidOperationException("the browser is not started yet");
        return playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = [.. Arguments, .. more] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
