using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The booking form in the three languages: every step, and what it says when something is missing.</summary>
public sealed class BookingPageTests(BrowserFixture browsers) : DeskTest(browsers)
{
    [Theory]
    [InlineData("it", "it-IT")]
    [InlineData("en", "en-GB")]
    [InlineData("de", "de-DE")]
    [Trait("Requirement", "ADER-04")]
    [Trait("Requirement", "ADER-09")]
    [Trait("Requirement", "ADER-10")]
    public async Task Form_FromFirstStepToConfirmation_IsAccessible(string language, string locale)
    {
        var ginevra = await PersonAsync($"intermediary-{language}", new BrowserNewContextOptions { Locale = locale });
        await ginevra.SignInAsync("Ginevra Montelupo", "/prenota");
        await ChooseClientAsync(ginevra);
        await GoOnAsync(ginevra, "luogo");
        await ginevra.Page.Locator("#service").SelectOptionAsync("assistenza-consulenza");
        await ginevra.Page.Locator("input[name=slot-choice]").First.CheckAsync(new LocatorCheckOptions { Force = true });
        await GoOnAsync(ginevra, "data-e-orario");
        await GoOnAsync(ginevra, "dettagli");
        await SeeFaultsAsync(ginevra);
        await ginevra.Page.Locator("#email").FillAsync("ginevra@posta.example");
        await ginevra.Page.Locator("#mobile").FillAsync(DeskBooking.Mobile);
        await ginevra.TickAllAsync();
        await GoOnAsync(ginevra, "richiedente");
        await ginevra.PassAsync("riepilogo");
        await ginevra.Page.Locator("#confirm").ClickAsync();
        await ginevra.Page.Locator("h1 .icon-success").WaitForAsync();
        await ginevra.PassAsync("confermato");
        await Assertions.Expect(ginevra.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    [Fact]
    [Trait("Requirement", "ADER-08")]
    public async Task Form_WhereNoTimeSuits_OffersTheWaitingList()
    {
        var mario = await PersonAsync("taxpayer");
        await mario.SignInAsync(Taxpayer, "/prenota");
        await GoOnAsync(mario, "per-chi");
        await GoOnAsync(mario, "luogo");
        await mario.Page.Locator("#service").SelectOptionAsync("assistenza-consulenza");
        await mario.Page.GetByText("Nessun orario adatto?").ClickAsync();
        await mario.PassAsync("lista-d-attesa");
        await mario.Page.Locator("#email").FillAsync("mario@posta.example");
        await mario.Page.Locator("#mobile").FillAsync(DeskBooking.Mobile);
        await mario.PressAsync("Iscrivimi alla lista d’attesa");
        await mario.SeesAsync("Iscrizione alla lista d’attesa registrata");
        await mario.PassAsync("iscritto");
        await mario.GoAsync("/appuntamenti");
        await mario.SeesAsync("Appena un orario si libera Le scriviamo.");
        await mario.PassAsync("elenco");
    }

    /// <summary>All times of one office are taken: what the page does then, with the server's answer for that office replaced.</summary>
    [Fact]
    [Trait("Requirement", "ADER-08")]
    public async Task Form_WithoutFreeTimes_IsNoDeadEnd()
    {
        var mario = await PersonAsync("taxpayer");
        await mario.Page.RouteAsync(
            "**/api/slots?office=roma&*",
            static route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = "[]" }));
        await mario.SignInAsync(Taxpayer, "/prenota");
        await GoOnAsync(mario, "per-chi");
        await GoOnAsync(mario, "luogo");
        await mario.Page.Locator("#service").SelectOptionAsync("assistenza-consulenza");
        await mario.SeesAsync("Siamo spiacenti");
        await mario.Button("Iscrivimi alla lista d’attesa").WaitForAsync();
        await mario.SeesAsync("primo orario libero:");
        await mario.PassAsync("siamo-spiacenti");
        await mario.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Scegli questo ufficio") }).First.ClickAsync();
        await Assertions.Expect(mario.Page.Locator("input[name=slot-choice]").First).ToBeAttachedAsync();
        await mario.PassAsync("altro-ufficio");
    }

    /// <summary>The first client for whom she has a mandate.</summary>
    private static async Task ChooseClientAsync(DeskPerson ginevra)
    {
        await ginevra.Page.Locator("input[value=intermediary]").CheckAsync(new LocatorCheckOptions { Force = true });
        await ginevra.Page.Locator("#subject").WaitForAsync();
        await ginevra.Page.Locator(".button-row .btn-primary").ClickAsync();
        await Assertions.Expect(ginevra.Page.Locator(".error-summary")).ToBeFocusedAsync();
        await ginevra.PassAsync("per-chi-incompleto");
        await ginevra.Page.Locator("select#subject").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await GoOnAsync(ginevra, "per-chi");
    }

    /// <summary>Nothing filled in: the summary of what is missing has the focus.</summary>
    private static async Task SeeFaultsAsync(DeskPerson person)
    {
        await person.Page.Locator("#email").FillAsync("senza-chiocciola");
        await person.Page.Locator(".button-row .btn-primary").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".error-summary")).ToBeFocusedAsync();
        await person.PassAsync("richiedente-incompleto");
    }

    /// <summary>Looks at a step and goes on to the next one, whatever the language.</summary>
    private static async Task GoOnAsync(DeskPerson person, string picture)
    {
        var before = await person.Heading.InnerTextAsync();
        await person.PassAsync(picture);
        await person.Page.Locator(".button-row .btn-primary").ClickAsync();
        await Assertions.Expect(person.Heading).Not.ToHaveTextAsync(before);
    }
}
