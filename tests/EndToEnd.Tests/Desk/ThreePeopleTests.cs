using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>An interpreter comes to a meeting, with the taxpayer's consent, and is sent away.</summary>
public sealed class ThreePeopleTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private const string Guest = "Ada Interprete";

    [Fact]
    [Trait("Requirement", "A.8.3-17")]
    public async Task Interpreter_InvitedAndAdmitted_IsSeenByAllPinnedMutedAndRemoved()
    {
        var (taxpayer, official) = await MeetAsync();
        var guest = await PersonAsync("guest");
        var link = await InviteAsync(official, taxpayer);

        await ComeInAsync(guest, link);
        Assert.Equal(0, await guest.Page.Locator(".call-tile").CountAsync());
        await Assertions.Expect(official.Page.Locator(".office-admit")).ToContainTextAsync($"{Guest} (interprete) è in attesa di ammissione.");
        await Assertions.Expect(official.Page.Locator("[aria-controls=call-panel-people] .call-badge")).ToContainTextAsync("1");
        await official.PassAsync("guest-waits");
        await official.Heading.FocusAsync();
        await official.Page.Keyboard.PressAsync("a");
        await official.OpenPanelAsync("people");
        foreach (var person in (DeskPerson[])[taxpayer, official, guest])
        {
            await person.SeesAndHearsAsync(2);
            await person.PassAsync("three");
        }

        await PinAsync(taxpayer, official);
        await official.PressAsync($"Chiedi a {Guest} di spegnere il microfono");
        await guest.IsToldAsync("L'ufficio ha chiesto di spegnere il Suo microfono, che ora è spento.");
        await Assertions.Expect(TileOfGuest(taxpayer).Locator(".call-marks")).ToContainTextAsync("microfono spento", new() { Timeout = DeskPerson.Patience });
        await guest.PassAsync("muted");

        await RemoveAsync(official, guest);
        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        await guest.Page.ReloadAsync();
        await guest.SeesHeadingAsync("Questo invito non è valido");
        await guest.PassAsync("cannot-come-back");
    }

    private static ILocator TileOfGuest(DeskPerson person) =>
        person.Page.Locator(".call-tile:not(.is-own)", new PageLocatorOptions { HasText = Guest });

    private static async Task<string> InviteAsync(DeskPerson official, DeskPerson taxpayer)
    {
        await official.OpenPanelAsync("office-guests");
        await official.Page.Locator(".office-guests form input").FillAsync(Guest);
        await official.PressAsync("Crea il link");
        await taxpayer.Button("Sì, sono d'accordo").WaitForAsync();
        await taxpayer.PassAsync("asked");
        await taxpayer.PressAsync("Sì, sono d'accordo");
        await Assertions.Expect(official.Page.Locator(".office-invitations"))
            .ToContainTextAsync("il contribuente acconsente", new() { Timeout = DeskPerson.Patience });
        await official.PassAsync("invited");
        return await official.Page.Locator(".office-guests input[readonly]").InputValueAsync();
    }

    private static async Task ComeInAsync(DeskPerson guest, string link)
    {
        await guest.Page.GotoAsync(link);
        await guest.SeesAsync("un ufficio Le chiede di partecipare, come interprete");
        await guest.SeesAsync("Roma 1");
        await guest.Page.Locator("#guest-own-name").FillAsync(Guest);
        await guest.PassAsync("name");
        await guest.PressAsync("Entra");
        await guest.AcceptAsync(Words.Italian);
        await guest.GoToWaitingRoomAsync(Words.Italian);
        await guest.SeesAsync("Il funzionario è stato avvisato e La ammetterà.");
        await guest.PassAsync("waits");
    }

    /// <summary>An interpreter is pinned from the beginning; the official may unpin and pin.</summary>
    private static async Task PinAsync(DeskPerson taxpayer, DeskPerson official)
    {
        var marks = Assertions.Expect(TileOfGuest(taxpayer).Locator(".call-marks"));
        await marks.ToContainTextAsync("fissato", new() { Timeout = DeskPerson.Patience });
        await official.PressAsync($"Non fissare più il riquadro di {Guest}");
        await marks.Not.ToContainTextAsync("fissato", new() { Timeout = DeskPerson.Patience });
        await official.PressAsync($"Fissa il riquadro di {Guest}");
        await marks.ToContainTextAsync("fissato", new() { Timeout = DeskPerson.Patience });
        await Assertions.Expect(TileOfGuest(taxpayer)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-front"));
    }

    private static async Task RemoveAsync(DeskPerson official, DeskPerson guest)
    {
        await official.PressAsync($"Allontana {Guest}");
        await official.Page.Locator("dialog[open] .btn-danger").ClickAsync();
        await guest.SeesHeadingAsync("La Sua partecipazione è terminata");
        await guest.PassAsync("removed");
    }
}
