using System.Text.Json;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The steps of a booking, as the page takes them.</summary>
internal static class BookingSteps
{
    /// <summary>Monday, 16 November 2026, 09:00 in Rome, first desk.</summary>
    public static readonly string Slot = Scene.Slot.Key.ToString();

    public static string ServiceOf(string? known = null) => known ?? Scene.Agenda.Service.Value;

    public static Task<ApiAnswer> HoldAsync(this ApiBrowser browser, string? slot = null) =>
        browser.PostAsync("/api/holds", new { slot = slot ?? Slot, service = ServiceOf() });

    public static Task<ApiAnswer> ConfirmAsync(this ApiBrowser browser, string hold, DemoPerson? person = null) =>
        browser.PostAsync("/api/appointments", Form(hold, person));

    /// <summary>A form without a fault.</summary>
    public static Dictionary<string, object?> Form(string hold, DemoPerson? person = null) => new()
    {
        ["hold"] = hold,
        ["capacity"] = "oneself",
        ["subject"] = (person ?? DemoPersons.Mario).Subject.Code.Value,
        ["email"] = "mario@posta.example",
        ["mobile"] = "333 0000001",
        ["privacyAccepted"] = true,
    };

    /// <summary>Holds and confirms; the appointment's id.</summary>
    public static async Task<string> BookAsync(this ApiBrowser browser, DemoPerson? person = null, string? slot = null)
    {
        var hold = await browser.HoldAsync(slot);
        Assert.Equal(201, hold.Status);
        var booked = await browser.ConfirmAsync(hold.String("hold"), person);
        Assert.Equal(201, booked.Status);
        return booked.String("id");
    }

    /// <summary>Waits for a mail by its trigger, such as <c>ID.N11</c>, and returns it as it was written.</summary>
    public static async Task<string> MailAsync(this ApiServer server, string trigger)
    {
        var folder = Path.Combine(server.Folder, "outbox");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (Directory.Exists(folder) && Directory.GetFiles(folder, $"*-{trigger}*.eml") is [var mail, ..])
            {
                return await File.ReadAllTextAsync(mail, limit.Token);
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public static JsonElement Appointment(this JsonElement own) => own.GetProperty("appointment");
}
