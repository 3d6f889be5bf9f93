using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The office's side.</summary>
public sealed class DeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "VC-02")]
    public async Task Office_BooksForATaxpayer_ItStandsInTheAgendaOfThatDay()
    {
        await using var server = await ApiServer.StartAsync();
        using var official = await server.SignInAsync("roma-2");

        var booked = await official.PostAsync("/api/desk/appointments", OfficeForm());
        Assert.Equal(201, booked.Status);

        var agenda = await official.GetAsync("/api/desk/agenda?date=2026-11-16");
        var entry = Assert.Single(agenda.Json.EnumerateArray());
        Assert.Equal(booked.String("id"), entry.Appointment().GetProperty("id").GetString());
        Assert.Equal("+393330000001", entry.GetProperty("mobile").GetString());
        Assert.Equal(0, (await official.GetAsync("/api/desk/agenda")).Json.GetArrayLength());
    }

    [Fact]
    [Trait("Requirement", "INPS-15")]
    public async Task Office_ResolvesEarly_TheTaxpayerSeesTheRemark()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        var id = await mario.BookAsync();

        var answer = await official.PostAsync(
            $"/api/desk/appointments/{id}/resolve-early", new { nextSteps = new[] { "pay", "send-documents" }, remark = "Tutto risolto." });

        Assert.Equal(200, answer.Status);
        var own = (await mario.GetAsync($"/api/appointments/{id}")).Json;
        Assert.Equal("resolved-early", own.Appointment().GetProperty("phase").GetString());
        Assert.Equal("Tutto risolto.", own.GetProperty("remark").GetString());
        Assert.Equal(["send-documents", "pay"], own.Appointment().GetProperty("nextSteps").EnumerateArray().Select(static step => step.GetString()!));
    }

    [Fact]
    public async Task Office_HandsToAnotherOffice_TheSuccessorIsBookedThere()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var rome = await server.SignInAsync("roma-2");
        using var milan = await server.SignInAsync("milano-2");
        var id = await mario.BookAsync();

        var answer = await rome.PostAsync(
            $"/api/desk/appointments/{id}/transfer-to-office", new { slot = BookingSteps.Slot.Replace("roma/", "milano/", StringComparison.Ordinal) });

        Assert.Equal(200, answer.Status);
        Assert.Equal("transferred", answer.Json.Appointment().GetProperty("phase").GetString());
        Assert.Equal(1, (await milan.GetAsync("/api/desk/agenda?date=2026-11-16")).Json.GetArrayLength());
        Assert.Equal(2, (await mario.GetAsync("/api/appointments")).Json.GetArrayLength());
    }

    [Fact]
    [Trait("Requirement", "SD-07")]
    public async Task Office_PreCallAndAssignment_FollowTheRules()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        using var official = await server.SignInAsync("roma-2");
        using var manager = await server.SignInAsync("roma-1");
        var path = $"/api/desk/appointments/{await mario.BookAsync()}";

        Assert.Equal("pre-call-not-open-yet", (await official.PostAsync(path + "/pre-call", new { outcome = "reached" })).Code);
        server.Clock.Now = new DateTimeOffset(2026, 11, 13, 9, 0, 0, TimeSpan.Zero);
        await official.SignInAsync("roma-2");
        await manager.SignInAsync("roma-1");
        Assert.Equal(200, (await official.PostAsync(path + "/pre-call", new { outcome = "reached" })).Status);
        Assert.Equal("value-unknown", (await official.PostAsync(path + "/pre-call", new { outcome = "perhaps" })).Code);
        Assert.Equal(403, (await official.PostAsync(path + "/assign", new { official = "roma-3" })).Status);
        Assert.Equal("roma-3", (await manager.PostAsync(path + "/assign", new { official = "roma-3" })).String("official"));
        Assert.Equal("official-unknown", (await manager.PostAsync(path + "/assign", new { official = "milano-3" })).Code);
        Assert.Equal("assigned-to-another-official", (await manager.PostAsync(path + "/close", new { outcome = "served" })).Code);
    }

    [Fact]
    [Trait("Requirement", "ADER-20")]
    public async Task Office_OwesACallback_ItIsListedUntilItsOutcomeIsRecorded()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();
        server.Clock.Now = Scene.Slot.StartsAt;
        await server.App.Services.GetRequiredService<Appointments>().HandleAsync(new(Guid.Parse(id)), new TaxpayerConnect(), Cancellation);
        server.Clock.Now += TimeSpan.FromMinutes(5);
        using var official = await server.SignInAsync("roma-2");

        var task = Assert.Single((await official.GetAsync("/api/desk/callbacks")).Json.EnumerateArray());
        Assert.Equal("+393330000001", task.GetProperty("mobile").GetString());
        var recorded = await official.PostAsync($"/api/desk/appointments/{id}/callback", new { outcome = "reached" });

        Assert.Equal("callback-done", recorded.Json.Appointment().GetProperty("phase").GetString());
        Assert.Equal(0, (await official.GetAsync("/api/desk/callbacks")).Json.GetArrayLength());
    }

    [Fact]
    [Trait("Requirement", "A.8.3-14")]
    public async Task Office_WhoseTaxpayerDoesNotReturn_ChoosesTheCallbackOnceTheGraceHasRunOut()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var id = await mario.BookAsync();
        var (appointments, appointment) = (server.App.Services.GetRequiredService<Appointments>(), new AppointmentId(Guid.Parse(id)));
        server.Clock.Now = Scene.Slot.StartsAt;
        AppointmentCommand[] commands = [new TaxpayerConnect(), new OfficialJoin(new("roma-2")), new TaxpayerDisconnect()];
        foreach (var command in commands)
        {
            await appointments.HandleAsync(appointment, command, Cancellation);
        }

        // The session of the day of booking is over.
        using var official = await server.SignInAsync("roma-2");
        var path = $"/api/desk/appointments/{id}/choose-callback";
        Assert.Equal("reconnect-grace-running", (await official.PostAsync(path)).Code);
        server.Clock.Now += TimeSpan.FromMinutes(10);
        var chosen = await official.PostAsync(path);

        Assert.Equal(200, chosen.Status);
        Assert.Equal("official-chose", chosen.Json.GetProperty("callback").GetProperty("reason").GetString());
        Assert.Equal("callback-owed", (await official.PostAsync(path)).Code);
    }

    [Fact]
    public async Task WaitingList_JoinTwiceAndLeave_IsOnePlace()
    {
        await using var server = await ApiServer.StartAsync();
        using var mario = await server.SignInAsync("mario");
        var form = new { office = "roma", service = BookingSteps.ServiceOf(), email = "mario@posta.example", mobile = "+39 333 0000001" };

        var joined = await mario.PostAsync("/api/waiting-list", form);
        Assert.Equal(201, joined.Status);
        Assert.Equal("already-waiting", (await mario.PostAsync("/api/waiting-list", form)).Code);
        var one = $"/api/waiting-list/{joined.String("entry")}";
        Assert.Equal("nothing-offered", (await mario.PostAsync(one + "/accept")).Code);
        Assert.Equal(204, (await mario.DeleteAsync(one)).Status);
        Assert.Equal(0, (await mario.GetAsync("/api/waiting-list")).Json.GetArrayLength());
    }

    [Fact]
    [Trait("Requirement", "ADER-04")]
    [Trait("Requirement", "ADER-05")]
    public async Task Subjects_OfAProfessional_AreThoseOfValidMandates()
    {
        await using var server = await ApiServer.StartAsync();
        using var ginevra = await server.SignInAsync("ginevra");

        var subjects = await ginevra.GetAsync("/api/subjects");
        var provinces = await ginevra.PostAsync("/api/provinces", new { subject = DemoPersons.Cooperative.Code.Value });

        Assert.Equal(
            ["Ginevra Montelupo", "Colomba Valdifiori", "Ottavio Pellegrinetti", "Cooperativa Le Lanterne"],
            subjects.Json.EnumerateArray().Select(static subject => subject.GetProperty("name").GetString()!));
        Assert.Equal(["FE", "RM"], provinces.Json.EnumerateArray().Select(static province => province.GetString()!));
        Assert.Equal("not-enabled", (await ginevra.PostAsync("/api/provinces", new { subject = DemoPersons.Mario.Subject.Code.Value })).Code);
    }

    [Fact]
    public void Build_OutsideDevelopmentWithoutProvider_Refuses()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SignalingHost.Build(["--environment=Production", "--BareCall:Enabled=false"]));

        Assert.Contains("OpenId:Authority", error.Message, StringComparison.Ordinal);
    }

    private static object OfficeForm() => new
    {
        slot = BookingSteps.Slot,
        service = BookingSteps.ServiceOf(),
        subject = DemoPersons.Isotta.Subject.Code.Value,
        email = "isotta@posta.example",
        mobile = "3330000001",
        language = "de",
    };
}
