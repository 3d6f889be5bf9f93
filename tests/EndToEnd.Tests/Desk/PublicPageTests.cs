using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Pages that need no call, in the three languages: axe finds nothing, and the page says which language it is in.</summary>
public sealed class PublicPageTests(BrowserFixture browsers) : DeskTest(browsers)
{
    [Theory]
    [InlineData("it", "it-IT")]
    [InlineData("en", "en-GB")]
    [InlineData("de", "de-DE")]
    public async Task Pages_ForANobody_AreAccessible(string language, string locale)
    {
        var visitor = await PersonAsync($"visitor-{language}", new BrowserNewContextOptions { Locale = locale });
        foreach (var page in new[]
        {
            "/", "/accedi", "/prenota", "/appuntamenti", "/operatore", "/condizioni", "/accessibilita", "/privacy", "/note-legali",
            "/verifica-dispositivo", "/entra", "/ospite", "/offerta", "/questionario", "/chat", "/assistenza",
        })
        {
            await PassAsync(visitor, page, language);
        }
    }

    [Theory]
    [InlineData("it", "it-IT")]
    [InlineData("en", "en-GB")]
    [InlineData("de", "de-DE")]
    public async Task Pages_ForSignedInPeople_AreAccessible(string language, string locale)
    {
        await Server.BookAsync();
        var taxpayer = await PersonAsync($"taxpayer-{language}", new BrowserNewContextOptions { Locale = locale });
        await taxpayer.SignInAsync(Taxpayer, "/appuntamenti");
        await PassAsync(taxpayer, "/appuntamenti", language);
        var official = await PersonAsync($"official-{language}", new BrowserNewContextOptions { Locale = locale });
        await official.SignInAsync(Official, "/operatore");
        await PassAsync(official, "/operatore", language);
        var manager = await PersonAsync($"manager-{language}", new BrowserNewContextOptions { Locale = locale });
        await manager.SignInAsync("Aurelia Castelvecchio", "/operatore");
        foreach (var tab in await manager.Page.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
            await manager.PassAsync($"tab-{await tab.GetAttributeAsync("id")}");
        }
    }

    /// <summary>The look itself is looked at: a check that finds nothing anywhere would prove nothing.</summary>
    [Fact]
    public async Task Axe_OnAPageWithFaults_FindsThem()
    {
        var visitor = await PersonAsync("visitor");
        await visitor.GoAsync("/condizioni");
        await Assertions.Expect(visitor.Heading).Not.ToBeEmptyAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visitor.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('input'), new Image())");

        var findings = await Axe.FindingsAsync(visitor.Page);

        Assert.Contains(findings, static finding => finding.StartsWith("label at", StringComparison.Ordinal));
        Assert.Contains(findings, static finding => finding.StartsWith("image-alt at", StringComparison.Ordinal));
    }

    private static async Task PassAsync(DeskPerson person, string page, string language)
    {
        await person.GoAsync(page);
        await Assertions.Expect(person.Heading).Not.ToBeEmptyAsync();
        await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await person.PassAsync(page == "/" ? "home" : page[1..]);
    }
}
