using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The taxpayer's side on a phone.</summary>
public sealed class PhoneTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        HasTouch = true,
        IsMobile = true,
        UserAgent = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36",
    };

    [Fact]
    [Trait("Requirement", "VC-01")]
    [Trait("Requirement", "SD-02")]
    [Trait("Requirement", "SD-11")]
    [Trait("Requirement", "A.8.3-11")]
    public async Task Taxpayer_OnAPhone_ReachesEverythingAndShowsADocument()
    {
        var phone = await PersonAsync("phone", Phone);
        await phone.Page.GotoAsync(Server.Link);
        await phone.SeesHeadingAsync(Words.Italian.Consent);
        await phone.TickAllAsync();
        await ReachesAllAsync(phone, "consent");
        await phone.PressAsync(Words.Italian.GoOn);
        await phone.SeesHeadingAsync(Words.Italian.Devices);
        await ReachesAllAsync(phone, "devices");
        await phone.GoToWaitingRoomAsync(Words.Italian);
        await ReachesAllAsync(phone, "waiting");

        var official = await PersonAsync("official");
        await official.JoinFromAgendaAsync(Official);
        await official.AdmitAsync(Words.Italian);
        await phone.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        await Assertions.Expect(phone.Button("Condividi schermo")).ToHaveCountAsync(0);
        await ReachesAllAsync(phone, "call");
        await phone.OpenPanelAsync("chat");
        await ReachesAllAsync(phone, "chat");
        await phone.SayAsync("dal telefono");
        await official.OpenPanelAsync("chat");
        await official.HasLinesAsync("dal telefono");

        await phone.Button("Mostra documento").TapAsync();
        await official.ReceivesAsync(Taxpayer, "screen");
        await ReachesAllAsync(phone, "document");
        await official.TakePictureAsync("document");
        await phone.Button("Mostra documento").TapAsync();
        await official.SeesAndHearsAsync(1);
    }

    /// <summary>Everything is on the screen, nothing is covered, and axe finds nothing.</summary>
    private static async Task ReachesAllAsync(DeskPerson phone, string state)
    {
        var problems = await phone.RoomAsync<string[]>("unreachable");
        Assert.True(problems.Length == 0, $"{state}: {string.Join(Environment.NewLine, problems)}");
        var (content, screen) = (
            await phone.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"),
            await phone.Page.EvaluateAsync<int>("() => document.documentElement.clientWidth"));
        Assert.True(content <= screen, $"{state}: the page is {content} px wide on a screen of {screen}");
        await phone.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await phone.PassAsync(state);
    }
}
