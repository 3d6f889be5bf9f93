using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>What people do on the board, in Italian pages.</summary>
internal static class BoardSteps
{
    private const int Patience = DeskPerson.Patience;

    /// <summary>The drawing in which marks are, without what is being drawn and where others point.</summary>
    private const string Marks = ".board-marks > g:first-child";

    public static async Task OpenBoardAsync(this DeskPerson person)
    {
        var button = person.Page.Locator("[aria-controls=call-board]");
        if (await button.GetAttributeAsync("aria-expanded") != "true")
        {
            await button.ClickAsync();
        }

        await person.Page.Locator(".board").WaitForAsync();
    }

    /// <summary>Sends a PDF from the panel of documents and opens it on the board.</summary>
    public static async Task OpenFormAsync(this DeskPerson official, byte[] form)
    {
        await official.OpenPanelAsync("documents");
        await official.Page.Locator("#call-panel-documents input[type=file]")
            .SetInputFilesAsync(new FilePayload { Name = FormFile.Name, MimeType = "application/pdf", Buffer = form });
        await official.OpenBoardAsync();
        var choice = official.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = FormFile.Name, Exact = true });
        await official.PressAsync("Apri un documento");
        await choice.ClickAsync();
        await official.SeesSheetAsync();
    }

    /// <summary>Waits until the page of the PDF is drawn and its fields are there.</summary>
    public static async Task SeesSheetAsync(this DeskPerson person)
    {
        await person.Page.Locator(".board-canvas canvas").WaitForAsync();
        await person.FieldOf("Cognome e nome").WaitForAsync();
    }

    public static ILocator FieldOf(this DeskPerson person, string label) => person.Page.Locator(".board-fields").GetByLabel(label, new() { Exact = true });

    public static Task HasFieldAsync(this DeskPerson person, string label, string value) =>
        Assertions.Expect(person.FieldOf(label)).ToHaveValueAsync(value, new() { Timeout = Patience });

    public static Task HasMarksAsync(this DeskPerson person, int count) =>
        Assertions.Expect(person.Page.Locator($"{Marks} > *")).ToHaveCountAsync(count, new() { Timeout = Patience });

    public static Task IsSavedAsync(this DeskPerson person) =>
        Assertions.Expect(person.Page.Locator(".board-status")).ToContainTextAsync("Tutto salvato", new() { Timeout = Patience });

    /// <summary>Draws with the pen, by the mouse; places are shares of the sheet's width.</summary>
    public static async Task DrawAsync(this DeskPerson person, float x, float y)
    {
        await person.PressAsync("Penna");
        var box = (await person.Page.Locator(".board-paper").BoundingBoxAsync())!;
        await person.Page.Mouse.MoveAsync(box.X + (box.Width * x), box.Y + (box.Width * y));
        await person.Page.Mouse.DownAsync();
        await person.Page.Mouse.MoveAsync(box.X + (box.Width * (x + 0.1f)), box.Y + (box.Width * (y + 0.03f)), new() { Steps = 8 });
        await person.Page.Mouse.UpAsync();
        await person.PressAsync("Compila e indica");
    }

    /// <summary>Everything that this page shows of the board's page: marks as they are drawn and what the fields hold.</summary>
    public static Task<string> BoardAsync(this DeskPerson person) => person.Page.EvaluateAsync<string>(
        $$"""
        () => JSON.stringify([
          document.querySelector('{{Marks}}').innerHTML,
          [...document.querySelectorAll('.board-fields input, .board-fields textarea, .board-fields select')]
            .map((field) => field.matches('[type=checkbox], [type=radio]') ? field.checked : field.value),
        ])
        """);

    /// <summary>Goes to a page of the board by its number.</summary>
    public static Task GoToPageAsync(this DeskPerson person, int number) =>
        person.Page.Locator(".board-page").Nth(number - 1).ClickAsync();
}
