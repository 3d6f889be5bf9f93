using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The way of a taxpayer from sign-in to cancelling.</summary>
public sealed class BookingJourneyTests
{
    [Fact]
    [Trait("Requirement", "ADER-03")]
    [Trait("Requirement", "ADER-08")]
    [Trait("Requirement", "ADER-13")]
    [Trait("Requirement", "ADER-15")]
    public async Task Taxpayer_BooksAndCancels_TheSlotIsFreeAgain()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");

        var services = await mario.GetAsync("/api/services");
        Assert.Equal(4, services.Json.GetArrayLength());
        var slots = $"/api/slots?office=roma&service={BookingSteps.ServiceOf()}";
        var days = await mario.GetAsync(slots);
        Assert.Equal(10, days.Json.GetArrayLength());
        Assert.Contains(BookingSteps.Slot, days.Text, StringComparison.Ordinal);

        var hold = await mario.HoldAsync();
        Assert.Equal(201, hold.Status);
        Assert.DoesNotContain(BookingSteps.Slot, (await mario.GetAsync(slots)).Text, StringComparison.Ordinal);
        var booked = await mario.ConfirmAsync(hold.String("hold"));
        Assert.Equal(201, booked.Status);
        Assert.Equal("2026-11-16T09:00", booked.String("start"));

        var own = await mario.GetAsync("/api/appointments");
        var appointment = Assert.Single(own.Json.EnumerateArray());
        Assert.Equal("mario@posta.example", appointment.GetProperty("email").GetString());
        Assert.Equal("+393330000001", appointment.GetProperty("mobile").GetString());
        Assert.Equal("booked", appointment.Appointment().GetProperty("phase").GetString());

        var cancelled = await mario.PostAsync($"/api/appointments/{booked.String("id")}/cancel", new { reason = "cannot-attend" });
        Assert.Equal(200, cancelled.Status);
        Assert.Equal("cancelled-by-taxpayer", cancelled.String("phase"));
        Assert.Contains(BookingSteps.Slot, (await mario.GetAsync(slots)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_TheDocument_NamesTheEndpoints()
    {
        await using var server = await ApiServer.StartAsync();
        using var nobody = server.Browser();

        var document = await nobody.GetAsync("/api/openapi.json");

        Assert.Equal(200, document.Status);
        Assert.True(document.Json.GetProperty("paths").TryGetProperty("/api/appointments", out _));
    }

    [Fact]
    [Trait("Requirement", "ADER-11")]
    [Trait("Requirement", "N1")]
    public async Task Confirmation_OfABooking_GoesOutAsAMail()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");

        await mario.BookAsync();

        var folder = Path.Combine(server.Folder, "outbox");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.eml").Length == 0)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        var mail = Assert.Single(Directory.GetFiles(folder, "*.eml"));
        Assert.Contains("mario@posta.example", await File.ReadAllTextAsync(mail, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
