using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Hubs;
using VideoDesk.SignalingServer.Tests.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Presence;

/// <summary>Conversation and board between two nodes: everything once and in order, and what nobody told is found.</summary>
public sealed class LiveEventsOverTwoNodesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_WrittenOnBothNodesAtOnce_ComeOnceAndInOrder()
    {
        const int Rounds = 8, PerRound = 10;
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var chat = await SecondTaxpayerPageAsync(desk);
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(SayAsync(taxpayer, round), SayAsync(official, round));
            desk.Now += TimeSpan.FromSeconds(10);
        }

        var expected = Enumerable.Range(1, Rounds * PerRound * 2).Select(static position => (long)position);
        foreach (var reader in (HubClient[])[taxpayer, official, chat])
        {
            Assert.Equal(expected, await PositionsAsync(reader, "event", Rounds * PerRound * 2));
        }

        static async Task SayAsync(HubClient client, int round)
        {
            for (var number = 0; number < PerRound; number++)
            {
                await client.ValueAsync("Say", new { id = $"{round}-{number}", text = "x" });
            }
        }
    }

    [Fact]
    public async Task Board_DrawnOnBothNodesAtOnce_ComesInOrderAndNotToWhoDrew()
    {
        const int Count = 200;
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        var positions = await Task.WhenAll(DrawAsync(taxpayer), DrawAsync(official));

        Assert.Equal(Enumerable.Range(1, 2 * Count).Select(static position => (long)position), positions.SelectMany(static all => all).Order());
        Assert.Equal(positions[1], await PositionsAsync(taxpayer, "board", Count));
        Assert.Equal(positions[0], await PositionsAsync(official, "board", Count));

        static async Task<List<long>> DrawAsync(HubClient client)
        {
            List<long> positions = [];
            for (var number = 0; number < Count; number++)
            {
                positions.Add((await client.ValueAsync("BoardUpdate", new { id = $"{number}", update = "AA==" })).GetProperty("position").GetInt64());
            }

            return positions;
        }
    }

    [Fact]
    public async Task Hints_ThatNobodyHeard_AreMadeUpForByLookingAtWhatIsStored()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (services, appointment) = (desk.Services, SeatsOverTwoNodesTests.IdOf(desk));
        var line = JsonSerializer.Serialize(new ChatLine("1", "guest-1", SeatRole.Guest, "Ada", "Salve"), HubJson.Options);

        await services.GetRequiredService<LiveEventStore>().AppendAsync(appointment, (LiveEventKinds.Chat, line), desk.Now, Cancellation);
        await services.GetRequiredService<BoardStore>().AppendAsync([new BoardDraft(appointment, "guest-1", "1", [1])], desk.Now, Cancellation);
        await services.GetRequiredService<ReadMarkStore>().MoveAsync(appointment, "guest-1", 1, Cancellation);

        foreach (var reader in (HubClient[])[taxpayer, official])
        {
            Assert.Equal("Salve", (await reader.MessageAsync("event")).GetProperty("payload").Text("text"));
            Assert.Equal("AQ==", (await reader.MessageAsync("board")).Text("update"));
            Assert.Equal("guest-1", (await reader.MessageAsync("read")).Text("seat"));
        }
    }

    [Fact]
    public async Task Chat_WhileRedisIsAway_GoesOnAndSaysThatItIsLimited()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        var watcher = await desk.ConnectAsync("roma-1");
        await watcher.ValueAsync("WatchDesk");

        await desk.Nodes.Redis.KillAsync();

        await watcher.MessageAsync("deskChanged", static change => change.Has("limited"));
        await taxpayer.StateAsync(static view => view.Has("limited"));
        await official.StateAsync(static view => view.Has("limited"));
        await taxpayer.ValueAsync("Say", new { id = "1", text = "Mi sente?" });
        Assert.Equal("Mi sente?", (await official.MessageAsync("event")).GetProperty("payload").Text("text"));
        await official.ValueAsync("BoardUpdate", new { id = "1", update = "AA==" });
        await taxpayer.MessageAsync("board");

        // What is kept nowhere does not get there, and nobody is told that it did.
        Assert.Equal("try-again", await official.CodeAsync("MuteSeat", new { seat = "taxpayer" }));
        Assert.Equal("try-again", await official.CodeAsync("Pin", new { seat = "taxpayer", pinned = true }));
        Assert.Equal("try-again", await taxpayer.CodeAsync("AskForGuest", new { guestKind = "interpreter", name = "Ada" }));

        await desk.Nodes.Redis.StartAgainAsync();
        await taxpayer.StateAsync(static view => !view.Has("limited"));
        await official.StateAsync(static view => !view.Has("limited"));
        await watcher.MessageAsync("deskChanged", static change => !change.Has("limited"));
        await desk.Nodes.WholeAsync();
        await taxpayer.ValueAsync("Type", new { text = "Be" });
        await official.MessageAsync("typing");
        Assert.Equal((0, 0), (taxpayer.Count("seatLost"), official.Count("seatLost")));
        var state = await desk.StoredAsync();
        Assert.Equal((true, true, true), (state.Taxpayer.Connected, state.OfficialPresence.Connected, state.IsAdmitted));
    }

    [Fact]
    public async Task Words_OnTheirWayToAnotherNode_CanBeReadByNobodyElse()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        using var listener = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(desk.Nodes.Redis.Address);
        var overheard = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await listener.GetSubscriber().SubscribeAsync(
            new StackExchange.Redis.RedisChannel("videodesk:*", StackExchange.Redis.RedisChannel.PatternMode.Pattern), (_, text) => overheard.Enqueue(text.ToString()));

        await taxpayer.ValueAsync("Type", new { text = "Abracadabra" });
        Assert.Equal("Abracadabra", (await official.MessageAsync("typing")).Text("text"));
        await taxpayer.ValueAsync("AskForGuest", new { guestKind = "interpreter", name = "Zenobia" });
        Assert.Equal("Zenobia", (await official.MessageAsync("guestWanted")).Text("name"));

        await Wait.UntilAsync(
            () => ((string[])["typing", "guest-wanted"]).All(word => overheard.Any(text => text.Contains(word, StringComparison.Ordinal))),
            () => string.Join(' ', overheard));
        Assert.DoesNotContain(overheard, static text => text.Contains("Abracadabra", StringComparison.Ordinal) || text.Contains("Zenobia", StringComparison.Ordinal));
    }

    /// <summary>As when the network swallows everything: nothing is refused, nothing is answered, and what was sent arrives much later.</summary>
    [Fact]
    public async Task Call_WhileRedisIsSilent_GoesOnAndNothingLateUndoesWhatCameSince()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await desk.Nodes.Redis.CommandAsync("CLIENT", "PAUSE", "15000", "ALL");
        await official.ValueAsync("Pin", new { seat = "taxpayer", pinned = true });

        await taxpayer.StateAsync(static view => view.Has("limited"));
        await taxpayer.ValueAsync("Say", new { id = "1", text = "Mi sente?" });
        Assert.Equal("Mi sente?", (await official.MessageAsync("event")).GetProperty("payload").Text("text"));
        var back = await desk.TaxpayerAsync();
        Assert.Equal("moved", (await taxpayer.MessageAsync("seatLost")).Text("reason"));

        await back.StateAsync(static view => !view.Has("limited"));
        await desk.Nodes.WholeAsync();
        await back.ValueAsync("Type", new { text = "Be" });
        await official.MessageAsync("typing");
        await official.StateAsync(static view => !view.Has("limited") && view.SeatOf("taxpayer").Text("stage") == "call");
        Assert.Equal((0, 0), (back.Count("seatLost"), official.Count("seatLost")));
        Assert.True((await desk.StoredAsync()).Taxpayer.Connected);
    }

    [Fact]
    public async Task Emptied_Redis_IsFilledAgainAndNobodyNotices()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (_, seat, _) = await desk.GuestAsync(taxpayer, official);
        await official.StateAsync(static view => view.SeatOf("guest").ValueKind == JsonValueKind.Object);
        var version = (await desk.StoredAsync()).Version;

        await desk.Nodes.Redis.FlushAsync();

        await official.ValueAsync("AdmitGuest", new { seat });
        await official.StateAsync(static view => view.SeatOf("guest") is { ValueKind: JsonValueKind.Object } guest && guest.GetProperty("admitted").GetBoolean());
        await desk.Nodes.WholeAsync();
        await official.ValueAsync("Pin", new { seat = "taxpayer", pinned = true });
        var view = await official.StateAsync(static view => view.SeatOf("taxpayer").GetProperty("pinned").GetBoolean());
        Assert.All(view.GetProperty("seats").EnumerateArray(), static seat => Assert.True(seat.GetProperty("connected").GetBoolean()));
        Assert.Equal("Interprete", view.GetProperty("invitations")[0].Text("name"));
        Assert.Equal((0, version), (taxpayer.Count("seatLost"), (await desk.StoredAsync()).Version));
    }

    /// <summary>The taxpayer's live chat on the officials' node: a third reader of the same conversation.</summary>
    private static async Task<HubClient> SecondTaxpayerPageAsync(Desk desk)
    {
        await desk.OpenChatAsync("Il modello F24");
        var client = await SeatsOverTwoNodesTests.OnFirstAsync(desk);
        await client.ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Phone });
        await desk.AcceptChatAsync(client);
        return client;
    }

    private static async Task<List<long>> PositionsAsync(HubClient client, string message, int count)
    {
        List<long> positions = [];
        while (positions.Count < count)
        {
            positions.Add((await client.MessageAsync(message)).GetProperty("position").GetInt64());
        }

        await client.CallAsync("Events", new { after = count * 2 });
        Assert.Equal(0, client.Count(message));
        return positions;
    }
}
