using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Five minutes after the start, watched as both sides see them: the words are those of the administration's guide.</summary>
public sealed class LateTests(BrowserFixture browsers) : DeskTest(browsers)
{
    private const string MessageA = "Ci scusiamo per il ritardo e La invitiamo ad attendere";

    private const string MessageB =
        "Ci scusiamo per il ritardo e La informiamo che verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione";

    [Fact]
    [Trait("Requirement", "ADER-18")]
    [Trait("Requirement", "ADER-19")]
    [Trait("Requirement", "ADER-20")]
    public async Task Official_WhoDoesNotCome_OwesACallbackFromTheFifthMinute()
    {
        var appointment = await Server.BookAsync();
        var mario = await WaitingTaxpayerAsync(appointment);

        await SeeAtAsync(mario, MessageA, appointment.StartsAt);
        await mario.PassAsync("messaggio-A");
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(5).AddSeconds(-6));
        await Assertions.Expect(mario.Page.Locator("#waiting-message")).ToHaveTextAsync(MessageA);
        await SeeAtAsync(mario, MessageB, appointment.StartsAt.AddMinutes(5));
        await mario.SeesAsync("entro le ore");
        await mario.PassAsync("messaggio-B");

        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, "/operatore");
        await OpenCallbacksAsync(bruno);
        await bruno.SeesAsync($"Telefono: {DeskBooking.Mobile}");
        await bruno.SeesAsync("il funzionario non si è collegato in tempo");
        await bruno.PassAsync("richiamata-da-fare");
        await bruno.PressAsync($"Raggiunto: registra l'esito della richiamata a {Taxpayer}");
        await bruno.SeesAsync("Nessuna richiamata da fare.");
        await bruno.PassAsync("richiamata-fatta");

        await mario.SeesHeadingAsync("Fine dell’appuntamento");
        await mario.PassAsync("fine");
        var text = MailParts.Text(await Server.MailAsync(appointment.Id, "N7"), "text/plain");
        Assert.Contains(MessageB, text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await mario.GoAsync(appointment.Link);
        await mario.SeesHeadingAsync("Fine dell’appuntamento");
    }

    [Fact]
    [Trait("Requirement", "ADER-19")]
    public async Task Official_WhoComesAfterTheFifthMinute_CanStillAdmitWhoWaits()
    {
        var appointment = await Server.BookAsync();
        var mario = await WaitingTaxpayerAsync(appointment);
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(5).AddSeconds(-1));
        await SeeAtAsync(mario, MessageB, appointment.StartsAt.AddMinutes(5));

        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, "/operatore");
        await bruno.JoinAsync(Taxpayer);
        await bruno.AdmitByKeyAsync();

        await mario.ReceivesAsync(Official, "camera");
        await bruno.ReceivesAsync(Taxpayer, "camera");
        await mario.PassAsync("in-chiamata");
        await bruno.PassAsync("in-chiamata");
        await bruno.SeesAsync("servito in videochiamata");
        var colleague = await PersonAsync("colleague");
        await colleague.SignInAsync("Cesira Lungotevere", "/operatore");
        await OpenCallbacksAsync(colleague);
        await colleague.SeesAsync("Nessuna richiamata da fare.");
    }

    [Fact]
    [Trait("Requirement", "ADER-16")]
    [Trait("Requirement", "ADER-17")]
    public async Task Taxpayer_WhoDoesNotComeUntilTheFifthMinute_FindsItNoLongerUsable()
    {
        var appointment = await Server.BookAsync();
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(-2));
        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, "/operatore");
        await bruno.JoinAsync(Taxpayer);
        await bruno.SeesAsync("Il contribuente non è ancora collegato.");
        await bruno.PassAsync("contribuente-atteso");

        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(5).AddSeconds(-4));
        await bruno.SeesAsync("non più fruibile");
        Assert.True(Server.Clock.Now > appointment.StartsAt.AddMinutes(5), "It ended before the fifth minute was over.");
        await bruno.SeesAsync("L'appuntamento è considerato come effettuato.");
        await bruno.PassAsync("non-piu-fruibile");

        var mario = await PersonAsync("taxpayer");
        await mario.GoAsync(appointment.Link);
        await mario.SeesHeadingAsync("Fine dell’appuntamento");
        await mario.SeesAsync("appuntamento non è più fruibile");
        await mario.PassAsync("non-piu-fruibile");
        await mario.SignInAsync(Taxpayer, "/appuntamenti");
        await mario.SeesAsync("non è più fruibile");
        await mario.PassAsync("elenco");
    }

    /// <summary>In the waiting room, a few seconds before the start.</summary>
    private async Task<DeskPerson> WaitingTaxpayerAsync(BookedAppointment appointment)
    {
        Server.Clock.MoveTo(appointment.StartsAt.AddMinutes(-9));
        var mario = await PersonAsync("taxpayer");
        await mario.ComeToWaitingRoomAsync(appointment);
        Server.Clock.MoveTo(appointment.StartsAt.AddSeconds(-4));
        await mario.SeesAsync("Il funzionario La chiamerà all'ora fissata.");
        return mario;
    }

    /// <summary>Waits until the message is shown, word for word: not before the instant, and soon after.</summary>
    private async Task SeeAtAsync(DeskPerson mario, string message, DateTimeOffset instant)
    {
        await Assertions.Expect(mario.Page.Locator("#waiting-message")).ToHaveTextAsync(message, new() { Timeout = DeskPerson.Patience });
        var late = Server.Clock.Now - instant;
        Print($"shown {late.TotalMilliseconds:F0} ms after its instant: {message}");
        Assert.InRange(late, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    private static Task OpenCallbacksAsync(DeskPerson official) =>
        official.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Richiamate") }).ClickAsync();
}
