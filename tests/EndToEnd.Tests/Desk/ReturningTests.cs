using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>A page that is loaded anew or closed in a call: the same seat, the chat as it was, media back by itself.</summary>
public sealed class ReturningTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    [Fact]
    public async Task Reload_OfEitherSide_KeepsSeatAndChatAndBringsMediaBack()
    {
        var (taxpayer, official) = await MeetAsync();
        await taxpayer.SayAsync("prima");
        await official.HasLinesAsync("prima");

        await taxpayer.Page.ReloadAsync();
        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        await taxpayer.OpenPanelAsync("chat");
        await taxpayer.HasLinesAsync("prima");

        await official.Page.ReloadAsync();
        await official.SeesAndHearsAsync(1);
        await taxpayer.SeesAndHearsAsync(1);
        await official.OpenPanelAsync("chat");
        await official.SayAsync("dopo");
        await taxpayer.HasLinesAsync("prima", "dopo");
        await official.HasLinesAsync("prima", "dopo");
        await taxpayer.TakePictureAsync("after-reloads");
    }

    [Fact]
    public async Task Tab_Closed_IsShownToTheOfficialAndComesBackToTheSamePlace()
    {
        var (taxpayer, official) = await MeetAsync();
        await taxpayer.SayAsync("a tra poco");
        await official.HasLinesAsync("a tra poco");

        await taxpayer.Page.GotoAsync("about:blank");
        await official.IsToldAsync($"{Taxpayer} non è in linea dalle");
        await Assertions.Expect(official.Page.Locator(".office-presence"))
            .ToContainTextAsync($"{Taxpayer}: non in linea da", new() { Timeout = DeskPerson.Patience });
        await official.PassAsync("disconnected-since");

        await taxpayer.Page.GotoAsync(Server.Link);
        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        await taxpayer.OpenPanelAsync("chat");
        await taxpayer.HasLinesAsync("a tra poco");
        await Assertions.Expect(official.Page.Locator(".office-presence"))
            .ToContainTextAsync($"{Taxpayer}: in linea da", new() { Timeout = DeskPerson.Patience });
    }

    [Fact]
    [Trait("Requirement", "A.8.3-3")]
    public async Task Taxpayer_ConnectedInTimeAndDropped_ComesBackAfterTheFifthMinute()
    {
        var (taxpayer, official) = await MeetAsync();
        await taxpayer.SayAsync("in tempo");
        await official.HasLinesAsync("in tempo");
        await taxpayer.Page.GotoAsync("about:blank");
        await official.IsToldAsync($"{Taxpayer} non è in linea dalle");
        var link = Server.Link;

        // The official stays; the fifth minute after the set time passes while the taxpayer is away.
        official.ExpectsFailedConnections();
        await Server.KillAsync();
        await Server.StartAgainAsync("--Clock:Offset=00:09:00");
        await taxpayer.Page.GotoAsync(link);

        await taxpayer.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        await taxpayer.OpenPanelAsync("chat");
        await taxpayer.HasLinesAsync("in tempo");
    }
}
