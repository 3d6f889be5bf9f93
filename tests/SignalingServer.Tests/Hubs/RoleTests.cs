using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using VideoDesk.SignalingServer.Hubs;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Every method with everybody (A.10).</summary>
public sealed class RoleTests
{
    private const string Stranger = "stranger";
    private const string SignedIn = "mario";
    private const string OfOffice = "roma-3";
    private const string Taxpayer = "taxpayer";
    private const string Official = "official";
    private const string Guest = "guest";
    private const string TaxpayersChat = "taxpayer's chat";
    private const string OfficialsChat = "official's chat";
    private const string Scanner = "scanner";

    private static readonly string[] Everybody =
        [Stranger, SignedIn, OfOffice, Taxpayer, Official, Guest, TaxpayersChat, OfficialsChat, Scanner];

    private static readonly string[] NotBeside = [Stranger, SignedIn, OfOffice, Taxpayer, Official, Guest];
    private static readonly string[] Conversation = [Taxpayer, Official, Guest, TaxpayersChat, OfficialsChat];

    /// <summary>What "you may not" sounds like.</summary>
    private static readonly string[] Refusals = ["not-entered", "not-allowed", "sign-in-needed"];

    /// <summary>Who may call what, and with which argument. What comes of it is another test's; ids are of nothing that exists.</summary>
    private static readonly Dictionary<string, (object? Argument, string[] Who)> Rules = new()
    {
        ["EnterByLink"] = (new { token = "nothing", device = Desk.Phone }, Everybody),
        ["EnterAppointment"] = (new { appointment = Guid.Empty, device = Desk.Phone }, [SignedIn]),
        ["EnterAsOfficial"] = (new { appointment = Guid.Empty, device = Desk.Phone }, [OfOffice, Official, OfficialsChat]),
        ["EnterAsGuest"] = (new { token = "nothing", name = "Ada", device = Desk.Phone }, Everybody),
        ["EnterChat"] = (new { token = "nothing", device = Desk.Phone }, Everybody),
        ["EnterChatAsTaxpayer"] = (new { appointment = Guid.Empty, device = Desk.Phone }, [SignedIn]),
        ["EnterChatAsOfficial"] = (new { appointment = Guid.Empty, device = Desk.Phone }, [OfOffice, Official, OfficialsChat]),
        ["EnterScanner"] = (new { token = "nothing", device = Desk.Phone }, Everybody),
        ["ShowScanner"] = (null, [Taxpayer, TaxpayersChat]),
        ["WatchDesk"] = (null, [OfOffice, Official, OfficialsChat]),
        ["AcceptTerms"] = (new { document = "nothing", version = "1", hash = "", language = "it" }, [Taxpayer, Guest, TaxpayersChat]),
        ["SetStage"] = (new { stage = "waiting" }, [Taxpayer, Guest]),
        ["Admit"] = (null, [Official]),
        ["AdmitGuest"] = (new { seat = "nobody" }, [Official]),
        ["Remove"] = (new { seat = "nobody" }, [Official]),
        ["MuteSeat"] = (new { seat = "nobody" }, [Official]),
        ["Invite"] = (new { guestKind = "helper", name = "" }, [Official]),
        ["RevokeInvitation"] = (new { id = "nothing" }, [Official]),
        ["AskForGuest"] = (new { guestKind = "helper", name = "" }, [Taxpayer]),
        ["AnswerInvitation"] = (new { id = "nothing", consent = true }, [Taxpayer]),
        ["Pin"] = (new { seat = "nobody", pinned = true }, [Official]),
        ["Say"] = (new { id = "1", text = "" }, Conversation),
        ["Type"] = (new { text = "x" }, Conversation),
        ["MarkRead"] = (new { position = 0 }, Conversation),
        ["Events"] = (new { after = 0 }, Conversation),
        ["AcceptDocument"] = (new { id = "nothing", subject = "Dichiarazione" }, [Official, OfficialsChat]),
        ["OfferForm"] = (new { id = "nothing", flattened = true, fields = new { } }, [Official, OfficialsChat]),
        ["ConfirmForm"] = (new { id = "nothing", sha256 = "", fields = new { } }, [Taxpayer, TaxpayersChat]),
        ["Media"] = (new { method = "nothing", data = new { } }, [Taxpayer, Official, Guest]),
        ["TestMedia"] = (new { method = "capabilities", data = new { } }, NotBeside),
        ["Board"] = (new { after = 0 }, [Taxpayer, Official, Guest]),
        ["BoardUpdate"] = (new { id = "", update = "" }, [Taxpayer, Official]),
        ["BoardPresence"] = (new { data = "x" }, [Taxpayer, Official]),
        ["AskForDocument"] = (new { what = "" }, [Official, OfficialsChat]),
        ["CloseRequest"] = (new { id = "nothing" }, [Official, OfficialsChat]),
        ["WithdrawDocument"] = (new { id = "nothing" }, [Taxpayer, Official, TaxpayersChat, OfficialsChat]),
        ["DeclineDocument"] = (new { id = "nothing", reason = "" }, [Official, OfficialsChat]),
        ["Leave"] = (null, [.. Conversation, Scanner]),
    };

    [Fact]
    public void Methods_EachOfThem_IsInTheTableAndSaysWhoMayCallIt()
    {
        var methods = typeof(DeskHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(static method => !method.IsVirtual).ToList();

        Assert.All(methods, static method => Assert.NotNull(method.GetCustomAttribute<MayAttribute>()));
        Assert.Equal(Rules.Keys.Order(), methods.Select(static method => method.GetCustomAttribute<HubMethodNameAttribute>()!.Name).Order());
    }

    [Fact]
    public async Task Methods_WithEverybody_AreForThoseOfTheTable()
    {
        await using var desk = await Desk.OpenAsync();
        var (taxpayer, official) = await desk.CallAsync();
        var (guest, seat, _) = await desk.GuestAsync(taxpayer, official);
        await official.ValueAsync("AdmitGuest", new { seat });
        await desk.OpenChatAsync("Il modello F24");
        var scan = (await taxpayer.ValueAsync("ShowScanner")).Text("token");
        Dictionary<string, HubClient> clients = new()
        {
            [Stranger] = await desk.ConnectAsync(),
            [SignedIn] = await desk.ConnectAsync("mario"),
            [OfOffice] = await desk.ConnectAsync(OfOffice),
            [Taxpayer] = taxpayer,
            [Official] = official,
            [Guest] = guest,
            [TaxpayersChat] = await desk.ChatAsync(),
            [OfficialsChat] = await desk.OfficialsChatAsync(),
            [Scanner] = await desk.ScannerAsync(scan),
        };
        List<string> wrong = [];
        foreach (var (method, (argument, who)) in Rules)
        {
            foreach (var (caller, client) in clients)
            {
                var code = await client.CodeAsync(method, argument);
                if (Refusals.Contains(code) == who.Contains(caller))
                {
                    wrong.Add($"{method} by {caller}: \"{code}\"");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Entering_WithWhatIsNotOnesOwn_FindsNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var isotta = await desk.ConnectAsync("isotta");
        var milan = await desk.ConnectAsync("milano-2");
        var stranger = await desk.ConnectAsync();

        Assert.Equal("appointment-unknown", await isotta.CodeAsync("EnterAppointment", new { appointment = desk.Appointment, device = Desk.Phone }));
        Assert.Equal("appointment-unknown", await milan.CodeAsync("EnterAsOfficial", new { appointment = desk.Appointment, device = Desk.Phone }));
        Assert.Equal("link-unknown", await stranger.CodeAsync("EnterByLink", new { token = desk.Link + "x", device = Desk.Phone }));
        Assert.Equal("invitation-unknown", await stranger.CodeAsync("EnterAsGuest", new { token = desk.Link, name = "Ada", device = Desk.Phone }));
        Assert.Equal("request-unreadable", await stranger.CodeAsync("EnterByLink", new { token = desk.Link, device = "short" }));
        Assert.Equal("request-unreadable", await stranger.CodeAsync("EnterByLink", new { token = (string?)null, device = Desk.Phone }));
        Assert.Equal("request-unreadable", await stranger.CodeAsync("EnterByLink", new[] { 1 }));

        desk.Now = Desk.T.AddMinutes(-20);
        await desk.HandleAsync(new Grains.Appointments.Cancel(Grains.Appointments.Side.Taxpayer, Grains.Appointments.CancellationReason.CannotAttend));
        var ended = await stranger.ValueAsync("EnterByLink", new { token = desk.Link, device = Desk.Phone });
        Assert.Equal("ended", ended.GetProperty("view").GetProperty("page").GetString());
        Assert.False(ended.TryGetProperty("seat", out _));
    }

    [Fact]
    public async Task Link_ThatAnotherOneReplaced_IsRefusedWhileTheAppointmentLives()
    {
        await using var desk = await Desk.OpenAsync();
        var former = desk.Link;
        await desk.HandleAsync(new Grains.Appointments.TransferToColleague(new Grains.Agendas.OfficialId("roma-3"), new Grains.Agendas.OfficialId("roma-1")));
        var stranger = await desk.ConnectAsync();

        Assert.Equal("link-revoked", await stranger.CodeAsync("EnterByLink", new { token = former, device = Desk.Phone }));
    }

    [Fact]
    public async Task Official_OfWhomItIsNot_IsToldSo()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OfficialAsync();
        var colleague = await desk.ConnectAsync("roma-3");

        Assert.Equal(
            "assigned-to-another-official", await colleague.CodeAsync("EnterAsOfficial", new { appointment = desk.Appointment, device = Desk.Phone }));
    }

    [Fact]
    public async Task Connection_ThatNeverEnters_IsClosedAndAForeignPageGetsNone()
    {
        await using var desk = await Desk.OpenAsync("--Desk:EnterWithinSeconds=0.2");
        var silent = await desk.ConnectAsync();

        await silent.ClosedAsync();

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(
            () => HubClient.ConnectAsync(desk.Server.Address, origin: "https://elsewhere.example"));
    }
}
