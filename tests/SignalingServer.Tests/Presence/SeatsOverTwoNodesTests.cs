using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Presence;

/// <summary>People on two web nodes in one appointment: officials on the first, taxpayers and guests on the second.</summary>
public sealed class SeatsOverTwoNodesTests
{
    [Fact]
    public async Task Taxpayer_WhoseConnectionComesBackOnAnotherNode_IsInTheSameCallAndNeverLeft()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await taxpayer.ValueAsync("Say", new { id = "1", text = "Buongiorno" });
        var version = (await desk.StoredAsync()).Version;

        var back = await OnFirstAsync(desk);
        var entered = await back.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop, after = 1 });

        Assert.Equal(("taxpayer", "call"), (entered.Text("seat"), entered.GetProperty("view").GetProperty("you").Text("stage")));
        Assert.Equal("moved", (await taxpayer.MessageAsync("seatLost")).Text("reason"));
        await taxpayer.ClosedAsync();
        await back.MessageAsync("media", static happened => happened.Text("event") == "welcome");
        await back.ValueAsync("Say", new { id = "2", text = "Eccomi" });
        await official.MessageAsync("event", static line => line.GetProperty("position").GetInt64() == 2);
        var state = await desk.StoredAsync();
        Assert.Equal((version, true), (state.Version, state.Taxpayer.Connected));
        back.Break();
        await desk.StoredAsync(static state => !state.Taxpayer.Connected);
    }

    [Fact]
    public async Task Link_OnASecondDeviceAtAnotherNode_AsksAndThenMoves()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var other = await OnFirstAsync(desk);

        Assert.Equal("seat-on-another-device", await other.CodeAsync("EnterByLink", new { token = desk.Link, device = Desk.Phone }));
        await other.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Phone, move = true });

        Assert.Equal("moved", (await taxpayer.MessageAsync("seatLost")).Text("reason"));
        var view = await official.StateAsync(static view => view.SeatOf("taxpayer").GetProperty("connected").GetBoolean());
        Assert.Single(view.GetProperty("seats").EnumerateArray(), static seat => seat.Text("role") == "taxpayer");
    }

    [Fact]
    public async Task Official_MutesAndPinsSomebodyOnAnotherNode()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        await official.ValueAsync("MuteSeat", new { seat = "taxpayer" });
        await official.ValueAsync("Pin", new { seat = "taxpayer", pinned = true });

        await taxpayer.MessageAsync("muted");
        await official.StateAsync(static view => view.SeatOf("taxpayer").GetProperty("pinned").GetBoolean());
        await taxpayer.StateAsync(static view => view.SeatOf("taxpayer").GetProperty("pinned").GetBoolean());
        taxpayer.Break();
        await official.StateAsync(static view => !view.SeatOf("taxpayer").GetProperty("connected").GetBoolean());
        await official.ValueAsync("Pin", new { seat = "taxpayer", pinned = false });
        await official.StateAsync(static view => !view.SeatOf("taxpayer").GetProperty("pinned").GetBoolean());
        var back = await OnFirstAsync(desk);
        var entered = await back.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop });
        Assert.False(entered.GetProperty("view").SeatOf("taxpayer").GetProperty("pinned").GetBoolean());
    }

    [Fact]
    public async Task HandOver_ToAColleague_TakesTheSeatOnAnotherNode()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        var official = await desk.OfficialAsync();
        using var browser = await desk.Other.SignInAsync("roma-2");

        var answer = await browser.PostAsync($"/api/desk/appointments/{desk.Appointment}/transfer-to-colleague", new { official = "roma-3" });

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("removed", (await official.MessageAsync("seatLost")).Text("reason"));
        var colleague = await desk.OfficialAsync("roma-3");
        await taxpayer.StateAsync(static view => view.GetProperty("message").Text("kind") == "official-is-here");
        Assert.True(colleague.IsOpen);
    }

    [Fact]
    public async Task Agenda_OfEveryNode_SaysOnWhatAndHowFarTheTaxpayerIs()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        await desk.AcceptAsync(taxpayer);
        await taxpayer.ValueAsync("SetStage", new { stage = "waiting" });

        foreach (var node in (ApiServer[])[desk.Server, desk.Other])
        {
            using var browser = await node.SignInAsync("roma-2");
            var row = Assert.Single((await browser.GetAsync("/api/desk/agenda?date=2026-11-16")).Json.EnumerateArray());
            Assert.Equal(("computer", "waiting"), (row.Text("waitingDevice"), row.Text("waitingStage")));
        }
    }

    [Fact]
    public async Task Watcher_OnOneNode_IsToldWhatHappensOnTheOther()
    {
        await using var desk = await Desk.OpenAsync();
        var watcher = await desk.ConnectAsync("roma-1");
        await watcher.ValueAsync("WatchDesk");

        await desk.TaxpayerAsync();

        await watcher.MessageAsync("deskChanged");
    }

    [Fact]
    public async Task Node_ThatDied_HasItsSeatsShownAndWrittenAsLeft()
    {
        await using var desk = await Desk.OpenAsync();
        using var ghost = new GhostNode("w3", desk.Nodes.Redis, clock: desk.Server.Clock);
        await ghost.BeatAsync();
        var official = await desk.OfficialAsync();
        await ghost.Presence.TakeAsync(IdOf(desk), new SeatRecord("taxpayer", SeatRole.Taxpayer, $"{ghost.Presence.Process}/c", true, desk.Now));
        await desk.HandleAsync(new TaxpayerConnect());
        await official.StateAsync(static view => view.SeatOf("taxpayer") is { ValueKind: JsonValueKind.Object } seat && seat.GetProperty("connected").GetBoolean());

        await official.StateAsync(static view => !view.SeatOf("taxpayer").GetProperty("connected").GetBoolean());

        var state = await desk.StoredAsync(static state => !state.Taxpayer.Connected);
        Assert.Equal((Departure.Dropped, true), (state.Taxpayer.Departure, state.OfficialPresence.Connected));

        // It was only cut off from Redis, and has written down that he is there.
        desk.Now += TimeSpan.FromSeconds(2);
        await desk.HandleAsync(new TaxpayerConnect());
        await official.StateAsync(static view => view.SeatOf("taxpayer").GetProperty("connected").GetBoolean());
    }

    [Fact]
    public async Task Repair_WhileSeatsMayBeMissing_WritesNoDeparture()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync();
        var version = (await desk.StoredAsync()).Version;

        await desk.Nodes.Redis.FlushAsync();
        foreach (var node in (ApiServer[])[desk.Server, desk.Other])
        {
            await node.App.Services.GetRequiredService<DeskRooms>().InAsync(IdOf(desk), static room => room.RepairAsync());
        }

        Assert.Equal(version, (await desk.StoredAsync()).Version);
    }

    [Fact]
    public async Task Departure_WrittenOfSomebodyWhoIsThere_IsTakenBack()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CallAsync();

        await desk.HandleAsync(new TaxpayerDisconnect(Departure.Dropped));

        await desk.StoredAsync(static state => state.Taxpayer is { Connected: true });
    }

    [Fact]
    public async Task Invitation_OfWhichThisNodeHasNotHeard_IsLookedForBeforeItIsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, _) = await desk.CallAsync();
        var invitation = new GuestInvitation(Guid.NewGuid().ToString("N"), IdOf(desk), GuestKind.Interpreter, GuestConsent.Asked, IsRevoked: false);
        var store = desk.Services.GetRequiredService<GuestInvitationStore>();
        await store.AddAsync(invitation, LinkTokens.Hash("untold-untold-untold-1"), desk.Now, TestContext.Current.CancellationToken);

        Assert.Equal("", await taxpayer.CodeAsync("AnswerInvitation", new { id = invitation.Id, consent = true }));

        var stored = Assert.Single(await store.OfAsync(IdOf(desk), TestContext.Current.CancellationToken));
        Assert.Equal(GuestConsent.Given, stored.Consent);
        Assert.Equal("invitation-unknown", await taxpayer.CodeAsync("AnswerInvitation", new { id = "0", consent = true }));
    }

    [Fact]
    public async Task Seat_OfWhichThisNodeHasNotHeard_IsLookedForBeforeItIsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        using var ghost = new GhostNode("w3", desk.Nodes.Redis, clock: desk.Server.Clock);
        await ghost.BeatAsync();
        var official = await desk.OfficialAsync();
        Assert.Equal("seat-unknown", await official.CodeAsync("MuteSeat", new { seat = "taxpayer" }));
        await ghost.BeatAsync();
        await ghost.Presence.TakeAsync(IdOf(desk), new SeatRecord("taxpayer", SeatRole.Taxpayer, $"{ghost.Presence.Process}/c", true, desk.Now));

        Assert.Equal("", await official.CodeAsync("MuteSeat", new { seat = "taxpayer" }));
    }

    internal static AppointmentId IdOf(Desk desk) => new(Guid.Parse(desk.Appointment));

    /// <summary>Somebody who is not signed in, on the node of the officials.</summary>
    internal static Task<HubClient> OnFirstAsync(Desk desk) => HubClient.ConnectAsync(desk.Server.Address);
}
