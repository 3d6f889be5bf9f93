using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The information page and its assistant, in the three languages.</summary>
public sealed class AssistanceTests(BrowserFixture browsers) : DeskTest(browsers)
{
    private const string Answers = ".assistant-answer";

    [Theory]
    [InlineData("it", "it-IT", "Prenotare un appuntamento", "vorrei disdire", "considerato come effettuato", "Indietro", "Ricomincia")]
    [InlineData("en", "en-GB", "Booking an appointment", "I want to cancel", "counts as carried out", "Back", "Start again")]
    [InlineData("de", "de-DE", "Einen Termin buchen", "ich möchte absagen", "gilt der Termin trotzdem", "Zurück", "Von vorn beginnen")]
    [Trait("Requirement", "SD-13")]
    public async Task Assistant_ByChoicesWordsAndKeyboard_AnswersWithoutSendingAnything(
        string language, string locale, string topic, string question, string answer, string back, string startAgain)
    {
        var visitor = await PersonAsync($"visitor-{language}", new BrowserNewContextOptions { Locale = locale });
        await visitor.GoAsync("/assistenza");
        await Assertions.Expect(visitor.Page.Locator(Answers)).ToHaveCountAsync(1);
        await visitor.PassAsync($"inizio-{language}");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        List<string> requests = [];
        visitor.Page.Request += (_, request) => requests.Add(request.Url);

        await visitor.Button(topic).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(Answers).Last).ToBeFocusedAsync();
        await visitor.Page.Locator("#assistant-question").FillAsync(question);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(Answers).Last).ToContainTextAsync(answer);
        await visitor.Page.Locator("#assistant-question").FillAsync("xyzzy");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(Answers)).ToHaveCountAsync(4);
        await visitor.PassAsync($"risposte-{language}");
        await visitor.PressAsync(back);
        await Assertions.Expect(visitor.Page.Locator(Answers).Last).ToContainTextAsync(answer);
        await visitor.PressAsync(startAgain);
        await Assertions.Expect(visitor.Page.Locator(Answers)).ToHaveCountAsync(1);

        Assert.Empty(requests);
    }

    [Fact]
    [Trait("Requirement", "SD-13")]
    public async Task Assistant_AskedForTheLiveChat_SaysHowOneIsOpenedAndWhereToBook()
    {
        var visitor = await PersonAsync("visitor");
        await visitor.GoAsync("/");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Leggi e chiedi" }).ClickAsync();
        await visitor.PressAsync("La live chat");
        await visitor.SeesAsync("La apre il funzionario quando servono documenti");
        await visitor.SeesAsync("Al momento non risulta una live chat aperta in questa scheda.");
        await visitor.PressAsync("Parlare con una persona");
        await Assertions.Expect(visitor.Page.Locator(Answers).Last.GetByRole(AriaRole.Link, new() { Name = "Prenota appuntamento" }))
            .ToHaveAttributeAsync("href", "/prenota");
    }
}
