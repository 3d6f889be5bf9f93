using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The one question after an appointment, and the counters of the day.</summary>
public sealed class SurveyTests
{
    private static readonly OfficialId Official = new("roma-2");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Survey_BeforeTheEnd_IsNotOpen()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();

        var answer = await mario.PostAsync("/api/surveys", new { appointment = id, score = 5 });

        Assert.Equal((409, "survey-not-open"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Survey_OfACancelledAppointment_IsNotOpen()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();
        await mario.PostAsync($"/api/appointments/{id}/cancel");

        Assert.Equal("survey-not-open", (await mario.PostAsync("/api/surveys", new { appointment = id, score = 5 })).Code);
    }

    [Fact]
    public async Task Survey_AfterTheEnd_IsAnsweredOnce()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();
        await HoldTheCallAsync(server, id);
        await mario.SignInAsync("mario");

        Assert.Equal("score-unknown", (await mario.PostAsync("/api/surveys", new { appointment = id, score = 6 })).Code);
        Assert.Equal("score-unknown", (await mario.PostAsync("/api/surveys", new { appointment = id })).Code);
        Assert.Equal(204, (await mario.PostAsync("/api/surveys", new { appointment = id, score = 4 })).Status);
        Assert.Equal("survey-already-answered", (await mario.PostAsync("/api/surveys", new { appointment = id, score = 5 })).Code);
    }

    [Fact]
    public async Task Survey_BySomebodyElse_LooksLikeAnUnknownAppointment()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var stranger = server.Browser();
        await stranger.RefreshTokenAsync();
        var id = await mario.BookAsync();
        await HoldTheCallAsync(server, id);
        using var isotta = await server.SignInAsync("isotta");

        Assert.Equal("appointment-unknown", (await isotta.PostAsync("/api/surveys", new { appointment = id, score = 4 })).Code);
        Assert.Equal("link-unknown", (await stranger.PostAsync("/api/surveys", new { token = "AAAAAAAAAAAAAAAAAAAAAA", score = 4 })).Code);
        Assert.Equal(401, (await stranger.PostAsync("/api/surveys", new { appointment = id, score = 4 })).Status);
    }

    [Fact]
    [Trait("Requirement", "CIV-04")]
    public async Task Counters_OfADayWithACallAndItsSurvey_TellTheManager()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();
        using var isotta = await server.SignInAsync("isotta");
        await isotta.BookAsync(Grains.Identity.DemoPersons.Isotta, BookingSteps.Slot[..^1] + "2");
        var token = await server.App.Services.GetRequiredService<PersonalLinks>().TokenAsync(new AppointmentId(Guid.Parse(id)), 1, Cancellation);
        await HoldTheCallAsync(server, id);
        using var visitor = server.Browser();
        await visitor.RefreshTokenAsync();
        Assert.Equal(204, (await visitor.PostAsync("/api/surveys", new { token, score = 4 })).Status);
        using var manager = await server.SignInAsync("roma-1");

        var counters = (await manager.GetAsync("/api/desk/counters?date=2026-11-16")).Json;

        Assert.Equal(1, counters.GetProperty("closed").GetProperty("served").GetInt32());
        Assert.Equal(1, counters.GetProperty("expired").GetInt32());
        Assert.Equal((0, 0), (counters.GetProperty("toTakeInCharge").GetInt32(), counters.GetProperty("inProgress").GetInt32()));
        Assert.Equal(120, counters.GetProperty("averageWaitSeconds").GetDouble());
        Assert.Equal(1, counters.GetProperty("survey").GetProperty("answers").GetInt32());
        Assert.Equal(4, counters.GetProperty("survey").GetProperty("mean").GetDouble());
    }

    /// <summary>The taxpayer comes a minute before T, is let in two minutes after T, and the call ends at T+20.</summary>
    private static async Task HoldTheCallAsync(ApiServer server, string appointment)
    {
        var id = new AppointmentId(Guid.Parse(appointment));
        await HandleAsync(-1, new TaxpayerConnect());
        await HandleAsync(1, new OfficialJoin(Official));
        await HandleAsync(2, new Admit(Official));
        await HandleAsync(20, new Close(Official, AppointmentOutcome.Served));

        async Task HandleAsync(int minute, AppointmentCommand command)
        {
            server.Clock.Now = Scene.Slot.StartsAt + TimeSpan.FromMinutes(minute);
            var result = await server.App.Services.GetRequiredService<Appointments>().HandleAsync(id, command, Cancellation);
            Assert.Null(result.Refusal);
        }
    }
}
