using System.Globalization;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>
/// What every test of a call has: a server and pages that are ended with it. At the end each page is photographed, and no page
/// may have had an error on its console.
/// </summary>
public abstract class CallTest(BrowserFixture browsers) : IAsyncLifetime
{
    private readonly List<CallPage> _pages = [];

    private CallServer? _server;

    /// <summary>Settings of the server, in command-line form.</summary>
    private protected virtual string[] Settings => [];

    private protected CallServer Server => _server ?? throw new InvalidOperationException("the server is not started yet");

    public async ValueTask InitializeAsync() => _server = await CallServer.StartAsync(Settings);

    public async ValueTask DisposeAsync()
    {
        var test = $"{GetType().Name}-{TestContext.Current.TestMethod?.MethodName}";
        foreach (var page in _pages)
        {
            await page.TakePictureAsync(test);
            Print($"console errors of {page.Name}: {(page.Errors.Count == 0 ? "none" : string.Join(" | ", page.Errors))}");
        }

        var errors = _pages.SelectMany(page => page.Errors.Select(error => $"{page.Name}: {error}")).ToArray();
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Assert.Empty(errors);
        GC.SuppressFinalize(this);
    }

    private protected async Task<CallPage> JoinAsync(string name, string query = "")
    {
        var page = await CallPage.JoinAsync(browsers.Browser, Server.Address, name, query);
        _pages.Add(page);
        return page;
    }

    /// <summary>A page with its form filled in; <paramref name="script"/> runs before the page's own.</summary>
    private protected async Task<CallPage> OpenAsync(string name, string query = "", string? script = null)
    {
        var page = await CallPage.OpenAsync(browsers.Browser, Server.Address, name, query, script);
        _pages.Add(page);
        return page;
    }

    /// <summary>Closes the page as a user closes a tab.</summary>
    private protected async Task CloseAsync(CallPage page)
    {
        _pages.Remove(page);
        await page.DisposeAsync();
    }

    private protected static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
