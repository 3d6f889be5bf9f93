using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The personal link: whoever opens it is told what is the case and what can be done, without a sign-in.</summary>
public sealed class LinkTests(BrowserFixture browsers) : DeskTest(browsers)
{
    [Fact]
    [Trait("Requirement", "ADER-14")]
    [Trait("Requirement", "VC-03")]
    [Trait("Requirement", "SD-02")]
    public async Task Link_BeforeItOpens_BecomesTheRoomByItself()
    {
        var appointment = await Server.BookAsync();
        Server.Clock.MoveTo(appointment.OpensAt.AddSeconds(-20));
        var mario = await PersonAsync("taxpayer");
        await mario.GoAsync(appointment.Link);
        await mario.SeesAsync("Potrà entrare 10 minuti prima");
        await mario.Page.EvaluateAsync("() => { window.isStillTheSamePage = true; }");
        await mario.Page.GetByText("Intanto provi videocamera e microfono").ClickAsync();
        await mario.PassAsync("non-ancora");
        Assert.True(Server.Clock.Now < appointment.OpensAt, "This machine is too slow to see the page before T−10.");

        await mario.SeesHeadingAsync("Prima di entrare");

        var late = Server.Clock.Now - appointment.OpensAt;
        Print($"the link became the room {late.TotalMilliseconds:F0} ms after T−10");
        Assert.InRange(late, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.True(await mario.Page.EvaluateAsync<bool>("() => window.isStillTheSamePage"), "The page was reloaded.");
        await mario.AcceptTermsAsync();
        await mario.PassAsync("dispositivi");
    }

    [Theory]
    [InlineData("#AAAAAAAAAAAAAAAAAAAAAA", "Questo link non è valido")]
    [InlineData("#breve", "Questo link non è valido")]
    [InlineData("#%3Cscript%3Ealert(1)%3C/script%3E", "Questo link non è valido")]
    [InlineData("", "Il link è incompleto")]
    [Trait("Requirement", "VC-03")]
    public async Task Link_ThatIsNone_SaysSoAndOffersAWayOut(string token, string heading)
    {
        var visitor = await PersonAsync($"visitor{token.Length}");

        await visitor.GoAsync($"/entra{token}");

        await visitor.SeesHeadingAsync(heading);
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Prenota appuntamento" }).WaitForAsync();
        Assert.EndsWith($"/entra{token}", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.PassAsync("link-sbagliato");
    }

    [Fact]
    [Trait("Requirement", "ADER-13")]
    [Trait("Requirement", "ADER-15")]
    public async Task Link_OfACancelledAppointment_SaysSoAndOffersAnotherBooking()
    {
        var appointment = await Server.BookAsync();
        var mario = await PersonAsync("taxpayer");
        await mario.SignInAsync(Taxpayer, "/appuntamenti");
        await mario.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Disdici") }).ClickAsync();
        await mario.PassAsync("disdire");
        await mario.PressAsync("Disdici appuntamento");
        await mario.SeesAsync("Appuntamento disdetto.");
        await mario.PassAsync("disdetto");
        await Server.MailAsync(appointment.Id, "N8");

        var visitor = await PersonAsync("visitor");
        await visitor.GoAsync(appointment.Link);

        await visitor.SeesAsync("annullato");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Prenota") }).WaitForAsync();
        await visitor.PassAsync("link-annullato");
    }
}
