using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Storage.Rows;
using VideoDesk.SignalingServer.Tests.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>Opening and closing live chats, their mail, and the lists of both sides.</summary>
public sealed class LiveChatTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Requirement", "N6")]
    [Trait("Requirement", "SD-12")]
    public async Task Open_SendsTheMailWithItsLinkAndTheSameAgainNone()
    {
        await using var desk = await Desk.OpenAsync();
        var token = await desk.OpenChatAsync("Il modello F24 & la ricevuta");

        var again = await OpenAsync(desk, " Il modello F24 & la ricevuta ");

        Assert.Equal((200, "Mario Rossi"), (again.Status, again.String("name")));
        var mail = (await desk.Server.MailAsync($"{desk.Appointment}.N6.1")).Replace("=\r\n", "", StringComparison.Ordinal);
        Assert.Contains($"/chat#{token}", mail, StringComparison.Ordinal);
        Assert.Contains("Il modello F24 & la ricevuta", mail, StringComparison.Ordinal);
        Assert.Single(await RowsAsync(desk));
    }

    [Fact]
    [Trait("Requirement", "N6")]
    public async Task Close_BeforeTheMailHasLeft_WithdrawsIt()
    {
        await using var desk = await Desk.OpenAsync("--Mail:Smtp:Host=127.0.0.1", "--Mail:Smtp:Port=1");
        await desk.OpenChatAsync("Il modello F24");
        await desk.CloseChatAsync();
        await desk.CloseChatAsync();

        var row = Assert.Single(await RowsAsync(desk));

        Assert.NotNull(row.WithdrawnAt);
        var facts = await desk.Services.GetRequiredService<INotificationFacts>().LoadAsync(
            new NotificationRequest(
                NotificationKind.LiveChat, new AppointmentId(Guid.Parse(desk.Appointment)), row.TriggerKey, row.DueAt, row.ExpiresAt, new NotificationData { LiveChat = 1 }),
            Cancellation);
        Assert.Null(facts);
        Assert.Equal(TimeSpan.FromDays(7), row.ExpiresAt - row.DueAt);
    }

    [Theory]
    [InlineData("", "asks-for-missing")]
    [InlineData("  a ", "asks-for-missing")]
    [InlineData(null, "asks-for-missing")]
    public async Task Open_WithoutAText_IsRefused(string? asksFor, string code)
    {
        await using var desk = await Desk.OpenAsync();

        var refused = await OpenAsync(desk, asksFor);

        Assert.Equal((422, code, "asksFor"), (refused.Status, refused.Code, refused.Field));
        Assert.Equal("asks-for-too-long", (await OpenAsync(desk, new string('x', 301))).Code);
        Assert.Empty(await RowsAsync(desk));
    }

    [Fact]
    public async Task Open_TooOften_IsRefusedAndSendsNothing()
    {
        await using var desk = await Desk.OpenAsync();
        for (var number = 1; number <= 10; number++)
        {
            await desk.OpenChatAsync($"Il modello {number}");
        }

        var refused = await OpenAsync(desk, "Il modello 11");

        Assert.Equal((429, "too-many-requests"), (refused.Status, refused.Code));
        Assert.Equal(10, (await RowsAsync(desk)).Count);
        Assert.Equal("Il modello 10", (await OpenAsync(desk, "Il modello 10")).String("asksFor"));
        desk.Now = desk.Now.AddDays(1);
        Assert.Equal(200, (await OpenAsync(desk, "Il modello 11")).Status);
    }

    [Fact]
    public async Task Lists_OfBothSides_HaveWhatIsOpenAndNobodyElses()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenChatAsync("Il modello F24");
        var chat = await desk.ChatAsync();
        await chat.ValueAsync("Say", new { id = "1", text = "Buongiorno" });
        using var mario = await desk.Server.SignInAsync("mario");
        using var isotta = await desk.Server.SignInAsync("isotta");
        using var rome = await desk.Server.SignInAsync("roma-3");
        using var milan = await desk.Server.SignInAsync("milano-2");

        var own = Assert.Single((await mario.GetAsync("/api/my/live-chats")).Json.EnumerateArray());
        var ofOffice = Assert.Single((await rome.GetAsync("/api/desk/live-chats")).Json.EnumerateArray());

        Assert.Equal((desk.Appointment, "Il modello F24"), (own.GetProperty("appointment").Text("id"), own.Text("asksFor")));
        Assert.Equal(("taxpayer", "Buongiorno"), (ofOffice.GetProperty("lastLine").Text("role"), ofOffice.GetProperty("lastLine").Text("text")));
        Assert.Equal((1, true, false), (ofOffice.GetProperty("unread").GetInt32(), ofOffice.GetProperty("taxpayerIsThere").GetBoolean(), ofOffice.GetProperty("officialIsThere").GetBoolean()));
        Assert.Equal((0, 0), (await CountAsync(isotta, "/api/my/live-chats"), await CountAsync(milan, "/api/desk/live-chats")));
        Assert.Equal(404, (await milan.PostAsync($"/api/desk/appointments/{desk.Appointment}/live-chat", new { asksFor = "altro" })).Status);
        Assert.Equal(404, (await milan.DeleteAsync($"/api/desk/appointments/{desk.Appointment}/live-chat")).Status);
        await desk.CloseChatAsync();
        Assert.Equal((0, 0), (await CountAsync(mario, "/api/my/live-chats"), await CountAsync(rome, "/api/desk/live-chats")));

        static async Task<int> CountAsync(ApiBrowser browser, string path) => (await browser.GetAsync(path)).Json.GetArrayLength();
    }

    [Fact]
    public async Task Watcher_OfTheOffice_IsToldOfLinesAndComings()
    {
        await using var desk = await Desk.OpenAsync();
        var watcher = await desk.ConnectAsync("roma-1");
        await watcher.ValueAsync("WatchDesk");
        await desk.OpenChatAsync("Il modello F24");
        await watcher.MessageAsync("deskChanged");
        var chat = await desk.ChatAsync();
        await watcher.MessageAsync("deskChanged");

        await chat.ValueAsync("Say", new { id = "1", text = "Buongiorno" });

        await watcher.MessageAsync("deskChanged");
    }

    private static async Task<ApiAnswer> OpenAsync(Desk desk, string? asksFor)
    {
        using var official = await desk.Server.SignInAsync("roma-2");
        return await official.PostAsync($"/api/desk/appointments/{desk.Appointment}/live-chat", new { asksFor });
    }

    private static async Task<List<OutboxRow>> RowsAsync(Desk desk)
    {
        await using var db = desk.Services.GetRequiredService<Database>().Open();
        return await db.Outbox.AsNoTracking().Where(static row => row.Kind == NotificationKind.LiveChat).ToListAsync(Cancellation);
    }
}
