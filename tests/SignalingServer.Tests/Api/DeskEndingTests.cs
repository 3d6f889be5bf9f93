using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>How the office ends an appointment or hands it on, and what the taxpayer is told.</summary>
public sealed class DeskEndingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "SD-17")]
    [Trait("Requirement", "N11")]
    public async Task Office_ClosesACall_TheTaxpayerSeesTheOutcomeAndGetsTheClosingMail()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();
        server.Clock.Now = Scene.Slot.StartsAt;
        var appointments = server.App.Services.GetRequiredService<Appointments>();
        AppointmentCommand[] untilTheCall = [new TaxpayerConnect(), new OfficialJoin(new("roma-2")), new Admit(new("roma-2"))];
        foreach (var command in untilTheCall)
        {
            Assert.Null((await appointments.HandleAsync(new(Guid.Parse(id)), command, Cancellation)).Refusal);
        }

        using var official = await server.SignInAsync("roma-2");
        var path = $"/api/desk/appointments/{id}";
        Assert.Equal("value-unknown", (await official.PostAsync(path + "/close", new { outcome = "perhaps" })).Code);
        var closed = await official.PostAsync(path + "/close", new { outcome = "served-with-next-steps", nextSteps = new[] { "pay" } });
        Assert.Equal((200, "closed"), (closed.Status, closed.Json.Appointment().GetProperty("phase").GetString()));
        Assert.Equal(409, (await official.PostAsync(path + "/close", new { outcome = "served" })).Status);

        await mario.SignInAsync("mario");
        var own = (await mario.GetAsync($"/api/appointments/{id}")).Json.Appointment();
        Assert.Equal("served-with-next-steps", own.GetProperty("outcome").GetString());
        Assert.Equal(["pay"], own.GetProperty("nextSteps").EnumerateArray().Select(static step => step.GetString()!));
        Assert.Contains("mario@posta.example", await server.MailAsync($"{id}.N11"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "ADER-15")]
    [Trait("Requirement", "N8")]
    public async Task Office_Cancels_TheSlotIsFreeAndTheCalendarEntryIsTakenAway()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        using var milan = await server.SignInAsync("milano-2");
        var id = await mario.BookAsync();
        var path = $"/api/desk/appointments/{id}/cancel";

        Assert.Equal("value-unknown", (await official.PostAsync(path, new { reason = "no-wish" })).Code);
        var foreign = await milan.PostAsync(path, new { reason = "office-closed" });
        Assert.Equal((404, "appointment-unknown"), (foreign.Status, foreign.Code));
        var cancelled = await official.PostAsync(path, new { reason = "technical-fault", remark = "Ci scusiamo." });

        Assert.Equal((200, "cancelled-by-office"), (cancelled.Status, cancelled.Json.Appointment().GetProperty("phase").GetString()));
        var slots = await mario.GetAsync($"/api/slots?office=roma&service={BookingSteps.ServiceOf()}");
        Assert.Contains(BookingSteps.Slot, slots.Text, StringComparison.Ordinal);
        Assert.Contains("method=CANCEL", await server.MailAsync($"{id}.N8"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Requirement", "INPS-15")]
    [Trait("Requirement", "N9")]
    public async Task Office_ResolvesEarly_TheTaxpayerGetsTheMail()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        var id = await mario.BookAsync();

        var resolved = await official.PostAsync($"/api/desk/appointments/{id}/resolve-early", new { remark = "Tutto risolto." });

        Assert.Equal(200, resolved.Status);
        Assert.Contains("Tutto risolto.", await server.MailAsync($"{id}.N9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_HandsToAColleague_WhoHasItFromThenOn()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        var id = await mario.BookAsync();
        var path = $"/api/desk/appointments/{id}";

        Assert.Equal("official-unknown", (await official.PostAsync(path + "/transfer-to-colleague", new { official = "milano-3" })).Code);
        Assert.Equal("official-unknown", (await official.PostAsync(path + "/transfer-to-colleague")).Code);
        var handed = await official.PostAsync(path + "/transfer-to-colleague", new { official = "roma-3" });

        Assert.Equal((200, "roma-3"), (handed.Status, handed.String("official")));
        Assert.Equal("roma-3", (await official.GetAsync(path)).String("official"));
        Assert.Equal("booked", (await mario.GetAsync($"/api/appointments/{id}")).Json.Appointment().GetProperty("phase").GetString());
    }

    [Fact]
    public async Task Office_HandsOverWithAWord_OnlyTheOfficeReadsIt()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        var id = await mario.BookAsync();
        var path = $"/api/desk/appointments/{id}";
        var tooLong = await official.PostAsync(path + "/transfer-to-colleague", new { official = "roma-3", handover = new string('x', 1001) });
        Assert.Equal((422, "text-too-long", "handover"), (tooLong.Status, tooLong.Code, tooLong.Field));

        var handed = await official.PostAsync(path + "/transfer-to-colleague", new { official = "roma-3", handover = "  Manca un allegato.\u202e " });

        Assert.Equal((200, "Manca un allegato."), (handed.Status, handed.String("handover")));
        using var colleague = await server.SignInAsync("roma-3");
        Assert.Contains("Manca un allegato.", (await colleague.GetAsync("/api/desk/agenda?date=2026-11-16")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Manca", (await mario.GetAsync($"/api/appointments/{id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Manca", (await mario.GetAsync("/api/appointments")).Text, StringComparison.Ordinal);

        var back = await colleague.PostAsync(path + "/transfer-to-colleague", new { official = "roma-2" });
        Assert.False(back.Json.TryGetProperty("handover", out _));
    }
}
