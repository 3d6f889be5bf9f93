using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>A taxpayer and an official, from booking to the closing mail, with nothing but their browsers.</summary>
public sealed class WholeWayTests(BrowserFixture browsers) : DeskTest(browsers)
{
    private const string Remark = "La rata è stata ricalcolata.";

    [Fact]
    [Trait("Requirement", "ADER-01")]
    [Trait("Requirement", "ADER-03")]
    [Trait("Requirement", "ADER-07")]
    [Trait("Requirement", "ADER-10")]
    [Trait("Requirement", "ADER-11")]
    [Trait("Requirement", "ADER-13")]
    [Trait("Requirement", "ADER-14")]
    [Trait("Requirement", "SD-02")]
    [Trait("Requirement", "SD-10")]
    [Trait("Requirement", "SD-14")]
    [Trait("Requirement", "SD-17")]
    [Trait("Requirement", "VC-01")]
    [Trait("Requirement", "VC-05")]
    [Trait("Requirement", "VC-10")]
    public async Task Appointment_FromBookingToClosingMail_IsHeldInTwoBrowsers()
    {
        var mario = await PersonAsync("taxpayer");
        await mario.SignInAsync(Taxpayer, "/prenota");
        var appointment = await mario.BookOnPageAsync("Vorrei chiarire una cartella.");
        await SeeConfirmationMailAsync(appointment);
        await EnterWhenItOpensAsync(mario, appointment);
        await ComeInAsync(mario);

        var bruno = await PersonAsync("official");
        await bruno.SignInAsync(Official, "/operatore");
        await AdmitAsync(bruno);

        await MeetAsync(mario, bruno);
        await TalkAsync(mario, bruno);
        await ShareScreenAsync(mario, bruno);
        await CloseAppointmentAsync(bruno);
        await SeeTheEndAsync(mario, appointment);
    }

    private async Task SeeConfirmationMailAsync(BookedAppointment appointment)
    {
        var mail = await Server.MailAsync(appointment.Id, "N1");
        Assert.Contains("Assistenza e consulenza", MailParts.Text(mail, "text/plain"), StringComparison.Ordinal);
        var calendar = MailParts.Text(mail, "text/calendar");
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        var rome = TimeZoneInfo.ConvertTime(appointment.StartsAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"));
        Assert.Matches($@"DTSTART[^\r\n]*:({rome:yyyyMMdd'T'HHmmss}|{appointment.StartsAt.UtcDateTime:yyyyMMdd'T'HHmmss}Z)", calendar);
    }

    /// <summary>The list is open before T−10; its button becomes active by itself at T−10 by the server's clock.</summary>
    private async Task EnterWhenItOpensAsync(DeskPerson mario, BookedAppointment appointment)
    {
        Server.Clock.MoveTo(appointment.OpensAt.AddSeconds(-20));
        await mario.GoAsync("/appuntamenti");
        var enter = mario.Button("Entra nell’appuntamento");
        await Assertions.Expect(enter).ToHaveAttributeAsync("aria-disabled", "true");
        await mario.SeesAsync("Il pulsante si attiva tra");
        await mario.Page.EvaluateAsync("() => { window.isStillTheSamePage = true; }");
        await mario.PassAsync("prima-di-T-10");
        Assert.True(Server.Clock.Now < appointment.OpensAt, "This machine is too slow to see the page before T−10.");
        await Assertions.Expect(enter).ToHaveAttributeAsync("aria-disabled", "false", new() { Timeout = DeskPerson.Patience });
        var late = Server.Clock.Now - appointment.OpensAt;
        Print($"the button became active {late.TotalMilliseconds:F0} ms after T−10 (seen by a look every 100 ms or more)");
        Assert.InRange(late, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.True(await mario.Page.EvaluateAsync<bool>("() => window.isStillTheSamePage"), "The page was reloaded.");
        await mario.PassAsync("da-T-10");
        await enter.ClickAsync();
    }

    /// <summary>Consent, devices, network, waiting room.</summary>
    private static async Task ComeInAsync(DeskPerson mario)
    {
        await mario.SeesHeadingAsync("Prima di entrare");
        await Assertions.Expect(mario.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
        await mario.PassAsync("consenso");
        await mario.PressAsync("Prosegui");
        await mario.SeesAsync("Per proseguire occorre accettare tutti i documenti.");
        await mario.AcceptTermsAsync();
        await mario.PressAsync("Prova la rete");
        await mario.Page.GetByText(new Regex("^(Rete buona|Rete sufficiente|Solo audio)\\.")).WaitForAsync();
        await mario.SeesAsync("Collegamento UDP: andata e ritorno");
        await mario.SeesAsync("Collegamento TCP: andata e ritorno");
        await mario.PassAsync("dispositivi-e-rete");
        await mario.PassDevicesAsync();
        await mario.SeesAsync("La attende Roma 1");
        await mario.SeesAsync("Il funzionario La chiamerà all'ora fissata.");
        await mario.PassAsync("sala-d-attesa");
    }

    private static async Task AdmitAsync(DeskPerson bruno)
    {
        await bruno.SeesAsync("Una persona è in attesa");
        await Assertions
            .Expect(bruno.Page.Locator(".office-row", new PageLocatorOptions { HasText = Taxpayer }))
            .ToContainTextAsync("in attesa da");
        await bruno.PassAsync("agenda-con-attesa");
        await bruno.JoinAsync(Taxpayer);
        await bruno.SeesAsync($"{Taxpayer} è in attesa di ammissione.");
        await bruno.PassAsync("da-ammettere");
        await bruno.AdmitByKeyAsync();
    }

    private static async Task MeetAsync(DeskPerson mario, DeskPerson bruno)
    {
        foreach (var source in new[] { "camera", "microphone" })
        {
            await mario.ReceivesAsync(Official, source);
            await bruno.ReceivesAsync(Taxpayer, source);
        }

        await mario.PassAsync("in-chiamata");
        await bruno.PassAsync("in-chiamata");
    }

    private static async Task TalkAsync(DeskPerson mario, DeskPerson bruno)
    {
        await mario.OpenChatAsync();
        await mario.SayAsync("Buongiorno, ecco il numero: 12345.");
        await bruno.OpenChatAsync();
        await bruno.ReadsAsync("ecco il numero: 12345.");
        await Assertions
            .Expect(mario.Page.Locator(".chat-line.is-own .chat-state"))
            .ToHaveTextAsync("letto", new() { Timeout = DeskPerson.Patience });
        await bruno.SayAsync("La ringrazio, lo controllo.");
        await mario.ReadsAsync("lo controllo.");
        await mario.PassAsync("chat");
        await bruno.PassAsync("chat");
    }

    private static async Task ShareScreenAsync(DeskPerson mario, DeskPerson bruno)
    {
        await mario.PressAsync("Condividi schermo");
        await bruno.ReceivesAsync(Taxpayer, "screen");
        await mario.PassAsync("schermo-condiviso");
        await bruno.PassAsync("schermo-visto");
        await mario.PressAsync("Condividi schermo");
        await Assertions.Expect(bruno.Page.Locator(".call-tile.is-screen")).ToHaveCountAsync(0, new() { Timeout = DeskPerson.Patience });
    }

    private static async Task CloseAppointmentAsync(DeskPerson bruno)
    {
        await bruno.PressAsync("Concludi l'appuntamento");
        var dialog = bruno.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Concludi e invia la mail" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Scelga l'esito.");
        await dialog
            .GetByLabel("Richiesta trattata", new LocatorGetByLabelOptions { Exact = true })
            .CheckAsync(new LocatorCheckOptions { Force = true });
        await Assertions.Expect(dialog).Not.ToContainTextAsync("Scelga l'esito.");
        await dialog.GetByLabel("Comunicazione al contribuente").FillAsync(Remark);
        await Assertions.Expect(dialog.Locator(".office-preview")).ToContainTextAsync(Remark);
        await bruno.PassAsync("conclusione");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Concludi e invia la mail" }).ClickAsync();
        await bruno.SeesAsync("Richiesta trattata");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await bruno.PassAsync("concluso");
    }

    private async Task SeeTheEndAsync(DeskPerson mario, BookedAppointment appointment)
    {
        await mario.SeesHeadingAsync("Fine dell’appuntamento");
        await mario.SeesAsync("La Sua richiesta è stata trattata.");
        await mario.PassAsync("fine");
        await mario.Page.GetByLabel("5 su 5").CheckAsync(new LocatorCheckOptions { Force = true });
        await mario.PressAsync("Invia la valutazione");
        await mario.SeesAsync("Grazie per la Sua valutazione.");
        await mario.PassAsync("valutato");
        await mario.GoAsync(appointment.Link);
        await mario.SeesHeadingAsync("Fine dell’appuntamento");
        await mario.SeesAsync("La Sua richiesta è stata trattata.");
        await Assertions.Expect(mario.Button("Invia la valutazione")).ToBeHiddenAsync();
        var text = MailParts.Text(await Server.MailAsync(appointment.Id, "N11"), "text/plain");
        Assert.Contains("Esito: ", text, StringComparison.Ordinal);
        Assert.Contains("la Sua richiesta è stata trattata", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Remark, text, StringComparison.Ordinal);
    }
}
