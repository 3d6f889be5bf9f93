using VideoDesk.Grains.Appointments;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>The live chat beside a call and without one.</summary>
public class LiveChatTests
{
    private const string Asked = "Il modello F24";

    [Fact]
    [Trait("Requirement", "SD-12")]
    [Trait("Requirement", "SD-14")]
    public async Task Chat_WithoutACall_IsOpenBeforeT10AndAfterTheEnd()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Now = Desk.T.AddDays(-2);
        await desk.OpenChatAsync(Asked);
        var taxpayer = await desk.ChatAsync();
        var official = await desk.OfficialsChatAsync();

        await taxpayer.ValueAsync("Say", new { id = "1", text = "Buongiorno" });
        await official.ValueAsync("Say", new { id = "1", text = "Buongiorno a Lei" });
        Assert.Equal("Buongiorno", (await official.MessageAsync("event")).GetProperty("payload").Text("text"));
        Assert.Equal((false, false), ((await desk.StoredAsync()).Taxpayer.Ever, (await desk.StoredAsync()).OfficialPresence.Ever));

        // Nobody comes to the call: the appointment ends, the chat goes on.
        desk.Now = Desk.T.AddMinutes(6);
        var entered = await (await desk.ConnectAsync()).ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Phone });
        Assert.Equal("expired-taxpayer-late", entered.GetProperty("view").Text("phase"));
        Assert.Equal(("chat", "chat", "taxpayer"), (entered.GetProperty("view").Text("page"), entered.GetProperty("view").Text("companion"), entered.Text("seat")));
        Assert.Equal(2, entered.GetProperty("events").GetArrayLength());
        await official.ValueAsync("Say", new { id = "2", text = "Grazie" });
        Assert.False((await desk.StoredAsync()).Taxpayer.Ever);
    }

    [Fact]
    [Trait("Requirement", "SD-12")]
    public async Task Chat_BeforeItsConditionsAreAccepted_CanBeNeitherReadNorWritten()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenChatAsync(Asked);
        var official = await desk.OfficialsChatAsync();
        await official.ValueAsync("Say", new { id = "1", text = "Buongiorno" });
        var taxpayer = await desk.ConnectAsync();

        var entered = await taxpayer.ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Phone });

        Assert.Equal("consent", entered.GetProperty("view").GetProperty("you").Text("stage"));
        Assert.Equal(Asked, entered.GetProperty("view").GetProperty("liveChat").Text("asksFor"));
        Assert.Equal((0, false), (entered.GetProperty("events").GetArrayLength(), entered.Has("reads")));
        Assert.Equal("terms-not-accepted", await taxpayer.CodeAsync("Say", new { id = "1", text = "x" }));
        Assert.Equal("terms-not-accepted", await taxpayer.CodeAsync("Events", new { after = 0 }));
        Assert.Equal("terms-not-accepted", await taxpayer.CodeAsync("MarkRead", new { position = 1 }));

        // The conditions of the video call are not those of the chat.
        await desk.AcceptAsync(taxpayer);
        Assert.Equal("terms-not-accepted", await taxpayer.CodeAsync("Events", new { after = 0 }));
        await desk.AcceptChatAsync(taxpayer);
        Assert.Single((await taxpayer.ValueAsync("Events", new { after = 0 })).GetProperty("events").EnumerateArray());
        var view = await taxpayer.StateAsync(static view => view.GetProperty("you").GetProperty("stage").ValueEquals("waiting"));
        Assert.Contains(view.GetProperty("acceptances").EnumerateArray(), static accepted => accepted.Text("document") == "chat-terms");
    }

    [Fact]
    [Trait("Requirement", "SD-14")]
    public async Task Chat_BesideACall_IsTheSameConversationAndTouchesNoPresence()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenChatAsync(Asked);
        var chat = await desk.ChatAsync();
        Assert.False((await desk.StoredAsync()).Taxpayer.Ever);
        var (taxpayer, official) = await desk.CallAsync();

        await chat.ValueAsync("Say", new { id = "1", text = "dal telefono" });
        await taxpayer.ValueAsync("Say", new { id = "2", text = "dal computer" });

        Assert.Equal("taxpayer", (await official.MessageAsync("event")).GetProperty("payload").Text("seat"));
        Assert.Equal("dal computer", (await chat.MessageAsync("event", static line => line.GetProperty("position").GetInt64() == 2)).GetProperty("payload").Text("text"));
        chat.Break();
        await official.StateAsync(static view => view.GetProperty("phase").ValueEquals("live"));
        await official.ValueAsync("Say", new { id = "1", text = "ancora qui?" });
        Assert.Equal((true, AppointmentPhase.Live), ((await desk.StoredAsync()).Taxpayer.Connected, (await desk.StoredAsync()).Phase));
        Assert.Equal("call", (await taxpayer.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Laptop })).GetProperty("view").GetProperty("you").Text("stage"));
    }

    [Fact]
    [Trait("Requirement", "SD-15")]
    public async Task Documents_WithoutACall_AreAskedForAndSentInTheChat()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Now = Desk.T.AddDays(-1);
        await desk.OpenChatAsync(Asked);
        var taxpayer = await desk.ConnectAsync();
        var entered = await taxpayer.ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Phone });
        Assert.Equal((false, true), (entered.GetProperty("view").Has("documents"), entered.Has("pass")));
        await desk.AcceptChatAsync(taxpayer);
        var official = await desk.OfficialsChatAsync("roma-3");

        // What the chat was opened for can be sent without asking once more.
        var opened = await taxpayer.StateAsync(static view => MayUpload(view));
        var first = Assert.Single(opened.GetProperty("documents").GetProperty("requests").EnumerateArray());
        Assert.Equal(Asked, first.Text("what"));
        desk.Now = desk.Now.AddSeconds(1); // Requests stand in the order of their instants.
        var second = (await official.ValueAsync("AskForDocument", new { what = "Ricevuta di pagamento" })).Text("id");
        var asked = await taxpayer.StateAsync(static view => view.GetProperty("documents").GetProperty("requests").GetArrayLength() == 2);
        Assert.Equal([Asked, "Ricevuta di pagamento"], asked.GetProperty("documents").GetProperty("requests").EnumerateArray().Select(static one => one.Text("what")));
        var scan = (await taxpayer.ValueAsync("ShowScanner")).Text("token");
        var phone = await desk.ConnectAsync();
        Assert.True(MayUpload((await phone.ValueAsync("EnterScanner", new { token = scan, device = Desk.Laptop })).GetProperty("view")));
        await official.ValueAsync("CloseRequest", new { id = first.Text("id") });
        await official.ValueAsync("CloseRequest", new { id = second });
        await taxpayer.StateAsync(static view => !MayUpload(view));
        await official.ValueAsync("AskForDocument", new { what = "Un altro" });
        await desk.CloseChatAsync();
        await taxpayer.StateAsync(static view => view.GetProperty("page").ValueEquals("chat-closed") && !MayUpload(view));
        await official.StateAsync(static view => view.GetProperty("page").ValueEquals("chat-closed"));
        Assert.Equal("over", await official.CodeAsync("AskForDocument", new { what = "Ancora" }));

        static bool MayUpload(System.Text.Json.JsonElement view) =>
            view.TryGetProperty("documents", out var documents) && documents.GetProperty("mayUpload").GetBoolean();
    }

    [Fact]
    [Trait("Requirement", "SD-12")]
    public async Task Close_IsSaidToEverybodyAndEndsTheWriting()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenChatAsync(Asked);
        var taxpayer = await desk.ChatAsync();
        var official = await desk.OfficialsChatAsync();
        await taxpayer.ValueAsync("Say", new { id = "1", text = "Ecco" });

        await desk.CloseChatAsync();

        var closed = await taxpayer.StateAsync(static view => view.GetProperty("page").ValueEquals("chat-closed"));
        Assert.True(closed.GetProperty("liveChat").Has("closedAt"));
        await official.StateAsync(static view => view.GetProperty("page").ValueEquals("chat-closed"));
        Assert.Equal("over", await taxpayer.CodeAsync("Say", new { id = "2", text = "x" }));
        Assert.Equal("over", await official.CodeAsync("Say", new { id = "2", text = "x" }));
        Assert.Single((await official.ValueAsync("Events", new { after = 0 })).GetProperty("events").EnumerateArray());
        var late = await (await desk.ConnectAsync()).ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Laptop });
        Assert.Equal(("chat-closed", false), (late.GetProperty("view").Text("page"), late.Has("seat")));
        var colleague = await (await desk.ConnectAsync("roma-3")).ValueAsync("EnterChatAsOfficial", new { appointment = desk.Appointment, device = Desk.Laptop });
        Assert.Single(colleague.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task OpenAgain_WithAnotherText_RevokesTheLinkAndSendsWhoHadItAway()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.OpenChatAsync(Asked);
        var taxpayer = await desk.ChatAsync();

        var second = await desk.OpenChatAsync("Il modello 730");

        Assert.Equal("revoked", (await taxpayer.MessageAsync("seatLost")).Text("reason"));
        await taxpayer.ClosedAsync();
        var stranger = await desk.ConnectAsync();
        Assert.Equal("link-revoked", await stranger.CodeAsync("EnterChat", new { token = first, device = Desk.Phone }));
        Assert.Equal("link-unknown", await stranger.CodeAsync("EnterChat", new { token = second + "x", device = Desk.Phone }));
        Assert.Equal("link-unknown", await stranger.CodeAsync("EnterByLink", new { token = second, device = Desk.Phone }));
        Assert.Equal("Il modello 730", (await stranger.ValueAsync("EnterChat", new { token = second, device = Desk.Phone })).GetProperty("view").GetProperty("liveChat").Text("asksFor"));
    }

    [Fact]
    public async Task Chat_OnASecondDevice_AsksBeforeItMoves()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenChatAsync(Asked);
        var phone = await desk.ChatAsync();
        var laptop = await desk.ConnectAsync();

        Assert.Equal("seat-on-another-device", await laptop.CodeAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Laptop }));
        await laptop.ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Laptop, move = true });

        Assert.Equal("moved", (await phone.MessageAsync("seatLost")).Text("reason"));
        var signedIn = await desk.ConnectAsync("mario");
        Assert.Equal("seat-on-another-device", await signedIn.CodeAsync("EnterChatAsTaxpayer", new { appointment = desk.Appointment, device = Desk.Phone }));
        Assert.Equal("", await signedIn.CodeAsync("EnterChatAsTaxpayer", new { appointment = desk.Appointment, device = Desk.Phone, move = true }));
    }

    [Fact]
    public async Task Chat_OfACancelledAppointment_IsClosed()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Now = Desk.T.AddDays(-1);
        await desk.OpenChatAsync(Asked);
        var taxpayer = await desk.ChatAsync();

        await desk.HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend));

        await taxpayer.StateAsync(static view => view.GetProperty("page").ValueEquals("chat-closed"));
        using var official = await desk.Server.SignInAsync("roma-2");
        var refused = await official.PostAsync($"/api/desk/appointments/{desk.Appointment}/live-chat", new { asksFor = "altro" });
        Assert.Equal((409, "live-chat-not-possible"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task ReadMarks_AfterAReload_AreWhatTheyWere()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenChatAsync(Asked);
        var taxpayer = await desk.ChatAsync();
        var official = await desk.OfficialsChatAsync();
        for (var number = 1; number <= 3; number++)
        {
            await taxpayer.ValueAsync("Say", new { id = $"{number}", text = "x" });
        }

        await official.ValueAsync("MarkRead", new { position = 2 });
        await official.ValueAsync("MarkRead", new { position = 1 });
        Assert.Equal(2, (await taxpayer.MessageAsync("read")).GetProperty("position").GetInt64());

        using var browser = await desk.Server.SignInAsync("roma-3");
        var listed = Assert.Single((await browser.GetAsync("/api/desk/live-chats")).Json.EnumerateArray());
        Assert.Equal((1, true, true), (listed.GetProperty("unread").GetInt32(), listed.GetProperty("taxpayerIsThere").GetBoolean(), listed.GetProperty("officialIsThere").GetBoolean()));
        await taxpayer.ValueAsync("Leave");
        var back = await (await desk.ConnectAsync()).ValueAsync("EnterChat", new { token = desk.ChatToken, device = Desk.Phone });
        var mark = Assert.Single(back.GetProperty("reads").EnumerateArray());
        Assert.Equal(2, mark.GetProperty("position").GetInt64());
        Assert.StartsWith("official-", mark.Text("seat"), StringComparison.Ordinal);
    }
}
