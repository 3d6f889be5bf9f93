using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>What people who used the desk stumbled over.</summary>
public sealed class DeskMendTests(BrowserFixture browsers) : DeskTest(browsers)
{
    [Fact]
    public async Task Invitation_ThatIsUnknown_AsksForNoName()
    {
        var guest = await PersonAsync("guest");
        guest.Expects("404");
        await guest.GoAsync("/ospite#AAAAAAAAAAAAAAAAAAAAAA");
        await guest.SeesHeadingAsync("Questo invito non è valido");
        await Assertions.Expect(guest.Page.Locator("#guest-own-name")).ToHaveCountAsync(0);
        await guest.PassAsync("unknown");
    }

    [Fact]
    public async Task Page_ThatIsUnknown_ShowsWaysOn()
    {
        var visitor = await PersonAsync("visitor");
        visitor.Expects("404");
        await visitor.GoAsync("/nessuna-pagina");
        await visitor.SeesHeadingAsync("Pagina non trovata");
        foreach (var path in (string[])["/", "/prenota", "/appuntamenti", "/assistenza"])
        {
            await Assertions.Expect(visitor.Page.Locator($"main a[href='{path}']")).ToBeVisibleAsync();
        }

        await visitor.PassAsync("unknown");
    }

    [Fact]
    public async Task Storage_ThatTheBrowserBlocks_BreaksNoPage()
    {
        var visitor = await PersonAsync("visitor");
        await visitor.Page.AddInitScriptAsync(
            """
            for (const name of ['localStorage', 'sessionStorage']) {
              Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
            }
            """);
        foreach (var path in (string[])["/", "/prenota", "/verifica-dispositivo", "/assistenza", "/chat", "/entra", "/accedi"])
        {
            await visitor.GoAsync(path);
            await Assertions.Expect(visitor.Heading).Not.ToBeEmptyAsync();
            await Assertions.Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("La pagina non si è caricata");
        }
    }

    [Fact]
    [Trait("Requirement", "A.8.3-4")]
    public async Task Appointment_ToWhichNobodyCame_SaysTheRuleToBothSides()
    {
        var appointment = await Server.BookAsync();
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(5).AddSeconds(1));

        var mario = await PersonAsync("taxpayer");
        await mario.GoAsync(appointment.Link);
        await mario.SeesAsync("non risulta un collegamento né Suo né dell'ufficio");
        await mario.SeesAsync("non viene considerato come effettuato");
        await mario.PassAsync("nessuno-contribuente");
        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, "/operatore");
        await bruno.SeesAsync("non si sono collegati né il contribuente né l'ufficio");
        await bruno.PassAsync("nessuno-ufficio");
    }

    [Fact]
    public async Task Official_InASmallWindow_HasEveryControlInIt_AndIsToldHowFarTheTaxpayerIs()
    {
        var appointment = await Server.BookAsync();
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(-5));
        var bruno = await PersonAsync("official", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        await bruno.SignInAsync(Official, "/operatore");
        await bruno.JoinAsync(Taxpayer);
        await Assertions.Expect(bruno.Page.Locator(".call-tile.is-own")).ToContainTextAsync("anteprima, nessuno La vede");

        var mario = await PersonAsync("taxpayer");
        await mario.GoAsync(appointment.Link);
        await bruno.SeesAsync($"{Taxpayer} sta leggendo le condizioni.");
        await mario.AcceptTermsAsync();
        await bruno.SeesAsync($"{Taxpayer} sta provando i dispositivi.");
        await Assertions.Expect(bruno.Page.Locator(".office-admit.is-waiting")).ToHaveCountAsync(0);
        await mario.PassDevicesAsync();
        await bruno.SeesAsync($"{Taxpayer} è in attesa di ammissione.");
        await bruno.AdmitByKeyAsync();
        await bruno.ReceivesAsync(Taxpayer, "camera");

        foreach (var button in await bruno.Page.Locator(".call-bar button, .office-head button").AllAsync())
        {
            await Assertions.Expect(button).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        await mario.PressAsync("Condividi schermo");
        await Assertions.Expect(bruno.Page.Locator(".call-tile.is-front")).ToHaveCountAsync(1, new() { Timeout = DeskPerson.Patience });
        await Assertions.Expect(bruno.Page.Locator(".call-tile.is-front.is-screen")).ToHaveCountAsync(1, new() { Timeout = DeskPerson.Patience });
        await bruno.PassAsync("schermo");
    }
}
