using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>A whole meeting in which nobody touches a mouse.</summary>
public sealed class KeyboardTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    [Fact]
    public async Task Meeting_ByKeyboardAlone_GoesFromLinkAndAgendaToTheEnd()
    {
        var (taxpayer, official) = (await PersonAsync("taxpayer"), await PersonAsync("official"));
        await ComeInAsync(taxpayer);
        await official.GoAsync("/accedi?returnTo=/operatore");
        await official.TabAndPressAsync("button", Official);
        await official.Page.WaitForURLAsync("**/operatore");
        await official.Page.Locator(".office-row").First.WaitForAsync();
        await official.TabAndPressAsync(".office-row-actions .btn-primary");
        await official.Button(Words.Italian.Admit).WaitForAsync();
        await official.TakePictureAsync("before-admission");
        await official.Page.Keyboard.PressAsync("a");
        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);

        await taxpayer.TypeLineAsync("dalla tastiera");
        await official.TabAndPressAsync("[aria-controls=call-panel-chat]");
        await official.HasLinesAsync("dalla tastiera");
        await official.TypeLineAsync("anche da qui");
        await taxpayer.HasLinesAsync("dalla tastiera", "anche da qui");
        await taxpayer.TakePictureAsync("call");

        await taxpayer.TabAndPressAsync("button", Words.Italian.Leave);
        await taxpayer.TabAndPressAsync("dialog[open] .btn-danger", Words.Italian.LeaveConfirm);
        await taxpayer.SeesHeadingAsync(Words.Italian.Left);
        await CloseAsync(official);
    }

    private async Task ComeInAsync(DeskPerson taxpayer)
    {
        await taxpayer.Page.GotoAsync(Server.Link);
        await taxpayer.SeesHeadingAsync(Words.Italian.Consent);
        await taxpayer.TabAndPressAsync("#terms-0", key: "Space");
        await taxpayer.TabAndPressAsync("#terms-1", key: "Space");
        await taxpayer.TabAndPressAsync("button[type=submit]", Words.Italian.GoOn);
        await taxpayer.SeesHeadingAsync(Words.Italian.Devices);
        await taxpayer.TabAndPressAsync("button", Words.Italian.TryCamera);
        await taxpayer.Button(Words.Italian.CameraIsOn).WaitForAsync();
        await taxpayer.TabAndPressAsync("button", Words.Italian.TryMicrophone);
        await taxpayer.Button(Words.Italian.MicrophoneIsOn).WaitForAsync();
        await taxpayer.TabAndPressAsync("button", Words.Italian.EnterWith);
        await taxpayer.SeesHeadingAsync(Words.Italian.Waiting);
    }

    private static async Task CloseAsync(DeskPerson official)
    {
        await official.TabAndPressAsync("button", "Concludi l'appuntamento");
        await official.TabAndPressAsync("dialog[open] input[type=radio]", key: "Space");
        await official.TakePictureAsync("closing");
        await official.TabAndPressAsync("dialog[open] button[type=submit]", "Concludi e invia la mail");
        await Assertions.Expect(official.Page.Locator("dialog[open]")).ToHaveCountAsync(0, new() { Timeout = DeskPerson.Patience });
        await official.SeesAsync("Richiesta trattata");
    }
}
