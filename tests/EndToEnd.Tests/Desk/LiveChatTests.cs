using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The live chat without a call: from the official's request over the mail to its end.</summary>
public sealed partial class LiveChatTests(BrowserFixture browsers) : DeskTest(browsers)
{
    private const string Asked = "Copia del contratto di locazione";

    private static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
    };

    [Fact]
    [Trait("Requirement", "SD-12")]
    [Trait("Requirement", "SD-14")]
    [Trait("Requirement", "A.8.3-9")]
    public async Task Official_WhoAsksForDocuments_TalksWithATaxpayerWhoIsInNoCall()
    {
        var appointment = await Server.BookAsync();
        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, $"/operatore?appointment={appointment.Id}");
        await AskAsync(bruno);
        var mario = await PersonAsync("taxpayer", Phone);
        await EnterAsync(mario, await LinkAsync(appointment));

        await mario.SeesAsync(Asked);
        await mario.SeesAsync("Il funzionario ora non è in linea.");
        await mario.SayAsync("Buongiorno, eccolo.");
        await ReadFromListAsync(bruno);
        await mario.SeesAsync("Il funzionario è in linea.");
        await bruno.SayAsync("Grazie, lo guardo.");
        await mario.HasLinesAsync("Buongiorno, eccolo.", "Grazie, lo guardo.");
        await Assertions.Expect(mario.Page.Locator(".chat-line.is-own .chat-state")).ToHaveTextAsync("letto", new() { Timeout = DeskPerson.Patience });
        await mario.PassAsync("conversazione");
        await bruno.PassAsync("conversazione");

        await mario.Page.ReloadAsync();
        await mario.HasLinesAsync("Buongiorno, eccolo.", "Grazie, lo guardo.");
        await CloseAsync(bruno, mario);
    }

    [Fact]
    [Trait("Requirement", "SD-12")]
    public async Task Taxpayer_SignedIn_FindsTheOpenLiveChatAmongTheAppointments()
    {
        var appointment = await Server.BookAsync();
        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, $"/operatore?appointment={appointment.Id}");
        await AskAsync(bruno);

        var mario = await PersonAsync("taxpayer");
        await mario.SignInAsync(Taxpayer, "/appuntamenti");
        await mario.SeesAsync($"L'ufficio chiede: {Asked}");
        await mario.PassAsync("elenco");
        await mario.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Apri la live chat") }).ClickAsync();
        await AcceptAsync(mario);
        await mario.SeesAsync(Asked);
    }

    [Fact]
    public async Task Link_ThatIsUnknown_SaysSoAndShowsTheWays()
    {
        var visitor = await PersonAsync("visitor");
        await visitor.GoAsync("/chat#AAAAAAAAAAAAAAAAAAAAAA");
        await visitor.SeesHeadingAsync("Questo collegamento non è valido");
        await visitor.PassAsync("unknown");
    }

    private static async Task AskAsync(DeskPerson official)
    {
        await official.PressAsync("Chiedi documenti in chat");
        var dialog = official.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Apri la live chat e invia la e-mail" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Scriva che cosa chiede");
        await dialog.Locator("textarea").FillAsync(Asked);
        await official.PassAsync("richiesta");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Apri la live chat e invia la e-mail" }).ClickAsync();
        await official.SeesAsync("Live chat aperta da");
    }

    private async Task<string> LinkAsync(BookedAppointment appointment)
    {
        var mail = MailParts.Text(await Server.MailAsync(appointment.Id, "N6"), "text/plain");
        Assert.Contains(Asked, mail.ReplaceLineEndings(" "), StringComparison.Ordinal);
        return ChatLink().Match(mail).Value;
    }

    /// <summary>The token leaves the address at once; the conditions come first.</summary>
    private async Task EnterAsync(DeskPerson taxpayer, string link)
    {
        await taxpayer.GoAsync(link);
        await AcceptAsync(taxpayer);
        Assert.Equal($"{Server.Address}/chat", taxpayer.Page.Url);
    }

    private static async Task AcceptAsync(DeskPerson taxpayer)
    {
        await taxpayer.SeesHeadingAsync("Prima di iniziare la live chat");
        await taxpayer.PassAsync("condizioni");
        await taxpayer.TickAllAsync();
        await taxpayer.PressAsync("Prosegui");
        await taxpayer.SeesHeadingAsync("Live chat");
    }

    private static async Task ReadFromListAsync(DeskPerson official)
    {
        await official.GoAsync("/operatore");
        await official.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Live chat") }).ClickAsync();
        await official.SeesAsync("1 messaggio da leggere");
        await official.SeesAsync("contribuente in linea");
        await official.PassAsync("elenco");
        await official.PressAsync($"Apri la conversazione con {Taxpayer}");
        await official.HasLinesAsync("Buongiorno, eccolo.");
    }

    private static async Task CloseAsync(DeskPerson official, DeskPerson taxpayer)
    {
        await official.PressAsync("Chiudi la live chat");
        await official.Page.Locator("dialog[open] .btn-danger").ClickAsync();
        await taxpayer.SeesAsync("La live chat è chiusa");
        await Assertions.Expect(taxpayer.Page.Locator("#chat-input")).ToBeHiddenAsync();
        await taxpayer.HasLinesAsync("Buongiorno, eccolo.", "Grazie, lo guardo.");
        await taxpayer.PassAsync("chiusa");
        await taxpayer.Page.ReloadAsync();
        await taxpayer.SeesHeadingAsync("La live chat è chiusa");
        await taxpayer.PassAsync("chiusa-dopo");
    }

    [GeneratedRegex("/chat#[A-Za-z0-9_-]+")]
    private static partial Regex ChatLink();
}
