using Microsoft.AspNetCore.DataProtection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Tests.Nodes;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Presence;

/// <summary>What web nodes know of each other's seats, in a real Redis.</summary>
public sealed class RedisPresenceTests : IAsyncLifetime
{
    private static readonly AppointmentId Appointment = new(Guid.Parse("0123456789abcdef0123456789abcdef"));

    private RedisServer _redis = null!;
    private GhostNode _first = null!;
    private GhostNode _second = null!;

    public async ValueTask InitializeAsync()
    {
        var keys = new EphemeralDataProtectionProvider();
        _redis = await RedisServer.StartAsync();
        (_first, _second) = (new GhostNode("w1", _redis, keys), new GhostNode("w2", _redis, keys));
        await _first.BeatAsync();
        await _second.BeatAsync();
        await _first.BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Node_ThatEnds_LeavesNeitherItsSignOfLifeNorItsClock()
    {
        Assert.Contains("w1", await _redis.CommandAsync("HKEYS", "videodesk:web-clocks"), StringComparison.Ordinal);

        await _first.Presence.EndAsync();

        foreach (var hash in new[] { "videodesk:web", "videodesk:web-clocks" })
        {
            var fields = await _redis.CommandAsync("HKEYS", hash);
            Assert.Contains("w2", fields, StringComparison.Ordinal);
            Assert.DoesNotContain("w1", fields, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Seat_TakenElsewhere_CannotBeChangedOrRemovedByTheFormer()
    {
        var former = Taxpayer(_first);
        Assert.True(await _first.Presence.TakeAsync(Appointment, former));
        var taken = Taxpayer(_second) with { Stage = Stage.Call, IsPinned = true };
        Assert.True(await _second.Presence.TakeAsync(Appointment, taken));

        Assert.Equal(SeatChange.Anothers, await _first.Presence.ChangeAsync(Appointment, former with { IsConnected = false }));
        await _first.Presence.RemoveAsync(Appointment, former);
        Assert.False(await _first.Presence.RestoreAsync(Appointment, former));

        Assert.Equal([taken], (await _first.Presence.OfAsync(Appointment))!.Seats);
        Assert.Equal(SeatChange.Done, await _second.Presence.ChangeAsync(Appointment, taken with { IsConnected = false }));
        await _second.Presence.RemoveAsync(Appointment, taken);
        Assert.Empty((await _first.Presence.OfAsync(Appointment))!.Seats);
    }

    [Fact]
    public async Task Seat_WrittenLateByAFormerNode_DoesNotTakeItBack()
    {
        var current = Taxpayer(_second);
        await _second.Presence.TakeAsync(Appointment, current);

        Assert.False(await _first.Presence.TakeAsync(Appointment, Taxpayer(_first) with { Since = current.Since.AddSeconds(-11) }));

        Assert.Equal([current], (await _first.Presence.OfAsync(Appointment))!.Seats);
    }

    [Fact]
    public async Task Names_OfGuests_AreReadByTheNodesAndNowhereElse()
    {
        var guest = Taxpayer(_first) with { Seat = "guest-1", Role = SeatRole.Guest, Invitation = "1", GuestName = "Ada Interprete" };
        await _first.Presence.TakeAsync(Appointment, guest);
        await _first.Presence.NameGuestAsync(Appointment, "1", "Zia Ada");

        var seen = (await _second.Presence.OfAsync(Appointment))!;
        Assert.Equal(("Ada Interprete", "Zia Ada"), (Assert.Single(seen.Seats).GuestName, seen.GuestNames["1"]));
        var stored = await _redis.CommandAsync("HGETALL", $"videodesk:seats:{Appointment}");
        Assert.Contains("guest-1", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", stored, StringComparison.Ordinal);
        await _first.Presence.NameGuestAsync(Appointment, "1", null);
        Assert.Empty((await _second.Presence.OfAsync(Appointment))!.GuestNames);
    }

    [Fact]
    public async Task Node_ThatGivesNoSignOfLife_HasNobodyConnectedSinceItsLast()
    {
        await _second.Presence.TakeAsync(Appointment, Taxpayer(_second));
        Assert.True(Assert.Single((await _first.Presence.OfAsync(Appointment))!.Seats).IsConnected);

        await Wait.UntilAsync(async () => (await _first.BeatAsync())!.Died.Contains(_second.Node.Self.Process), static () => "it lives");

        var seat = Assert.Single((await _first.Presence.OfAsync(Appointment))!.Seats);
        Assert.False(seat.IsConnected);
        Assert.InRange(seat.Since, Scene.Now.AddSeconds(-40), Scene.Now);
        await _second.BeatAsync();
        await _first.BeatAsync();
        Assert.True(Assert.Single((await _first.Presence.OfAsync(Appointment))!.Seats).IsConnected);
    }

    [Fact]
    public async Task Node_ThatWasStartedAgain_HasNobodyOfBefore()
    {
        await _second.Presence.TakeAsync(Appointment, Taxpayer(_second));
        using var again = new GhostNode("w2", _redis);
        await again.BeatAsync();

        Assert.Equal([_second.Node.Self.Process], (await _first.BeatAsync())!.Died);

        Assert.False(Assert.Single((await _first.Presence.OfAsync(Appointment))!.Seats).IsConnected);
    }

    [Fact]
    public async Task Emptied_IsNoticedBeforeAnythingIsMissed()
    {
        var seat = Taxpayer(_first);
        await _first.Presence.TakeAsync(Appointment, seat);
        await _redis.FlushAsync();

        Assert.False((await _second.Presence.OfAsync(Appointment))!.IsWhole);

        Assert.True((await _first.BeatAsync())!.IsNew);
        Assert.True((await _second.BeatAsync())!.IsNew);
        Assert.False((await _second.BeatAsync())!.IsNew);
        Assert.True(await _first.Presence.RestoreAsync(Appointment, seat));
        Assert.Equal([seat], (await _second.Presence.OfAsync(Appointment))!.Seats);
    }

    [Fact]
    public async Task Away_IsSaidAtOnceAndEndsByItself()
    {
        await _redis.KillAsync();

        Assert.Null(await _first.Presence.OfAsync(Appointment));
        Assert.Equal(SeatChange.Unknown, await _first.Presence.ChangeAsync(Appointment, Taxpayer(_first)));
        Assert.Null(await _first.BeatAsync());
        Assert.False(_first.Nodes.IsLimited);
        Assert.Null(await _first.BeatAsync());
        Assert.True(_first.Nodes.IsLimited);
        await _redis.StartAgainAsync();

        Heard? beat = null;
        await Wait.UntilAsync(async () => (beat = await _first.BeatAsync()) is not null, static () => "it stays away");
        Assert.Equal((true, true), (beat!.IsNew, beat.IsBack));
        Assert.NotNull(await _first.Presence.OfAsync(Appointment));
    }

    [Fact]
    public async Task Clock_ThatMostDoNotAgreeWith_IsRefusedUntilItDoes()
    {
        var clock = new SetClock(Scene.Now.AddSeconds(-5));
        using var third = new GhostNode("w3", _redis, clock: clock);
        await Wait.UntilAsync(async () => await SaidAsync() is not null, static () => "it is not refused");
        Assert.Matches("^The clock of w3 is [0-9.]+ s behind that of the other nodes: at most 2 s are allowed.", third.Nodes.ClockRefusal);
        await _first.BeatAsync();
        Assert.Null(_first.Nodes.ClockRefusal);

        clock.Now = Scene.Now;
        await Wait.UntilAsync(async () => await SaidAsync() is null, static () => "it stays refused");

        async Task<string?> SaidAsync()
        {
            await _first.BeatAsync();
            await _second.BeatAsync();
            await third.BeatAsync();
            return third.Nodes.ClockRefusal;
        }
    }

    private static SeatRecord Taxpayer(GhostNode node) =>
        new("taxpayer", SeatRole.Taxpayer, $"{node.Presence.Process}/c1", true, Scene.Now) { DeviceHash = "ab", Device = DeviceKind.Phone, LinkRevision = 1 };
}
