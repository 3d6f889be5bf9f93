using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>What people do at the desk, in Italian pages.</summary>
internal static class DeskSteps
{
    /// <summary>The booking form from "per chi" to the confirmation; every step is looked at.</summary>
    public static async Task<BookedAppointment> BookOnPageAsync(this DeskPerson person, string details)
    {
        await person.GoAsync("/prenota");
        await person.StepAsync("Per chi prenota", "per-chi");
        await person.StepAsync("Luogo", "luogo");
        await person.SeesHeadingAsync("Data e orario");
        await person.Page.Locator("#service").SelectOptionAsync("assistenza-consulenza");
        await person.Page.Locator("input[name=slot-choice]").First.CheckAsync(new LocatorCheckOptions { Force = true });
        await person.StepAsync("Data e orario", "data-e-orario");
        await person.Page.Locator("#details").FillAsync(details);
        await person.StepAsync("Dettagli appuntamento", "dettagli");
        await person.Page.Locator("#email").FillAsync("mario@posta.example");
        await person.Page.Locator("#mobile").FillAsync(DeskBooking.Mobile);
        await person.TickAllAsync();
        await person.StepAsync("Richiedente", "richiedente");
        await person.SeesHeadingAsync("Riepilogo");
        await person.PassAsync("riepilogo");
        var answer = await person.Page.RunAndWaitForResponseAsync(
            () => person.PressAsync("Conferma prenotazione"),
            static response => response.Request.Method == "POST" && response.Url.EndsWith("/api/appointments", StringComparison.Ordinal));
        await person.SeesHeadingAsync("Appuntamento confermato");
        await person.PassAsync("confermato");
        var appointment = await answer.JsonAsync<JsonElement>();
        var id = appointment.GetProperty("id").GetString()!;
        return new BookedAppointment(id, appointment.GetProperty("startsAt").GetDateTimeOffset(), $"/entra?appointment={id}");
    }

    /// <summary>Both acceptances, from the page that asks for them to the device check.</summary>
    public static async Task AcceptTermsAsync(this DeskPerson person)
    {
        await person.SeesHeadingAsync("Prima di entrare");
        await person.TickAllAsync();
        await person.PressAsync("Prosegui");
        await person.SeesHeadingAsync("Videocamera, microfono e altoparlante");
    }

    /// <summary>Camera and microphone on, and into the waiting room.</summary>
    public static async Task PassDevicesAsync(this DeskPerson person)
    {
        await person.PressAsync("Prova la videocamera");
        await person.PressAsync("Prova il microfono");
        await person.Button("Spegni la videocamera").WaitForAsync();
        await person.Button("Spegni il microfono").WaitForAsync();
        await person.PressAsync("Entra nella sala d'attesa");
        await person.SeesHeadingAsync("Sala d'attesa");
    }

    /// <summary>From a link or the list of appointments to the waiting room.</summary>
    public static async Task ComeToWaitingRoomAsync(this DeskPerson person, BookedAppointment appointment)
    {
        await person.GoAsync(appointment.Link);
        await person.AcceptTermsAsync();
        await person.PassDevicesAsync();
    }

    /// <summary>From the agenda into the room of somebody's appointment.</summary>
    public static async Task JoinAsync(this DeskPerson official, string taxpayer)
    {
        await official.Page
            .Locator(".office-row")
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex($"^Entra nell'appuntamento con {taxpayer}") })
            .ClickAsync();
        await official.Page.Locator(".call-bar").WaitForAsync();
    }

    /// <summary>The key that admits who waits.</summary>
    public static async Task AdmitByKeyAsync(this DeskPerson official)
    {
        await official.Button("Ammetti (tasto A)").WaitForAsync();
        await official.Heading.FocusAsync();
        await official.Page.Keyboard.PressAsync("a");
    }

    /// <summary>Opens the chat beside the picture where it is not open.</summary>
    public static async Task OpenChatAsync(this DeskPerson person)
    {
        var button = person.Page.Locator(".call-bar button[aria-expanded]", new PageLocatorOptions { HasText = "Chat" });
        if (await button.GetAttributeAsync("aria-expanded") != "true")
        {
            await button.ClickAsync();
        }
    }

    public static Task ReadsAsync(this DeskPerson person, string text) =>
        person.Page.Locator(".chat-text", new PageLocatorOptions { HasText = text }).WaitForAsync();

    /// <summary>Waits for a step of the booking form, looks at it, and goes on.</summary>
    private static async Task StepAsync(this DeskPerson person, string heading, string picture)
    {
        await person.SeesHeadingAsync(heading);
        await person.PassAsync(picture);
        await person.PressAsync("Avanti");
    }
}
