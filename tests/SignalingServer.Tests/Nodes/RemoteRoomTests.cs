using System.Diagnostics;
using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>Rooms on relay nodes as web nodes see them: with real Redis, real PostgreSQL and nodes that die.</summary>
public sealed class RemoteRoomTests
{
    private static readonly object Send = new { direction = "send" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Room_EnteredFromTwoWebNodes_IsOneRoom()
    {
        await using var scene = await NodeScene.StartAsync("r1", "r2");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");
        var bruno = await scene.Second.EnterAsync("appointment/1", "bruno");

        Assert.Equal("anna", (await bruno.ToldAsync("welcome")).GetProperty("peers")[0].GetProperty("peerId").GetString());
        Assert.Equal("bruno", (await anna.ToldAsync("peerJoined")).GetProperty("peerId").GetString());
        Assert.IsType<TransportDescription>((await anna.InvokeAsync("createTransport", Send)).Data);
        Assert.Equal("transport-exists", (await anna.InvokeAsync("createTransport", Send)).Error?.Code);
        Assert.Equal("not-allowed", (await bruno.InvokeAsync("closeTransport", new { transportId = "none" })).Error?.Code);
        await bruno.LeaveAsync();
        await anna.ToldAsync("peerLeft");
        Assert.Equal("not-allowed", (await bruno.InvokeAsync("createTransport", Send)).Error?.Code);
    }

    [Fact]
    public async Task Rooms_EnteredAtOnceFromBothWebNodes_AreEachOnOneNodeAndSpread()
    {
        await using var scene = await NodeScene.StartAsync("r1", "r2");
        var rooms = Enumerable.Range(0, 20).Select(static number => $"appointment/{number}").ToArray();

        var all = await Task.WhenAll(rooms.SelectMany(room => new[] { scene.First.EnterAsync(room, "anna"), scene.Second.EnterAsync(room, "bruno") }));
        await Task.WhenAll(all.Select(static participant => participant.ToldAsync("welcome")));

        var places = await scene.First.Placements.FindAsync(rooms, Cancellation);
        Assert.Equal(20, places.Count);
        var counts = places.Values.CountBy(static place => place.Node).ToDictionary();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", counts));
        Assert.All(["r1", "r2"], relay => Assert.InRange(counts.GetValueOrDefault(relay), 5, 15));
        await Wait.UntilAsync(() => scene.Relays.Sum(static relay => relay.RelayControl.Load.Peers) == 40, () => "not everybody is entered once");
        Assert.Equal(20, scene.Relays.Sum(static relay => relay.RelayControl.Load.Rooms));
    }

    [Fact]
    public async Task SameSeat_FromAnotherWebNode_TakesTheFormersPlace()
    {
        await using var scene = await NodeScene.StartAsync("r1", "r2");
        var former = await scene.First.EnterAsync("appointment/1", "anna");
        await former.ToldAsync("welcome");

        var now = await scene.Second.EnterAsync("appointment/1", "anna");
        Assert.Equal(0, (await now.ToldAsync("welcome")).GetProperty("peers").GetArrayLength());

        Assert.Equal("try-again", (await former.InvokeAsync("createTransport", Send)).Error?.Code);
        Assert.Null((await now.InvokeAsync("createTransport", Send)).Error);
        Assert.Equal(1, scene.Relays.Sum(static relay => relay.RelayControl.Load.Peers));
    }

    [Fact]
    public async Task Drain_OfTheRoomsNode_MovesEverybodyAndTheNodeLeaves()
    {
        await using var scene = await NodeScene.StartAsync("r1", "r2");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        var bruno = await scene.Second.EnterAsync("appointment/1", "bruno");
        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));
        var before = (await scene.First.Placements.FindAsync("appointment/1", Cancellation))!;

        Assert.True(scene.First.Operations.Drain(before.Node, isOn: true));

        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));
        var after = (await scene.First.Placements.FindAsync("appointment/1", Cancellation))!;
        Assert.Equal((true, before.Epoch + 1), (after.Node != before.Node, after.Epoch));
        await Wait.UntilAsync(() => scene.Relay(before.Node).RelayControl.Load is { Rooms: 0, IsDraining: true }, () => "the node keeps rooms");
        await scene.Second.EnterAsync("appointment/2", "carla");
        Assert.Null((await anna.InvokeAsync("createTransport", Send)).Error);
        await Wait.UntilAsync(
            () => scene.First.Operations.Relays.Single(relay => relay.Id == before.Node).Load is { IsDraining: true, Rooms: 0 }, () => "it is not said");
    }

    [Fact]
    public async Task Redis_Gone_LeavesRoomsAndNewOnesWork()
    {
        await using var scene = await NodeScene.StartAsync("r1", "r2");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");

        await scene.Redis.KillAsync();
        await Wait.UntilAsync(() => !scene.First.Links.IsCurrent, () => "it is not noticed");

        var bruno = await scene.Second.EnterAsync("appointment/1", "bruno");
        await bruno.ToldAsync("welcome");
        await anna.ToldAsync("peerJoined");
        var carla = await scene.Second.EnterAsync("appointment/2", "carla");
        await carla.ToldAsync("welcome");
        await scene.Redis.StartAgainAsync();
        await Wait.UntilAsync(() => scene.First.Links.IsCurrent, () => "it does not come back");
        Assert.All(["r1", "r2"], relay => Assert.Equal(LinkState.Up, scene.First.Links.Find(relay)!.State));
        Assert.False(anna.WasTold("welcome"));
    }

    [Fact]
    public async Task RelayNode_Killed_HasItsRoomsPlacedAnew()
    {
        await using var scene = await NodeScene.StartAsync();
        await using var relay = await NodeProcess.RelayAsync("p1", scene.Redis);
        await scene.First.LinkAsync("p1");
        await scene.Second.LinkAsync("p1");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        var bruno = await scene.Second.EnterAsync("appointment/1", "bruno");
        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));
        await scene.AddAsync("r2");

        var began = Stopwatch.GetTimestamp();
        await relay.KillAsync();
        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));

        var gap = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine($"both are entered elsewhere {gap.TotalMilliseconds:F0} ms after the kill");
        Assert.Equal("r2", (await scene.First.Placements.FindAsync("appointment/1", Cancellation))!.Node);
        Assert.Null((await anna.InvokeAsync("createTransport", Send)).Error);
        Assert.Equal(2, scene.Relay("r2").RelayControl.Load.Peers);
    }

    [Fact]
    public async Task RelayNode_Halted_HasItsRoomsPlacedAnew()
    {
        await using var scene = await NodeScene.StartAsync();
        await using var relay = await NodeProcess.RelayAsync("halted", scene.Redis);
        var silent = 0L;
        using var listener = LostRelayTests.LossesOf("halted", "silent", () => Interlocked.Increment(ref silent));
        await scene.First.LinkAsync("halted");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");
        await scene.AddAsync("r2");

        var began = Stopwatch.GetTimestamp();
        await relay.HaltAsync();
        await anna.ToldAsync("reportFlow");
        await anna.ToldAsync("welcome");

        var gap = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine($"entered elsewhere {gap.TotalMilliseconds:F0} ms after it fell silent");
        Assert.Equal(1, Interlocked.Read(ref silent));
        await relay.ContinueAsync();
        await scene.First.LinkAsync("halted", static link => link is { State: LinkState.Up, Load.Peers: 0 });
        Assert.False(anna.WasTold("welcome"));
    }

    [Fact]
    public async Task RelayNode_OutOfReachWhileMediaFlows_KeepsItsRoomsAndIsSpokenToAgain()
    {
        await using var scene = await NodeScene.StartAsync();
        await using var relay = await NodeProcess.RelayAsync("p1", scene.Redis);
        await scene.First.LinkAsync("p1");
        await scene.Second.LinkAsync("p1");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        var bruno = await scene.Second.EnterAsync("appointment/1", "bruno");
        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));
        (anna.IsFlowing, bruno.IsFlowing) = (true, true);
        await scene.AddAsync("r2");

        await relay.HaltAsync();
        for (var question = 0; question < 2; question++)
        {
            await Task.WhenAll(anna.ToldAsync("reportFlow"), bruno.ToldAsync("reportFlow"));
        }

        await relay.ContinueAsync();
        await scene.First.LinkAsync("p1");
        await scene.Second.LinkAsync("p1");
        Assert.Null((await anna.InvokeAsync("createTransport", Send)).Error);
        await bruno.LeaveAsync();
        await anna.ToldAsync("peerLeft");
        Assert.Equal(new Placement("p1", 1), await scene.First.Placements.FindAsync("appointment/1", Cancellation));
        Assert.Equal(0, scene.Relay("r2").RelayControl.Load.Peers);
    }

    [Fact]
    public async Task RelayNode_AskedToStop_EmptiesItselfFirst()
    {
        await using var scene = await NodeScene.StartAsync();
        await using var relay = await NodeProcess.RelayAsync("p1", scene.Redis);
        await scene.First.LinkAsync("p1");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");
        await scene.AddAsync("r2");

        var ended = relay.TerminateAsync();
        await anna.ToldAsync("welcome");

        Assert.Equal(0, await ended);
        Assert.Equal("r2", (await scene.First.Placements.FindAsync("appointment/1", Cancellation))!.Node);
    }

    [Fact]
    public async Task TestRoom_OfOneAlone_HasNoRow()
    {
        await using var scene = await NodeScene.StartAsync("r1");
        var alone = new Participant(scene.First, new RoomId("test/1"), "test");
        await scene.First.Rooms.EnterAsync(alone.Room, alone.Peer, 1);

        Assert.Null((await alone.InvokeAsync("createTransport", Send)).Error);
        Assert.Null(await scene.First.Placements.FindAsync("test/1", Cancellation));
        Assert.Equal(JsonValueKind.Object, (await alone.ToldAsync("welcome")).ValueKind);
    }

    /// <summary>The web node asked for it, waited no longer for the answer, and let him go again: the relay is late with all of it.</summary>
    [Fact]
    public async Task Entering_ThatTheRelayIsLateWith_SendsNobodyAwayForGood()
    {
        await using var scene = await NodeScene.StartAsync("r1");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");
        const long Late = 1_000_000;
        var order = new EnterOrder("appointment/1", "anna", "anna", true, false, 8);
        var link = scene.First.Links.Find("r1")!;

        Assert.Null((await link.CallAsync(new ControlMessage(ControlKind.Enter) { Peer = Late, Enter = order })).Error);
        link.Send(new ControlMessage(ControlKind.Leave) { Peer = Late });

        await anna.ToldAsync("welcome");
        Assert.Null((await anna.InvokeAsync("createTransport", Send)).Error);
        Assert.Equal(1, scene.Relay("r1").RelayControl.Load.Peers);
    }
}
