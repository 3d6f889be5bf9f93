using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>The shared board: stored, numbered, forwarded, within limits.</summary>
public class BoardTests
{
    private const int LongestUpdate = 48 * 1024;

    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Update_SentAgainUnderItsId_HasOnePositionAndIsToldOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        var first = await DrawAsync(taxpayer, "a", 1, 2);
        var again = await DrawAsync(taxpayer, "a", 1, 2);
        var other = await DrawAsync(official, "a", 3);

        Assert.Equal((1, 1, 2), (first, again, other));
        var told = await official.MessageAsync("board");
        Assert.Equal((1, "taxpayer", "AQI="), (told.GetProperty("position").GetInt64(), told.Text("seat"), told.Text("update")));
        Assert.Equal(2, (await taxpayer.MessageAsync("board")).GetProperty("position").GetInt64());
        await official.ValueAsync("Events", new { after = 0 });
        Assert.Equal((0, 0), (official.Count("board"), taxpayer.Count("board")));
    }

    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Update_ThatIsStoredAndNobodyWasTold_IsToldWhenItIsSentAgain()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var draft = new BoardDraft(new AppointmentId(Guid.Parse(desk.Appointment)), "taxpayer", "a", [1, 2]);
        await desk.Services.GetRequiredService<BoardStore>().AppendAsync([draft], desk.Now, TestContext.Current.CancellationToken);

        Assert.Equal(1, await DrawAsync(taxpayer, "a", 1, 2));

        Assert.Equal(1, (await official.MessageAsync("board")).GetProperty("position").GetInt64());
        await official.ValueAsync("Events", new { after = 0 });
        Assert.Equal((0, 0), (official.Count("board"), taxpayer.Count("board")));
    }

    [Fact]
    [Trait("Requirement", "SD-04")]
    public async Task Return_AfterAGap_BringsWhatWasMissedInOrder()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await DrawAsync(official, "1", 1);
        taxpayer.Break();
        await DrawAsync(official, "2", 2);
        await DrawAsync(official, "3", 3);

        var back = await desk.TaxpayerAsync();
        var missed = await back.ValueAsync("Board", new { after = 1 });

        Assert.Equal(["Ag==", "Aw=="], missed.GetProperty("updates").EnumerateArray().Select(static update => update.Text("update")));
        Assert.Equal((false, false), (missed.GetProperty("more").GetBoolean(), missed.Has("snapshot")));
    }

    [Fact]
    public async Task Update_BeforeAdmission_IsTheOfficialsOnlyAndReadByBoth()
    {
        await using var desk = await Desk.OpenAsync();
        var official = await desk.OfficialAsync();
        var taxpayer = await desk.TaxpayerAsync();

        Assert.Equal("not-admitted", await taxpayer.CodeAsync("BoardUpdate", new { id = "1", update = "AA==" }));
        Assert.Equal("not-admitted", await taxpayer.CodeAsync("BoardPresence", new { data = "{}" }));
        Assert.Equal(1, await DrawAsync(official, "1", 1));

        Assert.Equal(1, (await taxpayer.MessageAsync("board")).GetProperty("position").GetInt64());
        Assert.Single((await taxpayer.ValueAsync("Board", new { after = 0 })).GetProperty("updates").EnumerateArray());
    }

    [Fact]
    public async Task Guest_SeesTheBoardOnceAdmittedAndNeverDraws()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (guest, seat, _) = await desk.GuestAsync(taxpayer, official);
        await DrawAsync(official, "1", 1);

        Assert.Equal("not-admitted", await guest.CodeAsync("Board", new { after = 0 }));
        await official.ValueAsync("AdmitGuest", new { seat });
        await guest.StateAsync(static view => view.GetProperty("you").GetProperty("admitted").GetBoolean());
        await DrawAsync(official, "2", 2);

        Assert.Equal(2, (await guest.MessageAsync("board")).GetProperty("position").GetInt64());
        Assert.Equal(2, (await guest.ValueAsync("Board", new { after = 0 })).GetProperty("updates").GetArrayLength());
        Assert.Equal("not-allowed", await guest.CodeAsync("BoardUpdate", new { id = "1", update = "AA==" }));
    }

    [Fact]
    public async Task Presence_ReachesTheOtherAndIsKeptNowhere()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        await taxpayer.ValueAsync("BoardPresence", new { data = "{\"field\":\"cf\"}" });

        var told = await official.MessageAsync("boardPresence");
        Assert.Equal(("taxpayer", "{\"field\":\"cf\"}"), (told.Text("seat"), told.Text("data")));
        Assert.Equal("text-too-long", await taxpayer.CodeAsync("BoardPresence", new { data = new string('x', 2049) }));
        Assert.Empty((await official.ValueAsync("Board", new { after = 0 })).GetProperty("updates").EnumerateArray());
    }

    [Fact]
    public async Task Update_OverTheLimits_IsRefusedToItsSenderAlone()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        Assert.Equal("update-too-large", await taxpayer.CodeAsync("BoardUpdate", new { id = "1", update = new byte[LongestUpdate + 1] }));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("BoardUpdate", new { id = "1", update = "" }));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("BoardUpdate", new { id = "1", update = "?" }));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("BoardUpdate", new { id = "", update = "AA==" }));
        Assert.Equal(1, await DrawAsync(taxpayer, "1", new byte[LongestUpdate]));

        for (var number = 2; number <= 450; number++)
        {
            Assert.Equal("", await taxpayer.CodeAsync("BoardUpdate", new { id = $"{number}", update = "AA==" }));
        }

        Assert.Equal("too-many-requests", await taxpayer.CodeAsync("BoardUpdate", new { id = "451", update = "AA==" }));
        Assert.Equal(451, await DrawAsync(official, "1", 1));
        desk.Now = desk.Now.AddSeconds(10);
        Assert.Equal(452, await DrawAsync(taxpayer, "451", 1));
        await official.MessageAsync("board", static told => told.GetProperty("position").GetInt64() == 452);
    }

    [Fact]
    public async Task Update_OverOnesShareOfTheBoard_IsRefusedToItsSenderAloneAndWhatIsThereCanBeRead()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, away) = await desk.CallAsync();
        var largest = new byte[LongestUpdate];
        var fits = (16 * 1024 * 1024 / LongestUpdate) + 1;
        var number = 0;

        // Who takes nothing of what he is told is cut off: the official is not there while it fills up.
        away.Break();
        while (number < fits && await taxpayer.CodeAsync("BoardUpdate", new { id = $"{++number}", update = largest }) is var code and not "board-full")
        {
            Assert.Equal("", code);
            desk.Now = desk.Now.AddSeconds(number % 400 == 0 ? 10 : 0);
        }

        Assert.Equal(fits, number);
        var official = await desk.OfficialAsync();
        Assert.Equal(1, await DrawAsync(taxpayer, "1", largest));
        Assert.Equal("board-full", await taxpayer.CodeAsync("BoardUpdate", new { id = "one-more", update = largest }));
        Assert.Equal(fits, await DrawAsync(official, "1", largest));
        long after = 0;
        for (var more = true; more;)
        {
            var part = await official.ValueAsync("Board", new { after });
            var positions = part.GetProperty("updates").EnumerateArray().Select(static update => update.GetProperty("position").GetInt64()).ToList();
            Assert.Equal(Enumerable.Range(1, positions.Count).Select(step => after + step), positions);
            (after, more) = (positions[^1], part.GetProperty("more").GetBoolean());
        }

        Assert.Equal(fits, after);
    }

    [Fact]
    public async Task Update_AfterTheEnd_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await desk.HandleAsync(new Grains.Appointments.Close(
            new("roma-2"), Grains.Appointments.AppointmentOutcome.Served, Grains.Appointments.NextSteps.None));
        await taxpayer.StateAsync(static view => view.GetProperty("page").ValueEquals("ended"));

        Assert.Equal("over", await taxpayer.CodeAsync("BoardUpdate", new { id = "1", update = "AA==" }));
        Assert.Equal("over", await official.CodeAsync("BoardPresence", new { data = "{}" }));
    }

    private static async Task<long> DrawAsync(HubClient client, string id, params byte[] update) =>
        (await client.ValueAsync("BoardUpdate", new { id, update })).GetProperty("position").GetInt64();
}
