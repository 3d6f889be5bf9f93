using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>An official at the agenda, and a taxpayer who comes.</summary>
public sealed class ArrivalTests(BrowserFixture browsers) : DeskTest(browsers)
{
    private const string Waits = "Una persona è in attesa";

    [Fact]
    public async Task Official_AtTheAgenda_SeesHowFarTheTaxpayerIsAndIsCalledOnceHeWaits()
    {
        var appointment = await Server.BookAsync();
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(-5));
        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, "/operatore");
        var mario = await PersonAsync("taxpayer");

        await mario.GoAsync(appointment.Link);
        await bruno.SeesAsync("sta leggendo le condizioni");
        await mario.AcceptTermsAsync();
        await bruno.SeesAsync("sta provando i dispositivi");
        await Assertions.Expect(bruno.Page.GetByText(Waits)).ToHaveCountAsync(0);
        await mario.PassDevicesAsync();

        await bruno.SeesAsync(Waits);
        await Assertions.Expect(bruno.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(1\)"));
    }
}
