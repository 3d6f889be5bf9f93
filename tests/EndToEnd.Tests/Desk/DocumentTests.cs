using Microsoft.Playwright;
using VideoDesk.SignalingServer.Tests.Documents;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Documents in a call: what may not be sent, photographed papers, and the phone as a scanner.</summary>
public sealed class DocumentTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private const string What = "Documento d'identità";

    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        UserAgent = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
        HasTouch = true,
        IsMobile = true,
    };

    private readonly BrowserFixture _browsers = browsers;
    private readonly DocumentFiles _files = new();

    private ClamDaemon? _antivirus;

    private protected override string[] Settings => [$"--Documents:ClamAv={_antivirus?.Address}"];

    public override async ValueTask InitializeAsync()
    {
        _antivirus = await ClamDaemon.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_antivirus is not null)
        {
            await _antivirus.DisposeAsync();
        }

        _files.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Trait("Requirement", "SD-15")]
    public async Task Nothing_IsSentBeforeTheOfficialAsksForItNorAfterwards()
    {
        var (taxpayer, official) = await MeetAsync();
        await taxpayer.OpenPanelAsync("documents");
        await taxpayer.SeesAsync("L'ufficio non Le ha chiesto documenti.");
        await taxpayer.PassAsync("nulla-chiesto");
        await taxpayer.DropAsync("di-mia-iniziativa.pdf");
        await taxpayer.SeesAsync("In questo momento l'invio non è abilitato.");

        await official.AskForAsync(What);
        await taxpayer.AnswerWithAsync(What, _files.Pdf("carta.pdf", 1_000));
        await official.DocumentIsAsync("carta.pdf", "da esaminare");
        await official.PressAsync($"Chiudi la richiesta: {What}");

        await taxpayer.SeesAsync("L'ufficio non Le ha chiesto documenti.");
        await Assertions.Expect(official.Page.Locator(".doc-row")).ToHaveCountAsync(1);
        await official.PassAsync("chiusa");
    }

    [Fact]
    public async Task InfectedFile_IsRefusedWithWordsAndTheOfficialNeverSeesIt()
    {
        var (taxpayer, official) = await MeetAsync();
        await official.AskForAsync(What);
        await taxpayer.OpenPanelAsync("documents");

        await taxpayer.AnswerWithAsync(What, _files.Pdf("fattura.pdf", 1_000, ClamDaemon.Eicar), _files.Pdf("carta.pdf", 1_000));

        await taxpayer.DocumentIsAsync("fattura.pdf", "non accettato. L'antivirus ha trovato un programma dannoso");
        await official.DocumentIsAsync("carta.pdf", "da esaminare");
        await Assertions.Expect(official.Document("fattura.pdf")).ToHaveCountAsync(0);
        await taxpayer.PassAsync("rifiutato");
    }

    [Fact]
    public async Task Document_ThatIsDeclined_IsGivenBackWithTheReason()
    {
        var (taxpayer, official) = await MeetAsync();
        await official.AskForAsync(What);
        await taxpayer.OpenPanelAsync("documents");
        await taxpayer.AnswerWithAsync(What, _files.Pdf("carta.pdf", 1_000));
        await official.DocumentIsAsync("carta.pdf", "da esaminare");

        await official.PressOnAsync("carta.pdf", "decline");
        await official.PassAsync("motivo");
        await official.PressAsync("Il documento è scaduto.");
        await official.Page
            .GetByRole(AriaRole.Dialog)
            .Locator("button[type=submit]")
            .ClickAsync();

        await taxpayer.DocumentIsAsync("carta.pdf", "non accettato dall'ufficio: Il documento è scaduto.");
        await taxpayer.PassAsync("non-accettato");
    }

    [Fact]
    [Trait("Requirement", "SD-16")]
    public async Task Papers_PhotographedWithAPhone_ArriveAsOnePdf()
    {
        await using var browser = await _browsers.LaunchAsync(
            BrowserFixture.Program, $"--use-file-for-fake-video-capture={_files.SheetVideo()}");
        var taxpayer = await PersonAsync(browser, Server.Address, "taxpayer", Phone);
        var official = await PersonAsync("official");
        await taxpayer.ComeInAsync(Server.Link, Words.Italian);
        await taxpayer.GoToWaitingRoomAsync(Words.Italian);
        await BeginAsync(taxpayer, official);
        await official.AskForAsync(What);
        await taxpayer.OpenPanelAsync("documents");

        await PhotographAsync(taxpayer, pages: 2);

        var row = official.Page.Locator(".doc-row");
        await Assertions.Expect(row.Locator(".doc-state")).ToHaveTextAsync("da esaminare", new() { Timeout = DeskPerson.Patience });
        await Assertions.Expect(row.Locator(".doc-facts")).ToContainTextAsync("2 pagine");
        await Assertions.Expect(row.Locator(".doc-name")).ToContainTextAsync(".pdf");
        await taxpayer.PassAsync("inviato");
        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
    }

    [Fact]
    public async Task Phone_ThatScansTheCode_SendsForTheSameSeat()
    {
        var (taxpayer, official) = await MeetAsync();
        await official.AskForAsync(What);
        await taxpayer.OpenPanelAsync("documents");
        await taxpayer.PressAsync("Usa il telefono");
        var address = await taxpayer.Page.Locator(".scanner-address").InnerTextAsync();
        await taxpayer.PassAsync("codice");

        var phone = await PersonAsync("phone", Phone);
        await phone.Page.GotoAsync(address);
        await phone.SeesHeadingAsync("Invii da questo telefono");
        await phone.PassAsync("scanner");
        await phone.AnswerWithAsync(What, _files.Pdf("dal-telefono.pdf", 1_000));

        await official.DocumentIsAsync("dal-telefono.pdf", "da esaminare");
        await taxpayer.DocumentIsAsync("dal-telefono.pdf", "ricevuto");
        await official.OthersAsync(1);
        await phone.PassAsync("inviato");
    }

    /// <summary>The sheet is recognised; every photo is kept; the pages go as one document.</summary>
    private static async Task PhotographAsync(DeskPerson taxpayer, int pages)
    {
        await taxpayer.PressAsync("Scatta una foto");
        var dialog = taxpayer.Page.GetByRole(AriaRole.Dialog);
        for (var page = 1; page <= pages; page++)
        {
            await Assertions.Expect(dialog.Locator(".photo-frame svg")).ToHaveClassAsync("is-found", new() { Timeout = DeskPerson.Patience });
            await taxpayer.PressAsync("Scatta");
            await dialog.Locator("[data-action=keep]").WaitForAsync();
            await taxpayer.PassAsync($"foto-{page}");
            await dialog.Locator("[data-action=keep]").ClickAsync();
            await Assertions.Expect(dialog.Locator(".photo-pages li")).ToHaveCountAsync(page);
        }

        await taxpayer.PassAsync("pagine");
        await taxpayer.PressAsync("Invia 2 pagine in un PDF");
    }
}
