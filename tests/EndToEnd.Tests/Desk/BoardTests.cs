using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Taxpayer and official on one board: the same form, the same page, and what becomes of it.</summary>
public sealed class BoardTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private const string Code = "SMPDTR84C52H501P";

    /// <summary>Two people in one form: in different fields, in the same field at the same time, one of them reloading in the middle.</summary>
    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task TwoPeople_InOneForm_LoseNoLetter()
    {
        var (taxpayer, official) = await OpenFormAsync();
        await taxpayer.FieldOf("Codice fiscale").FillAsync(Code[..^1] + "X");
        await Assertions.Expect(official.Page.Locator(".board-field-who")).ToContainTextAsync(
            [$"{Taxpayer} sta scrivendo qui"], new() { Timeout = DeskPerson.Patience });
        await Assertions.Expect(taxpayer.Page.Locator(".board-faults")).ToContainTextAsync("Il carattere di controllo non torna");
        await taxpayer.PassAsync("fault");
        await taxpayer.FieldOf("Codice fiscale").FillAsync(Code);
        await official.FieldOf("Cognome e nome").FillAsync("Esempi");
        await official.HasFieldAsync("Codice fiscale", Code);
        await taxpayer.HasFieldAsync("Cognome e nome", "Esempi");

        await Task.WhenAll(
            taxpayer.FieldOf("Note").PressSequentiallyAsync(new string('t', 40), new() { Delay = 20 }),
            official.FieldOf("Note").PressSequentiallyAsync(new string('o', 40), new() { Delay = 20 }));
        await Assertions.Expect(taxpayer.FieldOf("Note")).ToHaveValueAsync(
            new System.Text.RegularExpressions.Regex("^[to]{80}$"), new() { Timeout = DeskPerson.Patience });
        await official.HasFieldAsync("Note", await taxpayer.FieldOf("Note").InputValueAsync());

        var reloading = taxpayer.Page.ReloadAsync();
        await official.FieldOf("Data di nascita").PressSequentiallyAsync("12/03/1984", new() { Delay = 20 });
        await reloading;
        await taxpayer.SeesSheetAsync();
        await taxpayer.HasFieldAsync("Data di nascita", "12/03/1984");
        await taxpayer.HasFieldAsync("Codice fiscale", Code);
        Assert.Equal(await official.BoardAsync(), await taxpayer.BoardAsync());
        await taxpayer.PassAsync("after-reload");
        await official.PassAsync("after-reload");
    }

    /// <summary>The server is killed while both draw and write; when it is back both see the same, and nothing is missing.</summary>
    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Board_AfterTheServerWasAway_IsTheSameOnBothSides()
    {
        var (taxpayer, official) = await OpenFormAsync();
        taxpayer.ExpectsFailedConnections();
        official.ExpectsFailedConnections();
        await official.DrawAsync(0.3f, 0.1f);
        await taxpayer.HasMarksAsync(1);
        await official.IsSavedAsync();

        await Server.KillAsync();
        await Assertions.Expect(taxpayer.Page.Locator(".board-status")).ToContainTextAsync("Senza connessione", new() { Timeout = DeskPerson.Patience });
        await taxpayer.FieldOf("Note").FillAsync("scritto senza connessione");
        await taxpayer.DrawAsync(0.5f, 0.1f);
        await official.FieldOf("Cognome e nome").FillAsync("Esempi");
        await taxpayer.PassAsync("offline");
        await Server.StartAgainAsync();

        await official.HasFieldAsync("Note", "scritto senza connessione");
        await taxpayer.HasFieldAsync("Cognome e nome", "Esempi");
        await official.HasMarksAsync(2);
        await taxpayer.HasMarksAsync(2);
        await taxpayer.IsSavedAsync();
        await official.IsSavedAsync();
        Assert.Equal(await official.BoardAsync(), await taxpayer.BoardAsync());
    }

    /// <summary>The filled form is compared and confirmed; the fields of the file hold what was typed.</summary>
    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Outcome_ComparedAndConfirmed_HoldsWhatWasTyped()
    {
        var (taxpayer, official) = await OpenFormAsync();
        await FillAsync(taxpayer, official);

        await CreateAsync(official, "Compilabile");
        await ConfirmAsync(taxpayer);
        var values = await FormFile.ReadAsync(taxpayer.Page, await DownloadAsync(taxpayer));
        Assert.Equal("Łukasz Esempi", values["cognome_nome"]);
        Assert.Equal(Code, values["codice_fiscale"]);
        Assert.Equal("riga uno\nriga due", values["note"]);
        Assert.Equal("true", values["consenso"]);
        Assert.Equal("assegno", values["accredito"]);
        Assert.Equal("2025", values["anno"]);
        await official.SeesAsync("Confermato dal contribuente");
        var hash = await taxpayer.Page.Locator(".board-hash-groups").First.InnerTextAsync();
        Assert.Equal(hash, await official.Page.Locator(".board-hash-groups").First.InnerTextAsync());
        await taxpayer.PassAsync("confirmed");

        await CreateAsync(official, "Definitivo");
        await taxpayer.FieldOf("Note").FillAsync("cambiato dopo");
        await taxpayer.PressAsync("Confronta con la lavagna");
        await taxpayer.SeesAsync("Non corrisponde alla lavagna");
        await taxpayer.PassAsync("different");
        await taxpayer.FieldOf("Note").FillAsync("riga uno\nriga due");
        await ConfirmAsync(taxpayer);
        Assert.Empty(await FormFile.ReadAsync(taxpayer.Page, await DownloadAsync(taxpayer)));
    }

    /// <summary>A line on a blank page by keys alone, undone and done again; text for who does not see it.</summary>
    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Board_ByKeyboard_DrawsWritesAndTakesBack()
    {
        var (taxpayer, official) = await MeetAsync();
        await official.OpenBoardAsync();
        await official.PressAsync("Pagina bianca");
        await taxpayer.OpenBoardAsync();
        await official.Page.Locator(".board-paper").FocusAsync();
        await KeysAsync(official, "3", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "Enter");
        await taxpayer.HasMarksAsync(1);
        await KeysAsync(official, "Control+z");
        await taxpayer.HasMarksAsync(0);
        await KeysAsync(official, "Control+y");
        await taxpayer.HasMarksAsync(1);

        await KeysAsync(official, "5", "ArrowLeft", "Enter");
        await official.Page.Keyboard.TypeAsync("Firmare qui");
        await official.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(taxpayer.Page.Locator(".board-paper ul")).ToContainTextAsync(
            $"{Official} ha scritto: Firmare qui", new() { Timeout = DeskPerson.Patience });
        await KeysAsync(official, "ArrowDown", "ArrowDown", "ArrowDown", "Enter");
        await official.Page.Keyboard.TypeAsync("e qui la data");
        await official.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(taxpayer.Page.Locator(".board-paper ul")).ToContainTextAsync(
            $"{Official} ha scritto: e qui la data", new() { Timeout = DeskPerson.Patience });
        await official.PassAsync("drawn");
        await taxpayer.PassAsync("drawn");
        await taxpayer.Page.SetViewportSizeAsync(390, 844);
        await taxpayer.PassAsync("phone");
    }

    /// <summary>How long a mark takes from one browser to the other on loopback.</summary>
    [Fact]
    public async Task Mark_ReachesTheOtherBrowser()
    {
        var (taxpayer, official) = await MeetAsync();
        await official.OpenBoardAsync();
        await official.PressAsync("Pagina bianca");
        await taxpayer.OpenBoardAsync();
        var times = await BoardDelay.MeasureAsync(official.Page, taxpayer.Page, 40);
        Print($"a mark is drawn in the other browser after {times[times.Count / 2]:F1} ms (median of {times.Count}; longest {times[^1]:F1} ms)");
        Assert.Equal(40, times.Count);
    }

    private async Task<(DeskPerson Taxpayer, DeskPerson Official)> OpenFormAsync()
    {
        var (taxpayer, official) = await MeetAsync();
        await official.OpenFormAsync(await FormFile.MakeAsync(official.Page));
        await taxpayer.OpenBoardAsync();
        await taxpayer.SeesSheetAsync();
        return (taxpayer, official);
    }

    private static async Task FillAsync(DeskPerson taxpayer, DeskPerson official)
    {
        await taxpayer.FieldOf("Cognome e nome").FillAsync("Łukasz Esempi");
        await taxpayer.FieldOf("Codice fiscale").FillAsync(Code);
        await official.FieldOf("Note").FillAsync("riga uno\nriga due");
        await official.FieldOf("Consenso").CheckAsync(new() { Force = true });
        await taxpayer.FieldOf("Accredito: assegno").CheckAsync(new() { Force = true });
        await official.GoToPageAsync(2);
        await official.FieldOf("Anno d'imposta").SelectOptionAsync("2025");
        await taxpayer.GoToPageAsync(2);
        await taxpayer.HasFieldAsync("Anno d'imposta", "2025");
        await taxpayer.GoToPageAsync(1);
        await official.GoToPageAsync(1);
        await taxpayer.HasFieldAsync("Note", "riga uno\nriga due");
        await official.HasFieldAsync("Codice fiscale", Code);
    }

    private static async Task CreateAsync(DeskPerson official, string kind)
    {
        var before = await official.Page.Locator(".board-outcome").CountAsync();
        await official.PressAsync("Crea il PDF");
        await official.Page.GetByLabel(kind).CheckAsync(new() { Force = true });
        await official.PassAsync($"create-{kind}");
        await official.PressAsync("Crea e proponi al contribuente");
        await Assertions.Expect(official.Page.Locator(".board-outcome")).ToHaveCountAsync(before + 1, new() { Timeout = DeskPerson.Patience });
    }

    private static async Task ConfirmAsync(DeskPerson taxpayer)
    {
        await taxpayer.PressAsync("Confronta con la lavagna");
        await taxpayer.SeesAsync("Corrisponde: tutti i 7 campi sono uguali alla lavagna.");
        await taxpayer.PassAsync("compared");
        await taxpayer.PressAsync("Confermo il modulo");
        await Assertions.Expect(taxpayer.Page.Locator(".board-outcome").First).ToContainTextAsync(
            "Confermato dal contribuente", new() { Timeout = DeskPerson.Patience });
    }

    /// <summary>The PDF that was made last.</summary>
    private static async Task<byte[]> DownloadAsync(DeskPerson person)
    {
        var download = await person.Page.RunAndWaitForDownloadAsync(
            () => person.Page.Locator(".board-outcome").First.GetByRole(AriaRole.Button, new() { Name = "Scarica il PDF" }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static async Task KeysAsync(DeskPerson person, params string[] keys)
    {
        foreach (var key in keys)
        {
            await person.Page.Keyboard.PressAsync(key);
        }
    }
}
