using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>Relay nodes that do not take a room or somebody in it: nobody loses what he has, and everybody gets in as soon as that can be.</summary>
public sealed class FullNodeTests
{
    private static readonly object Send = new { direction = "send" };

    /// <summary>Has room for one room.</summary>
    private static readonly string[] Small = ["--Relay:MaxRooms=1"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drain_TowardsANodeThatIsFull_LeavesTheCallWhereItIsUntilAThirdNodeComes()
    {
        await using var scene = await NodeScene.StartAsync("r1");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        var bruno = await scene.Second.EnterAsync("appointment/1", "bruno");
        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));
        Assert.Null((await anna.InvokeAsync("createTransport", Send)).Error);
        await scene.AddAsync("r2", Small);
        var other = await scene.First.EnterAsync("appointment/2", "olga");
        await other.ToldAsync("welcome");
        Assert.Equal("r2", (await scene.First.Placements.FindAsync("appointment/2", Cancellation))?.Node);

        Assert.True(scene.First.Operations.Drain("r1", isOn: true));
        await EpochAsync(scene, "appointment/1", 3);
        await Task.Delay(new NodeTimes().Overlap + TimeSpan.FromSeconds(1), Cancellation);

        Assert.False(anna.WasTold("welcome"));
        Assert.Equal("transport-exists", (await anna.InvokeAsync("createTransport", Send)).Error?.Code);
        Assert.Null((await bruno.InvokeAsync("createTransport", Send)).Error);
        Assert.Equal(2, scene.Relay("r1").RelayControl.Load.Peers);

        await scene.AddAsync("r3");
        await Task.WhenAll(anna.ToldAsync("welcome"), bruno.ToldAsync("welcome"));
        Assert.Null((await anna.InvokeAsync("createTransport", Send)).Error);
        Assert.Equal("r3", (await scene.First.Placements.FindAsync("appointment/1", Cancellation))?.Node);
        await Wait.UntilAsync(() => scene.Relay("r1").RelayControl.Load is { Rooms: 0, Peers: 0 }, () => "the drained node keeps the call");
    }

    [Fact]
    public async Task Move_ToANodeThatDoesNotAnswer_LeavesTheCallWhereItIs()
    {
        await using var scene = await NodeScene.StartAsync("r1");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");
        Assert.Null((await anna.InvokeAsync("createTransport", Send)).Error);
        await using var mute = await NodeProcess.RelayAsync("mute", scene.Redis);
        await scene.First.LinkAsync("mute");
        var before = await scene.First.Placements.FindAsync("appointment/1", Cancellation);
        var room = scene.First.Rooms.Rooms.Single();

        await mute.HaltAsync();
        room.Follow(await scene.First.Placements.PlaceAsync("appointment/1", before, "mute", Cancellation));
        await EpochAsync(scene, "appointment/1", 3);
        await Task.Delay(new NodeTimes().Overlap + TimeSpan.FromSeconds(1), Cancellation);

        Assert.False(anna.WasTold("welcome"));
        Assert.Equal("transport-exists", (await anna.InvokeAsync("createTransport", Send)).Error?.Code);
        Assert.Equal(1, scene.Relay("r1").RelayControl.Load.Peers);
    }

    [Fact]
    public async Task Newcomer_WhereAllNodesAreFull_GetsInWhenRoomBecomesFree()
    {
        await using var scene = await NodeScene.StartAsync();
        await scene.AddAsync("r1", Small);
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");

        var bruno = await scene.Second.EnterAsync("appointment/2", "bruno");
        Assert.Equal("try-again", (await bruno.InvokeAsync("createTransport", Send)).Error?.Code);
        await anna.LeaveAsync();

        await bruno.ToldAsync("welcome");
        Assert.Null((await bruno.InvokeAsync("createTransport", Send)).Error);
    }

    [Fact]
    public async Task Room_PlacedOnANodeThatIsFull_GoesToOneThatIsNot()
    {
        await using var scene = await NodeScene.StartAsync();
        await scene.AddAsync("r1", Small);
        await (await scene.First.EnterAsync("appointment/1", "anna")).ToldAsync("welcome");
        await scene.AddAsync("r2");
        await scene.First.Placements.PlaceAsync("appointment/2", null, "r1", Cancellation);

        var bruno = await scene.Second.EnterAsync("appointment/2", "bruno");

        await bruno.ToldAsync("welcome");
        Assert.Equal("r2", (await scene.First.Placements.FindAsync("appointment/2", Cancellation))?.Node);
    }

    [Fact]
    public async Task Participant_WhoIsOneTooMany_IsRefusedForGood()
    {
        await using var scene = await NodeScene.StartAsync("r1");
        var anna = await scene.First.EnterAsync("appointment/1", "anna");
        await anna.ToldAsync("welcome");
        var bruno = new Participant(scene.First, new RoomId("appointment/1"), "bruno");
        await scene.First.Rooms.EnterAsync(bruno.Room, bruno.Peer, 1);

        await Wait.UntilAsync(
            async () => (await bruno.InvokeAsync("createTransport", Send)).Error?.Code == "limit-reached", () => "he is not refused");
        Assert.Equal(1, (await scene.First.Placements.FindAsync("appointment/1", Cancellation))?.Epoch);
    }

    [Fact]
    public async Task Participant_WhoLeavesWhileHeIsBeingEntered_IsNotLeftOnTheRelay()
    {
        await using var scene = await NodeScene.StartAsync("r1");
        var anna = new Participant(scene.First, new RoomId("test/1"), "anna");
        var released = new List<long>();
        RemoteRoom room = null!;
        RemotePeer remote = null!;
        room = new RemoteRoom(anna.Room, isPrivate: true, scene.First.Services with
        {
            Number = (link, _) =>
            {
                // The moment between the decision to enter him and the beginning of it.
                room.Remove(remote);
                return new PeerEntry(link, link.Life, 77);
            },
            Release = entry => released.Add(entry.Number),
        });
        remote = new RemotePeer(room, anna.Peer, 1);
        room.Add(remote);

        room.Wake();

        await Wait.UntilAsync(() => released.Contains(77), () => $"his place is kept; the relay has {scene.Relay("r1").RelayControl.Load}");
        Assert.Equal(0, scene.Relay("r1").RelayControl.Load.Peers);
    }

    [Fact]
    public async Task Room_WokenOftenWhileThereIsNoNode_TriesInOneChain()
    {
        await using var scene = await NodeScene.StartAsync();
        var anna = new Participant(scene.First, new RoomId("appointment/1"), "anna");
        var attempts = new FailingTransactions();
        var room = new RemoteRoom(anna.Room, isPrivate: false, scene.First.Services with
        {
            Placements = new MediaPlacements(attempts, TimeProvider.System),
        });
        room.Add(new RemotePeer(room, anna.Peer, 2));
        for (var wake = 1; wake <= 20; wake++)
        {
            room.Wake();
            var before = wake;
            await Wait.UntilAsync(() => attempts.Count >= before, () => $"{attempts.Count} attempts");
        }

        var (began, first) = (TimeProvider.System.GetTimestamp(), attempts.Count);
        await Wait.UntilAsync(() => attempts.Count >= first + 6, () => $"{attempts.Count} attempts");

        // One was awaited already; the five after it have the whole pause between them, however slow the machine is.
        var elapsed = TimeProvider.System.GetElapsedTime(began);
        Assert.True(elapsed > 4 * new NodeTimes().Reconnect, $"six attempts in {elapsed}");
        room.Remove(room.Peers[0]);
    }

    private static Task EpochAsync(NodeScene scene, string room, long epoch) => Wait.UntilAsync(
        async () => (await scene.First.Placements.FindAsync(room, Cancellation))?.Epoch >= epoch,
        () => $"{room} is not at epoch {epoch}");

    /// <summary>A database that is away, and how often it was asked.</summary>
    private sealed class FailingTransactions : ITransactions
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task<T> RunAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => throw Away();

        public Task<T> ReadAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => throw Away();

        public Task<T> QueryAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => throw Away();

        private InvalidOperationException Away()
        {
            Interlocked.Increment(ref _count);
            return new InvalidOperationException("the database is away");
        }
    }
}
