using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Somebody with a browser of his or her own: what is pressed, what is seen, and what must never be there.</summary>
internal sealed class DeskPerson : IAsyncDisposable
{
    /// <summary>A bound against hanging, in milliseconds; no figure of quality.</summary>
    public const int Patience = 40_000;

    private static readonly string ProbeFile = Path.Combine(AppContext.BaseDirectory, "Desk", "desk-probe.js");

    private readonly IBrowserContext _context;

    private readonly string _address;

    private readonly string _test;

    /// <summary>Errors on the page's console: exceptions, refused content, failed loads.</summary>
    private readonly ConcurrentQueue<string> _errors = new();

    /// <summary>Parts of errors that the test brings about itself, such as a lost connection.</summary>
    private readonly List<string> _expected = [];

    /// <summary>Counts the pictures, so that they sort by time.</summary>
    private int _pictures;

    private DeskPerson(IBrowserContext context, IPage page, (string Name, string Address, string Test) about)
    {
        _context = context;
        Page = page;
        (Name, _address, _test) = about;
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

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    /// <summary>Errors that the test did not say it expects.</summary>
    public IReadOnlyList<string> Errors => [.. _errors.Where(error => !_expected.Any(error.Contains))];

    /// <param name="browser">The one of all tests.</param>
    /// <param name="server">Where the pages are.</param>
    /// <param name="name">For pictures and messages.</param>
    /// <param name="device">What the browser says it is; a computer with 1280 by 900 pixels by default.</param>
    public static Task<DeskPerson> OpenAsync(IBrowser browser, DeskServer server, string name, BrowserNewContextOptions? device = null) =>
        OpenAsync(browser, server.Address, name, device);

    /// <summary>The same with a server elsewhere.</summary>
    public static async Task<DeskPerson> OpenAsync(IBrowser browser, string address, string name, BrowserNewContextOptions? device = null)
    {
        var options = device ?? new BrowserNewContextOptions();
        options.Locale ??= "it-IT";
        options.TimezoneId ??= "Europe/Rome";
        options.ReducedMotion ??= ReducedMotion.Reduce;
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        options.Permissions ??= ["camera", "microphone"];
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(scriptPath: ProbeFile);
        var test = $"{TestContext.Current.TestClass?.TestClassSimpleName}-{TestContext.Current.TestMethod?.MethodName}";
        return new DeskPerson(context, await context.NewPageAsync(), (name, address, test));
    }

    /// <summary>Opens a page of the desk as if its address had been typed.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(_address + path);

    /// <summary>Signs in as a person of the demonstration and comes back to a page.</summary>
    public async Task SignInAsync(string demoPerson, string returnTo)
    {
        await GoAsync($"/accedi?returnTo={Uri.EscapeDataString(returnTo)}");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = demoPerson }).ClickAsync();
        await Page.WaitForURLAsync(_address + returnTo);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public Task PressAsync(string button) => Button(button).ClickAsync();

    /// <summary>Ticks every box of the page; the kit's labels lie over its boxes.</summary>
    public async Task TickAllAsync()
    {
        await Page.GetByRole(AriaRole.Checkbox).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        foreach (var box in await Page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync(new LocatorCheckOptions { Force = true });
        }
    }

    /// <summary>Waits for the page whose first heading says this.</summary>
    public Task SeesHeadingAsync(string text) => Assertions.Expect(Heading).ToContainTextAsync(text, new() { Timeout = Patience });

    /// <summary>Waits until this can be read in the page's content.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text, new() { Timeout = Patience });

    /// <summary>Waits until the picture ("camera", "screen") or the sound ("microphone") of somebody is decoded.</summary>
    public Task ReceivesAsync(string name, string source) => ProbeAsync<JsonElement?>("receives", name, source, Patience);

    /// <summary>Calls a function of desk-probe.js; its failure fails the test with what it saw.</summary>
    public Task<T> ProbeAsync<T>(string function, params object[] arguments) =>
        Page.EvaluateAsync<T>("([name, values]) => window.desk[name](...values)", new object[] { function, arguments });

    /// <summary>Keeps a picture of a state and holds it against the rules of accessibility.</summary>
    public async Task PassAsync(string state)
    {
        await TakePictureAsync(state);
        var findings = await Axe.FindingsAsync(Page);
        Assert.True(findings.Count == 0, $"{Name}, {state}: {string.Join(Environment.NewLine, findings)}");
    }

    public Task TakePictureAsync(string state) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Repository.Artifact("screens", $"{_test}-{Name}-{++_pictures:00}-{state}.png"),
        FullPage = true,
    });

    /// <summary>Errors with this in their text are the test's own doing.</summary>
    public void Expects(string error) => _expected.Add(error);

    /// <summary>The test takes the server or the network away: what was under way fails, however that happens.</summary>
    public void ExpectsFailedConnections() => _expected.AddRange(
    [
        "WebSocket connection to", "net::ERR_CONNECTION_", "net::ERR_EMPTY_RESPONSE", "net::ERR_ABORTED", "net::ERR_SOCKET_NOT_CONNECTED",
        "net::ERR_NETWORK_", "net::ERR_INTERNET_DISCONNECTED", "net::ERR_ADDRESS_UNREACHABLE", "net::ERR_TIMED_OUT",
        "net::ERR_INCOMPLETE_CHUNKED_ENCODING", "net::ERR_CONTENT_LENGTH_MISMATCH",
    ]);

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
