using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Presence;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Who comes when, and what the page says.</summary>
public class AttendanceTests
{
    [Fact]
    public async Task Agenda_WhileTheTaxpayerWaits_SaysOnWhatAndHowFar()
    {
        await using var desk = await Desk.OpenAsync();
        using var official = await desk.Server.SignInAsync("roma-2");
        Assert.False((await RowAsync()).Has("waitingStage"));

        var taxpayer = await desk.TaxpayerAsync();
        Assert.Equal(("computer", "consent"), await WaitingAsync());
        await desk.AcceptAsync(taxpayer);
        await taxpayer.ValueAsync("SetStage", new { stage = "waiting" });

        Assert.Equal(("computer", "waiting"), await WaitingAsync());
        var alone = (await official.GetAsync($"/api/desk/appointments/{desk.Appointment}")).Json;
        Assert.Equal("waiting", alone.Text("waitingStage"));

        async Task<System.Text.Json.JsonElement> RowAsync() =>
            Assert.Single((await official.GetAsync("/api/desk/agenda?date=2026-11-16")).Json.EnumerateArray());

        async Task<(string, string)> WaitingAsync() => await RowAsync() is var row ? (row.Text("waitingDevice"), row.Text("waitingStage")) : default;
    }

    [Fact]
    [Trait("Requirement", "ADER-18")]
    [Trait("Requirement", "ADER-19")]
    [Trait("Requirement", "ADER-20")]
    public async Task Official_WhoIsLate_IsExcusedWithAAndBAndStillWelcome()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        Assert.Equal("official-expected", (await EnterAgainAsync(desk, taxpayer)).Message());
        desk.Now = Desk.T;
        await taxpayer.StateAsync(static view => view.Message() == "courtesy-wait");
        desk.Now = Desk.T.AddMinutes(5).AddMilliseconds(-1);
        Assert.Equal("courtesy-wait", (await EnterAgainAsync(desk, taxpayer)).Message());

        desk.Now = Desk.T.AddMinutes(5);
        var late = await taxpayer.StateAsync(static view => view.Message() == "courtesy-callback");

        Assert.Equal("*********001", late.GetProperty("message").Text("phoneMasked"));
        Assert.Equal(CallbackReason.OfficialLate, (await desk.StoredAsync(static state => state.Callback is not null)).Callback!.Reason);
        var official = await desk.OfficialAsync();
        await taxpayer.StateAsync(static view => view.Message() == "official-is-here");
        await official.ValueAsync("Admit");
        await taxpayer.StateAsync(static view => view.Message() == "in-call");
        Assert.Equal(CallbackOutcome.ServedInVideo, (await desk.StoredAsync()).Callback!.Outcome);
    }

    [Fact]
    [Trait("Requirement", "ADER-17")]
    public async Task Taxpayer_AfterFiveMinutes_SeesHowItEndedAndTakesNoSeat()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Now = Desk.T.AddMinutes(5).AddMilliseconds(1);
        var taxpayer = await desk.ConnectAsync();

        var entered = await taxpayer.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });

        Assert.False(entered.Has("seat"));
        Assert.Equal(("ended", "no-longer-usable-rebook"), (entered.GetProperty("view").Text("page"), entered.GetProperty("view").Message()));
        Assert.True(entered.GetProperty("view").GetProperty("ended").GetProperty("canRebook").GetBoolean());
    }

    [Fact]
    public async Task Admit_FromT10On_AndOnlyWhenBothAreThere()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Now = Desk.T.AddMinutes(-10);
        var official = await desk.OfficialAsync();
        Assert.Equal("taxpayer-not-connected", await official.CodeAsync("Admit"));
        await desk.TaxpayerAsync();

        await official.ValueAsync("Admit");

        Assert.Equal(AppointmentPhase.Live, (await desk.StoredAsync()).Phase);
        var view = await official.StateAsync(static view => view.GetProperty("phase").ValueEquals("live"));
        Assert.Equal("consent", view.SeatOf("taxpayer").Text("stage"));
        Assert.Equal("+393330000001", view.GetProperty("official").Text("mobile"));
    }

    [Fact]
    [Trait("Requirement", "VC-10")]
    public async Task Taxpayer_BeforeAcceptingTheConditions_GetsNoFurther()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();

        Assert.Equal("terms-not-accepted", await taxpayer.CodeAsync("SetStage", new { stage = "devices" }));
        Assert.Equal("document-unknown", await taxpayer.CodeAsync(
            "AcceptTerms", new { document = "video-terms", version = "1999-01", hash = "00", language = "it" }));
        await desk.AcceptAsync(taxpayer);
        await taxpayer.ValueAsync("SetStage", new { stage = "devices" });

        var view = await taxpayer.StateAsync(static view => view.GetProperty("you").GetProperty("stage").ValueEquals("devices"));
        Assert.Contains(view.GetProperty("acceptances").EnumerateArray(), static accepted => accepted.Text("document") == "video-terms");
    }

    [Fact]
    public async Task Restart_AfterACrash_DisconnectsThoseWhoDidNotComeBack()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.TaxpayerAsync();
        await desk.HandleAsync(new OfficialJoin(new("roma-2")));

        await desk.Services.GetServices<IHostedService>().OfType<PresenceRepair>().Single().RepairAsync(TestContext.Current.CancellationToken);

        var state = await desk.StoredAsync();
        Assert.Equal((true, false, Departure.Dropped), (state.Taxpayer.Connected, state.OfficialPresence.Connected, state.OfficialPresence.Departure));
    }

    [Fact]
    public async Task Watcher_OfTheOffice_IsToldOfChangesButNotOfAnotherOffices()
    {
        await using var desk = await Desk.OpenAsync();
        var rome = await desk.ConnectAsync("roma-1");
        var milan = await desk.ConnectAsync("milano-1");
        await rome.ValueAsync("WatchDesk");
        await milan.ValueAsync("WatchDesk");

        var taxpayer = await desk.TaxpayerAsync();
        await rome.MessageAsync("deskChanged");
        await taxpayer.ValueAsync("Leave");
        await rome.MessageAsync("deskChanged");

        await milan.ValueAsync("WatchDesk");
        Assert.Equal(0, milan.Count("deskChanged"));
    }

    [Fact]
    public async Task Agenda_WhileTheTaxpayersArrivalIsWrittenDownAndHisSeatNotTaken_SaysThatHeIsOnTheWayIn()
    {
        await using var desk = await Desk.OpenAsync();
        using var official = await desk.Server.SignInAsync("roma-2");

        await desk.HandleAsync(new TaxpayerConnect());

        var row = (await official.GetAsync($"/api/desk/appointments/{desk.Appointment}")).Json;
        Assert.Equal((true, false, "consent"), (row.Has("waitingSince"), row.Has("waitingDevice"), row.Text("waitingStage")));
    }

    [Fact]
    public async Task Watcher_OfTheOffice_IsToldOfEveryStepThatTheTaxpayerTakesOnTheWayIn()
    {
        await using var desk = await Desk.OpenAsync();
        using var page = await desk.Server.SignInAsync("roma-1");
        var official = await desk.ConnectAsync("roma-1");
        await official.ValueAsync("WatchDesk");

        var taxpayer = await desk.TaxpayerAsync();
        await SeesAsync("consent");
        await desk.AcceptAsync(taxpayer);
        foreach (var stage in (string[])["devices", "waiting", "devices", "waiting"])
        {
            await taxpayer.ValueAsync("SetStage", new { stage });
            await SeesAsync(stage);
        }

        async Task SeesAsync(string stage)
        {
            // As the page does: it looks when it is told, and not before.
            do
            {
                await official.MessageAsync("deskChanged");
            }
            while ((await page.GetAsync($"/api/desk/appointments/{desk.Appointment}")).Json.Text("waitingStage") != stage);
        }
    }

    [Fact]
    public async Task Waiting_Alone_SaysThatTheOfficialHasBeenTold()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        await desk.AcceptAsync(taxpayer);
        await taxpayer.ValueAsync("SetStage", new { stage = "waiting" });

        var view = await taxpayer.StateAsync(static view => view.Has("waiting"));

        var waiting = view.GetProperty("waiting");
        Assert.Equal((1, "official-told"), (waiting.GetProperty("place").GetInt32(), waiting.Text("reason")));
    }

    private static async Task<System.Text.Json.JsonElement> EnterAgainAsync(Desk desk, HubClient taxpayer) =>
        (await taxpayer.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop })).GetProperty("view");
}
