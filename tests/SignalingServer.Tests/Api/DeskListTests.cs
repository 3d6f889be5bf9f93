using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The lists of the official's page.</summary>
public sealed class DeskListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "SD-07")]
    public async Task PreCalls_WhileTheWindowIsOpen_AreListedUntilSomebodyWasReached()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        var id = await mario.BookAsync();
        Assert.Equal(0, (await official.GetAsync("/api/desk/pre-calls")).Json.GetArrayLength());

        server.Clock.Now = new DateTimeOffset(2026, 11, 13, 9, 0, 0, TimeSpan.Zero);
        await official.SignInAsync("roma-2");
        var task = Assert.Single((await official.GetAsync("/api/desk/pre-calls")).Json.EnumerateArray());
        Assert.Equal("2026-11-15T17:00:00+00:00", task.GetProperty("preCallUntil").GetString());
        await official.PostAsync($"/api/desk/appointments/{id}/pre-call", new { outcome = "not-reached" });
        Assert.Equal(1, (await official.GetAsync("/api/desk/pre-calls")).Json.GetArrayLength());
        await official.PostAsync($"/api/desk/appointments/{id}/pre-call", new { outcome = "reached" });

        Assert.Equal(0, (await official.GetAsync("/api/desk/pre-calls")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Agenda_SomebodyWaitsAndDropsOut_SaysSinceWhen()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = new AppointmentId(Guid.Parse(await mario.BookAsync()));
        var appointments = server.App.Services.GetRequiredService<Appointments>();
        var came = Scene.Slot.StartsAt - TimeSpan.FromMinutes(4);
        server.Clock.Now = came;
        using var official = await server.SignInAsync("roma-2");

        await appointments.HandleAsync(id, new TaxpayerConnect(), Cancellation);
        server.Clock.Now += TimeSpan.FromMinutes(1);
        var waiting = await OneOfTodayAsync(official);
        await appointments.HandleAsync(id, new TaxpayerDisconnect(), Cancellation);
        var gone = await OneOfTodayAsync(official);

        Assert.Equal((came, null), (InstantOf(waiting, "waitingSince"), InstantOf(waiting, "disconnectedSince")));
        Assert.Equal((null, server.Clock.Now), (InstantOf(gone, "waitingSince"), InstantOf(gone, "disconnectedSince")));
        Assert.Equal("Mario Rossi", waiting.GetProperty("subject").GetProperty("name").GetString());
        Assert.False(waiting.GetProperty("officialIsThere").GetBoolean());
    }

    [Fact]
    [Trait("Requirement", "CIV-03")]
    public async Task Assign_ByAManager_TakesOverFromAColleagueAndGivesAway()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        using var manager = await server.SignInAsync("roma-1");
        var path = $"/api/desk/appointments/{await mario.BookAsync()}/assign";
        Assert.Equal("roma-2", (await official.PostAsync(path)).String("official"));

        Assert.Equal("roma-1", (await manager.PostAsync(path)).String("official"));
        Assert.Equal("roma-3", (await manager.PostAsync(path, new { official = "roma-3" })).String("official"));
    }

    private static async Task<JsonElement> OneOfTodayAsync(ApiBrowser official) =>
        Assert.Single((await official.GetAsync("/api/desk/agenda")).Json.EnumerateArray());

    private static DateTimeOffset? InstantOf(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;
}
