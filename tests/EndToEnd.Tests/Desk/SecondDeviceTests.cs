namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>One link on two devices: one person, who chooses where.</summary>
public sealed class SecondDeviceTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    [Fact]
    public async Task SameLink_OnASecondDevice_AsksAndMovesAndCanBeTakenBack()
    {
        var (first, official) = await MeetAsync();
        await first.SayAsync("dal primo");
        var second = await PersonAsync("second");

        await second.Page.GotoAsync(Server.Link);
        await second.Button("Continua qui").WaitForAsync();
        await second.PassAsync("asked");
        await first.SeesAndHearsAsync(1);
        await official.OthersAsync(1);

        await second.PressAsync("Continua qui");
        await second.SeesOnlyAsync(1);
        await second.IsToldAsync("Su questo dispositivo microfono e videocamera sono spenti.");
        await second.Button("Accendi microfono e videocamera").WaitForAsync();
        await official.OthersAsync(1);
        await first.SeesHeadingAsync("L'appuntamento continua altrove");
        await first.PassAsync("moved-away");
        await second.OpenPanelAsync("chat");
        await second.HasLinesAsync("dal primo");

        await first.PressAsync("Riprendi qui");
        await second.SeesHeadingAsync("L'appuntamento continua altrove");
        await first.SeesAndHearsAsync(1);
        await official.SeesAndHearsAsync(1);
        await first.OpenPanelAsync("chat");
        await first.HasLinesAsync("dal primo");
        await official.PassAsync("one-taxpayer");
    }
}
