using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>What people do with documents in a call, in Italian pages.</summary>
internal static class DocumentSteps
{
    private const int Patience = DeskPerson.Patience;

    /// <summary>The official asks for a document in words of his own, which enables sending.</summary>
    public static async Task AskForAsync(this DeskPerson official, string what)
    {
        await official.OpenPanelAsync("documents");
        await official.Page.Locator("#doc-ask").FillAsync(what);
        await official.PressAsync("Chiedi e abilita l’invio");
        await official.Page.Locator(".doc-open li", new PageLocatorOptions { HasText = what }).WaitForAsync();
    }

    /// <summary>Presses the request's button and chooses files.</summary>
    public static async Task AnswerWithAsync(this DeskPerson taxpayer, string what, params string[] paths)
    {
        var chooser = await taxpayer.Page.RunAndWaitForFileChooserAsync(() => taxpayer.PressAsync($"Invia: {what}"));
        await chooser.SetFilesAsync(paths);
    }

    /// <summary>The line of a document in the panel.</summary>
    public static ILocator Document(this DeskPerson person, string name) =>
        person.Page.Locator(".doc-row", new PageLocatorOptions { HasText = name });

    /// <summary>Waits until a document stands so, in words.</summary>
    public static Task DocumentIsAsync(this DeskPerson person, string name, string state) =>
        Assertions.Expect(person.Document(name).Locator(".doc-state")).ToContainTextAsync(state, new() { Timeout = 2 * Patience });

    /// <summary>Presses a button of a document's line.</summary>
    public static Task PressOnAsync(this DeskPerson person, string name, string action) =>
        person.Document(name).Locator($"[data-action={action}]").ClickAsync();

    /// <summary>Accepts with the subject that is suggested; the value is the number.</summary>
    public static async Task<string> AcceptAsync(this DeskPerson official, string name)
    {
        await official.PressOnAsync(name, "accept");
        var dialog = official.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accetta e protocolla" }).ClickAsync();
        await official.DocumentIsAsync(name, "accettato, protocollo n. ");
        var words = await official.Document(name).Locator(".doc-state").InnerTextAsync();
        return words.Split("n. ")[1];
    }

    /// <summary>Lets a file fall onto the panel.</summary>
    public static Task DropAsync(this DeskPerson person, string name) => person.Page.EvaluateAsync(
        """
        (name) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File(['%PDF-1.7'], name, { type: 'application/pdf' }));
          const event = (type) => new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true });
          const panel = document.querySelector('.documents');
          ['dragenter', 'dragover', 'drop'].forEach((type) => panel.dispatchEvent(event(type)));
        }
        """,
        name);
}
