using VideoDesk.Grains.Appointments;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Into the room and out of it.</summary>
public class EnteringTests
{
    [Fact]
    [Trait("Requirement", "ADER-14")]
    public async Task Link_BeforeT10_ShowsWhenAndTakesNoSeat()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Now = Desk.T.AddMinutes(-10).AddMilliseconds(-1);
        var visitor = await desk.ConnectAsync();

        var entered = await visitor.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });

        Assert.False(entered.Has("seat"));
        var view = entered.GetProperty("view");
        Assert.Equal(("not-yet", "not-open-yet", "booked"), (view.Text("page"), view.Message(), view.Text("phase")));
        Assert.Equal("2026-11-16T07:50:00.000Z", view.GetProperty("appointment").Text("opensAt"));
        Assert.Equal("not-entered", await visitor.CodeAsync("Say", new { id = "1", text = "x" }));
        Assert.False((await desk.StoredAsync()).Taxpayer.Ever);

        // The page is told when it opens, and enters again.
        desk.Now = Desk.T.AddMinutes(-10);
        await visitor.StateAsync(static view => view.GetProperty("page").ValueEquals("room"));
        Assert.Equal("taxpayer", (await visitor.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop })).Text("seat"));
        Assert.True((await desk.StoredAsync()).Taxpayer.Connected);
    }

    [Fact]
    [Trait("Requirement", "ADER-13")]
    public async Task Taxpayer_ByLinkAndSignedIn_SitsInTheSameSeatOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var byLink = await desk.TaxpayerAsync();
        var signedIn = await desk.ConnectAsync("mario");

        var refused = await signedIn.CodeAsync("EnterAppointment", new { appointment = desk.Appointment, device = Desk.Phone });
        var entered = await signedIn.ValueAsync("EnterAppointment", new { appointment = desk.Appointment, device = Desk.Phone, move = true });

        Assert.Equal("seat-on-another-device", refused);
        Assert.Equal("moved", (await byLink.MessageAsync("seatLost")).Text("reason"));
        await byLink.ClosedAsync();
        var seat = Assert.Single(entered.GetProperty("view").GetProperty("seats").EnumerateArray());
        Assert.Equal(("taxpayer", "Mario Rossi", true), (seat.Text("seat"), seat.Text("name"), seat.GetProperty("connected").GetBoolean()));
    }

    [Fact]
    public async Task Reload_OnTheSameDevice_TakesTheSeatOverAtOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.TaxpayerAsync();
        await desk.AcceptAsync(first);
        await first.ValueAsync("SetStage", new { stage = "waiting" });

        var second = await desk.ConnectAsync();
        var entered = await second.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });

        Assert.Equal("waiting", entered.GetProperty("view").GetProperty("you").Text("stage"));
        Assert.Single(entered.GetProperty("view").GetProperty("seats").EnumerateArray());
        Assert.Equal("moved", (await first.MessageAsync("seatLost")).Text("reason"));
        await first.ClosedAsync();
        Assert.True((await desk.StoredAsync()).Taxpayer.Connected);
    }

    [Fact]
    public async Task Drop_OfTheTaxpayer_IsSeenWithItsInstantAndEndsWithTheReturn()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        desk.Now = desk.Now.AddMinutes(1);

        taxpayer.Break();

        var alone = await official.StateAsync(static view => view.GetProperty("phase").ValueEquals("suspended"));
        Assert.False(alone.SeatOf("taxpayer").GetProperty("connected").GetBoolean());
        Assert.Equal("2026-11-16T07:56:00.000Z", alone.SeatOf("taxpayer").Text("since"));
        await desk.TaxpayerAsync();
        var back = await official.StateAsync(static view => view.GetProperty("phase").ValueEquals("live"));
        Assert.Equal(2, back.GetProperty("seats").GetArrayLength());
    }

    [Fact]
    public async Task Leave_OfTheTaxpayer_IsADepartureAndNotADrop()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, _) = await desk.CallAsync();

        await taxpayer.ValueAsync("Leave");

        Assert.Equal((false, Departure.Left), ((await desk.StoredAsync()).Taxpayer.Connected, (await desk.StoredAsync()).Taxpayer.Departure));
        Assert.Equal("not-entered", await taxpayer.CodeAsync("SetStage", new { stage = "consent" }));
    }
}
