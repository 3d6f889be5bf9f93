using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Tests.Api;
using VideoDesk.SignalingServer.Tests.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>A server with one booked appointment, and the ways into it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Laptop = "laptop-laptop-laptop-1";
    public const string Phone = "phone-phone-phone-phone";
    public const string OfficeComputer = "office-office-office-1";

    /// <summary>T.</summary>
    public static readonly DateTimeOffset T = Scene.Slot.StartsAt;

    private readonly List<IAsyncDisposable> _clients = [];
    private readonly List<ApiBrowser> _browsers = [];

    /// <summary>Around the two nodes; null where there is one.</summary>
    private readonly TwoNodes? _nodes;

    private Desk(ApiServer server, TwoNodes? nodes = null) => (Server, _nodes) = (server, nodes);

    /// <summary>Of two nodes the one that officials use.</summary>
    public ApiServer Server { get; }

    /// <summary>Of two nodes the one that taxpayers and guests use.</summary>
    public ApiServer Other => _nodes?.Second ?? Server;

    /// <summary>What connects the two nodes.</summary>
    public TwoNodes Nodes => _nodes!;

    /// <summary>Mario's appointment at T.</summary>
    public string Appointment { get; private set; } = "";

    /// <summary>How often the live chat was opened.</summary>
    private int _chats;

    /// <summary>The token of the live chat's last link.</summary>
    public string ChatToken => Services.GetRequiredService<LinkTokens>().OfChat(new AppointmentId(Guid.Parse(Appointment)), _chats);

    /// <summary>The token of its personal link.</summary>
    public string Link { get; private set; } = "";

    public IServiceProvider Services => Server.App.Services;

    public DateTimeOffset Now
    {
        get => Server.Clock.Now;
        set => Server.Clock.Now = value;
    }

    /// <summary>Booked by Mario; it is T−5.</summary>
    public static async Task<Desk> OpenAsync(params string[] settings)
    {
        var nodes = TwoNodes.AreWanted ? await TwoNodes.StartAsync(settings) : null;
        var desk = new Desk(nodes?.First ?? await ApiServer.StartAsync(settings), nodes);
        using var mario = await desk.Server.SignInAsync("mario");
        desk.Appointment = await mario.BookAsync();
        desk.Link = await desk.LinkOfAsync(desk.Appointment);
        desk.Now = T.AddMinutes(-5);
        return desk;
    }

    public Task<string> LinkOfAsync(string appointment) => Services.GetRequiredService<PersonalLinks>()
        .TokenAsync(new AppointmentId(Guid.Parse(appointment)), 1, TestContext.Current.CancellationToken).AsTask();

    /// <summary>A connection of nobody, or of somebody who is signed in.</summary>
    public async Task<HubClient> ConnectAsync(string? person = null)
    {
        ApiBrowser? browser = null;
        if (person is not null)
        {
            browser = await Server.SignInAsync(person);
            _browsers.Add(browser);
        }

        var client = await HubClient.ConnectAsync((person is null ? Other : Server).Address, browser?.Cookies);
        _clients.Add(client);
        return client;
    }

    /// <summary>The taxpayer by link.</summary>
    public async Task<HubClient> TaxpayerAsync(string device = Laptop, bool move = false)
    {
        var client = await ConnectAsync();
        await client.ValueAsync("EnterByLink", new { token = Link, device, move });
        return client;
    }

    public async Task<HubClient> OfficialAsync(string official = "roma-2")
    {
        var client = await ConnectAsync(official);
        await client.ValueAsync("EnterAsOfficial", new { appointment = Appointment, device = OfficeComputer });
        return client;
    }

    /// <summary>Both are there, the taxpayer has accepted and waits, the official has admitted.</summary>
    public async Task<(HubClient Taxpayer, HubClient Official)> CallAsync()
    {
        var taxpayer = await TaxpayerAsync();
        await AcceptAsync(taxpayer);
        await taxpayer.ValueAsync("SetStage", new { stage = "waiting" });
        var official = await OfficialAsync();
        await official.ValueAsync("Admit");
        await taxpayer.StateAsync(static view => view.GetProperty("you").GetProperty("stage").ValueEquals("call"));
        return (taxpayer, official);
    }

    /// <summary>A guest to whom the taxpayer has consented, who has accepted and waits; his seat.</summary>
    public async Task<(HubClient Guest, string Seat, string Token)> GuestAsync(HubClient taxpayer, HubClient official)
    {
        var invited = await official.ValueAsync("Invite", new { guestKind = "interpreter", name = "Interprete" });
        await taxpayer.ValueAsync("AnswerInvitation", new { id = invited.Text("id"), consent = true });
        var guest = await ConnectAsync();
        var entered = await guest.ValueAsync("EnterAsGuest", new { token = invited.Text("token"), name = "Ada Interprete", device = Phone });
        await AcceptAsync(guest);
        await guest.ValueAsync("SetStage", new { stage = "waiting" });
        return (guest, entered.Text("seat"), invited.Text("token"));
    }

    /// <summary>Accepts the conditions that are in force.</summary>
    public async Task AcceptAsync(HubClient client)
    {
        foreach (var terms in TermsDocuments.Of(Language.Italian))
        {
            await client.ValueAsync("AcceptTerms", new { document = terms.Document, version = terms.Version, hash = terms.Hash, language = "it" });
        }
    }

    /// <summary>An official opens the live chat; the token of its link.</summary>
    public async Task<string> OpenChatAsync(string asksFor, string official = "roma-2")
    {
        using var browser = await Server.SignInAsync(official);
        var opened = await browser.PostAsync($"/api/desk/appointments/{Appointment}/live-chat", new { asksFor });
        Assert.Equal(200, opened.Status);
        _chats++;
        return ChatToken;
    }

    public async Task CloseChatAsync(string official = "roma-2")
    {
        using var browser = await Server.SignInAsync(official);
        Assert.Equal(204, (await browser.DeleteAsync($"/api/desk/appointments/{Appointment}/live-chat")).Status);
    }

    /// <summary>The taxpayer in the live chat by its last link, past its conditions.</summary>
    public async Task<HubClient> ChatAsync(string device = Phone)
    {
        var client = await ConnectAsync();
        await client.ValueAsync("EnterChat", new { token = ChatToken, device });
        await AcceptChatAsync(client);
        return client;
    }

    public async Task AcceptChatAsync(HubClient client)
    {
        var terms = TermsDocuments.OfChat(Language.Italian).Single();
        await client.ValueAsync("AcceptTerms", new { document = terms.Document, version = terms.Version, hash = terms.Hash, language = "it" });
    }

    public async Task<HubClient> OfficialsChatAsync(string official = "roma-2")
    {
        var client = await ConnectAsync(official);
        await client.ValueAsync("EnterChatAsOfficial", new { appointment = Appointment, device = OfficeComputer });
        return client;
    }

    public async Task<HubClient> ScannerAsync(string token, string device = Phone)
    {
        var client = await ConnectAsync();
        await client.ValueAsync("EnterScanner", new { token, device });
        return client;
    }

    public Task<AppointmentResult> HandleAsync(AppointmentCommand command) => Services.GetRequiredService<Appointments>()
        .HandleAsync(new AppointmentId(Guid.Parse(Appointment)), command, TestContext.Current.CancellationToken);

    /// <summary>What the database says.</summary>
    public async Task<AppointmentState> StoredAsync() =>
        (await Services.GetRequiredService<Grains.Ports.IAppointmentStore>()
            .LoadAsync(new AppointmentId(Guid.Parse(Appointment)), TestContext.Current.CancellationToken))!.State;

    /// <summary>Waits until the database says so.</summary>
    public async Task<AppointmentState> StoredAsync(Func<AppointmentState, bool> condition)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var state = await StoredAsync();
            if (condition(state))
            {
                return state;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The database does not come to say so.");
        return null!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        _browsers.ForEach(static browser => browser.Dispose());
        await (_nodes?.DisposeAsync() ?? Server.DisposeAsync());
    }
}

/// <summary>Reading views.</summary>
internal static class Views
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string? Message(this JsonElement view) => view.GetProperty("message").GetProperty("kind").GetString();

    public static JsonElement SeatOf(this JsonElement view, string role) =>
        view.GetProperty("seats").EnumerateArray().FirstOrDefault(seat => seat.GetProperty("role").ValueEquals(role));

    public static bool Has(this JsonElement element, string name) => element.TryGetProperty(name, out _);
}
