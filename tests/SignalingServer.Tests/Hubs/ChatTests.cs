using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Chat, real-time text and read marks.</summary>
public class ChatTests
{
    [Fact]
    public async Task Say_SentAgainUnderItsId_HasOnePositionAndIsHeardOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        var first = await taxpayer.ValueAsync("Say", new { id = "a", text = "Buongiorno\u0007 <b>a\nLei</b>" });
        var again = await taxpayer.ValueAsync("Say", new { id = "a", text = "Buongiorno" });
        var other = await official.ValueAsync("Say", new { id = "a", text = "Buongiorno a Lei" });

        Assert.Equal((1, 1, 2), (Position(first), Position(again), Position(other)));
        var heard = await official.MessageAsync("event");
        Assert.Equal("Buongiorno <b>a\nLei</b>", heard.GetProperty("payload").Text("text"));
        Assert.Equal(("taxpayer", "Mario Rossi", "a"), (heard.GetProperty("payload").Text("seat"), heard.GetProperty("payload").Text("name"), heard.GetProperty("payload").Text("id")));
        Assert.Equal(2, (await official.MessageAsync("event")).GetProperty("position").GetInt64());

        static long Position(System.Text.Json.JsonElement answer) => answer.GetProperty("position").GetInt64();
    }

    [Fact]
    public async Task Return_AfterAGap_BringsWhatWasMissed()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        await official.ValueAsync("Say", new { id = "1", text = "uno" });
        taxpayer.Break();
        await official.ValueAsync("Say", new { id = "2", text = "due" });
        await official.ValueAsync("Say", new { id = "3", text = "tre" });

        var back = await desk.ConnectAsync();
        var entered = await back.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop, after = 1 });

        Assert.Equal([2, 3], entered.GetProperty("events").EnumerateArray().Select(static e => e.GetProperty("position").GetInt64()));
        Assert.False(entered.GetProperty("more").GetBoolean());
        var repaired = await back.ValueAsync("Events", new { after = 2 });
        Assert.Equal("tre", Assert.Single(repaired.GetProperty("events").EnumerateArray()).GetProperty("payload").Text("text"));
    }

    [Fact]
    public async Task Say_TooMuchTooLongOrNothing_IsRefusedWithItsCode()
    {
        await using var desk = await Desk.OpenAsync();
        var taxpayer = await desk.TaxpayerAsync();
        Assert.Equal("not-admitted", await taxpayer.CodeAsync("Say", new { id = "0", text = "x" }));
        await desk.AcceptAsync(taxpayer);
        await taxpayer.ValueAsync("SetStage", new { stage = "waiting" });

        Assert.Equal("text-missing", await taxpayer.CodeAsync("Say", new { id = "1", text = " \u0001\n" }));
        Assert.Equal("text-too-long", await taxpayer.CodeAsync("Say", new { id = "1", text = new string('x', 2001) }));
        Assert.Equal("text-too-long", await taxpayer.CodeAsync("Type", new { text = new string('x', 501) }));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("Say", new { id = "", text = "x" }));
        Assert.Equal("request-unreadable", await taxpayer.CodeAsync("Say", new { id = "1" }));
        for (var number = 1; number <= 10; number++)
        {
            Assert.Equal("", await taxpayer.CodeAsync("Say", new { id = $"{number}", text = "x" }));
        }

        Assert.Equal("too-many-requests", await taxpayer.CodeAsync("Say", new { id = "11", text = "x" }));
        desk.Now = desk.Now.AddSeconds(10);
        Assert.Equal("", await taxpayer.CodeAsync("Say", new { id = "11", text = "x" }));
    }

    [Fact]
    public async Task TypeAndMarkRead_ReachTheOtherAndAreKeptNowhere()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        await taxpayer.ValueAsync("Type", new { text = "Buon" });
        await official.ValueAsync("Say", new { id = "1", text = "Sì?" });
        await taxpayer.ValueAsync("MarkRead", new { position = 1 });

        var typing = await official.MessageAsync("typing");
        Assert.Equal(("taxpayer", "Buon"), (typing.Text("seat"), typing.Text("text")));
        Assert.Equal(1, (await official.MessageAsync("read")).GetProperty("position").GetInt64());
        Assert.Single((await official.ValueAsync("Events", new { after = 0 })).GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task Type_TooFast_IsNotRefusedAndTheLastStateIsTold()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();

        for (var number = 1; number <= 40; number++)
        {
            Assert.Equal("", await taxpayer.CodeAsync("Type", new { text = $"{number}" }));
        }

        List<string> told = [];
        while (told is not [.., "40"])
        {
            told.Add((await official.MessageAsync("typing")).Text("text"));
        }

        Assert.Equal([.. Enumerable.Range(1, 20).Select(static number => $"{number}"), "40"], told);
    }
}
