using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Demo;
using VideoDesk.SignalingServer.Tests.Api;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Demo;

/// <summary>The appointment that is open whenever somebody tries the server.</summary>
public sealed class DemoAppointmentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-11-12T10:00:00+01:00")]
    [InlineData("2026-11-15T03:17:23+01:00")]
    [InlineData("2026-12-25T23:59:30+01:00")]
    [InlineData("2027-03-28T01:58:30+01:00")]
    [InlineData("2026-10-25T02:58:30+02:00")]
    [InlineData("2026-10-25T02:58:30+01:00")]
    public async Task Ensure_AtAnyHourOfAnyDay_IsOpenAndBeginsInAboutTwoMinutes(string now)
    {
        await using var server = await ApiServer.StartAsync("--Demo:Guide=true");
        server.Clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        var appointment = await EnsureAsync(server);

        var settled = new AppointmentSession(appointment.State).StateAt(server.Clock.Now);
        Assert.True(settled.IsOpened);
        Assert.InRange(settled.Slot!.StartsAt - server.Clock.Now, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
        Assert.Equal(RomeTime.WallTimeAt(settled.Slot.StartsAt), settled.Slot.Key.Start);
        using var visitor = server.Browser();
        await visitor.RefreshTokenAsync();
        var opened = await visitor.PostAsync("/api/links/open", new { token = appointment.Token, device = Guid.NewGuid().ToString("N") });
        Assert.Equal("open", opened.String("state"));
    }

    [Fact]
    public async Task Ensure_WhileItIsOpen_GivesTheSameAndAfterwardsANewOne()
    {
        await using var server = await ApiServer.StartAsync("--Demo:Guide=true");

        var first = await EnsureAsync(server);
        var again = await EnsureAsync(server);
        server.Clock.Now = first.State.Timetable!.TaxpayerLateAfter + TimeSpan.FromMilliseconds(1);
        var later = await EnsureAsync(server);

        Assert.Equal((first.State.Id, first.Token, false), (again.State.Id, again.Token, again.IsNew));
        Assert.NotEqual(first.State.Id, later.State.Id);
        Assert.True(later.IsNew);
    }

    [Fact]
    public async Task Ensure_DuringACall_LeavesItAlone()
    {
        await using var server = await ApiServer.StartAsync("--Demo:Guide=true");
        var first = await EnsureAsync(server);
        var (appointments, official) = (server.App.Services.GetRequiredService<Appointments>(), new Grains.Agendas.OfficialId("roma-2"));
        foreach (var command in (AppointmentCommand[])[new TaxpayerConnect(), new OfficialJoin(official), new Admit(official)])
        {
            Assert.Null((await appointments.HandleAsync(first.State.Id, command, Cancellation)).Refusal);
        }

        server.Clock.Now += TimeSpan.FromMinutes(20);
        var meanwhile = await EnsureAsync(server);
        Assert.Null((await appointments.HandleAsync(first.State.Id, new Close(official, AppointmentOutcome.Served), Cancellation)).Refusal);
        var after = await EnsureAsync(server);

        Assert.Equal(first.State.Id, meanwhile.State.Id);
        Assert.NotEqual(first.State.Id, after.State.Id);
    }

    [Fact]
    public async Task Ensure_InOfficeHours_TakesNoSlotFromTheAgenda()
    {
        await using var with = await ApiServer.StartAsync("--Demo:Guide=true");
        await using var without = await ApiServer.StartAsync();

        Assert.Equal(await SlotsAsync(without), await SlotsAsync(with));
    }

    [Fact]
    public async Task Guide_WithoutTheOption_BooksNothing()
    {
        await using var server = await ApiServer.StartAsync();
        using var official = await server.SignInAsync("roma-2");

        Assert.Equal(0, (await official.GetAsync("/api/desk/agenda")).Json.GetArrayLength());
        Assert.Null(server.App.Services.GetService<DemoAppointments>());
    }

    [Fact]
    public async Task Welcome_WhatItSays_LeadsToBothSeats()
    {
        await using var server = await ApiServer.StartAsync("--Demo:Guide=true");
        var appointment = await EnsureAsync(server);

        var text = new DemoWelcome(["http://localhost:5080", "https://192.0.2.7:5443"], appointment, "data/https.pem").Whole();

        Assert.Contains($"http://localhost:5080/entra#{appointment.Token}", text, StringComparison.Ordinal);
        Assert.Contains($"https://192.0.2.7:5443/entra#{appointment.Token}", text, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/accedi?returnTo=/operatore, as Bruno Tramontana", text, StringComparison.Ordinal);
        Assert.Contains("data/https.pem", text, StringComparison.Ordinal);
        Assert.Contains("Mario Rossi", text, StringComparison.Ordinal);
    }

    private static async Task<DemoAppointment> EnsureAsync(ApiServer server) =>
        (await server.App.Services.GetRequiredService<DemoAppointments>().EnsureAsync(Cancellation))!;

    private static async Task<string> SlotsAsync(ApiServer server)
    {
        using var mario = await server.SignInAsync("mario");
        return (await mario.GetAsync($"/api/slots?office=roma&service={BookingSteps.ServiceOf()}")).Text;
    }
}
