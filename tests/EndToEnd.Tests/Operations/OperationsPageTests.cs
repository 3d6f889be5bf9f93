using Microsoft.Playwright;
using VideoDesk.EndToEnd.Tests.Desk;
using VideoDesk.EndToEnd.Tests.Nodes;

namespace VideoDesk.EndToEnd.Tests.Operations;

/// <summary>The page of those who run the servers, on two web nodes and two relay nodes.</summary>
public sealed class OperationsPageTests(BrowserFixture browsers) : NodesTest(browsers)
{
    private const string Administrator = "Quirino Serverini";

    private readonly BrowserFixture _browsers = browsers;

    private readonly List<DeskPerson> _people = [];

    public override async ValueTask DisposeAsync()
    {
        var errors = _people.SelectMany(static person => person.Errors).ToArray();
        foreach (var person in _people)
        {
            await person.DisposeAsync();
        }

        await base.DisposeAsync();
        Assert.Empty(errors);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Drain_AfterAQuestion_IsSeenAndTakenBack()
    {
        var person = await OpenAsync("computer");
        await person.SignInAsync(Administrator, "/sistema");
        await person.SeesHeadingAsync("Stato del sistema");
        foreach (var node in new[] { "r1", "r2", "w1", "w2" })
        {
            await IsAsync(person, node, "in servizio");
        }

        await person.PassAsync("nodi");
        await person.PressAsync("Svuota il nodo r1");
        await person.PassAsync("domanda");
        await person.PressAsync("Indietro");
        await Assertions.Expect(person.Button("Svuota il nodo r1")).ToBeFocusedAsync();
        await person.PressAsync("Svuota il nodo r1");
        await person.PressAsync("Svuota il nodo");

        await IsAsync(person, "r1", "svuotato");
        await person.PressAsync("Svuota il nodo r2");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("nessun altro nodo multimediale");
        await person.PressAsync("Indietro");
        await person.PassAsync("svuotato");
        await person.PressAsync("Rimetti in servizio il nodo r1");
        await person.PressAsync("Rimetti in servizio");
        await IsAsync(person, "r1", "in servizio");
    }

    [Fact]
    public async Task Page_OnAPhoneAndWithoutAServer_SaysWhatIsWrong()
    {
        var person = await OpenAsync("phone", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, IsMobile = true, HasTouch = true });
        person.Expects("net::ERR_FAILED");
        await person.SignInAsync(Administrator, "/sistema");
        await person.GoAsync("/sistema?lang=de");
        await person.SeesHeadingAsync("Systemzustand");
        await IsAsync(person, "r1", "in Betrieb");
        Assert.True(await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await person.PassAsync("Handy");

        await person.Page.RouteAsync("**/api/operations", static route => route.AbortAsync());
        await person.SeesAsync("Die Zahlen erneuern sich nicht");
        await person.PassAsync("ohne-Server");
        await person.GoAsync("/sistema?lang=en");
        await person.Button("Try again").WaitForAsync();
        await person.PassAsync("failed");
        await person.Page.UnrouteAsync("**/api/operations");
        await person.PressAsync("Try again");
        await IsAsync(person, "r1", "in service");
    }

    [Fact]
    public async Task Page_ForSomebodyElse_IsOnlyAWayToSignIn()
    {
        var person = await OpenAsync("taxpayer");
        await person.GoAsync("/sistema");

        await person.SeesHeadingAsync("Pagina per chi amministra il sistema");
        await person.PassAsync("accesso");
    }

    private static Task IsAsync(DeskPerson person, string node, string state) => Assertions
        .Expect(person.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = node, Exact = true }))
        .ToContainTextAsync(state, new() { Timeout = DeskPerson.Patience });

    private async Task<DeskPerson> OpenAsync(string name, BrowserNewContextOptions? device = null)
    {
        await AddRelayAsync("r1");
        await AddRelayAsync("r2");
        var person = await DeskPerson.OpenAsync(_browsers.Browser, Servers[0].Address, name, device);
        _people.Add(person);
        return person;
    }
}
