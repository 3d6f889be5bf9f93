using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using VideoDesk.EndToEnd.Tests.Desk;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.EndToEnd.Tests.Turn;

/// <summary>Media over a real coturn, for browsers that may use nothing else; and whom it does not let in.</summary>
public sealed class TurnTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private static readonly string ProbeFile = Path.Combine(AppContext.BaseDirectory, "Turn", "turn-probe.js");

    private static readonly string BlockedFile = Path.Combine(AppContext.BaseDirectory, "Turn", "blocked-probe.js");

    private readonly BrowserFixture _browsers = browsers;

    private CoturnServer? _coturn;

    private IBrowser? _trusting;

    private protected override string[] Settings => [.. _coturn!.Settings];

    public override async ValueTask InitializeAsync()
    {
        _coturn = await CoturnServer.StartAsync();
        await base.InitializeAsync();

        // The certificate is the test's own.
        _trusting = await _browsers.LaunchAsync(BrowserFixture.Program, "--ignore-certificate-errors");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_trusting is not null)
        {
            await _trusting.DisposeAsync();
        }

        if (_coturn is not null)
        {
            await _coturn.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("turn:", "=udp", "udp")]
    [InlineData("turn:", "=tcp", "tcp")]
    [InlineData("turns:", "=tcp", "tls")]
    public async Task Call_OverTurnAlone_IsSeenAndHeardOnBothSides(string scheme, string transport, string way)
    {
        var taxpayer = await ConfinedAsync("taxpayer", scheme, transport);
        var official = await ConfinedAsync("official", scheme, transport);
        await taxpayer.ComeInAsync(Server.Link, Words.Italian);
        await taxpayer.GoToWaitingRoomAsync(Words.Italian);

        await BeginAsync(taxpayer, official);

        foreach (var person in new[] { taxpayer, official })
        {
            var ways = await person.Page.EvaluateAsync<string[]>("turn.ways()");
            Assert.Equal([$"relay over {way}", $"relay over {way}"], ways);
        }
    }

    [Fact]
    public async Task Check_WhereNothingDirectGetsThrough_FindsTheWayOverTurn()
    {
        var taxpayer = await PersonAsync("taxpayer");
        await taxpayer.Page.AddInitScriptAsync(scriptPath: BlockedFile);
        await taxpayer.GoAsync("/verifica-dispositivo");

        await taxpayer.PressAsync("Prova la rete");

        await taxpayer.SeesAsync("Collegamento UDP: non raggiungibile");
        await taxpayer.SeesAsync("Collegamento TCP: non raggiungibile");
        await taxpayer.SeesAsync("Collegamento TURN: andata e ritorno");
    }

    /// <summary>coturn lets in who has the credentials of now, and sends nowhere but to the relay.</summary>
    [Fact]
    public async Task Credentials_ExpiredOrOfAnotherSecretOrForAnotherPeer_AreRefused()
    {
        const string Good = "Total lost packets 0 ";
        var settings = new TurnSettings([], CoturnServer.Secret);
        var now = TimeProvider.System.GetUtcNow();
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var elsewhere = new UdpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        _ = EchoAsync(peer);
        _ = EchoAsync(elsewhere);

        Assert.Contains(Good, await SendAsync(TurnAccess.Grant(settings, "taxpayer", now.AddMinutes(5)), peer), StringComparison.Ordinal);
        var expired = await SendAsync(TurnAccess.Grant(settings, "taxpayer", now.AddMinutes(-1)), peer);
        Assert.DoesNotContain(Good, expired, StringComparison.Ordinal);
        Assert.Contains("Cannot complete Allocation", expired, StringComparison.Ordinal);
        var stranger = TurnAccess.Grant(settings with { Secret = "another-secret-that-is-long-enough-too" }, "taxpayer", now.AddMinutes(5));
        Assert.DoesNotContain(Good, await SendAsync(stranger, peer), StringComparison.Ordinal);
        var other = await SendAsync(TurnAccess.Grant(settings, "taxpayer", now.AddMinutes(5)), elsewhere);
        Assert.DoesNotContain(Good, other, StringComparison.Ordinal);
        Assert.Contains("403", other, StringComparison.Ordinal);
    }

    private Task<string> SendAsync(IceServer server, UdpClient peer) => _coturn!.SendAsync(server, (IPEndPoint)peer.Client.LocalEndPoint!);

    /// <summary>Sends back what arrives, until the socket is closed.</summary>
    private static async Task EchoAsync(UdpClient peer)
    {
        try
        {
            while (true)
            {
                var arrived = await peer.ReceiveAsync();
                await peer.SendAsync(arrived.Buffer, arrived.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    /// <summary>Somebody whose browser may use TURN servers of one kind alone.</summary>
    private async Task<DeskPerson> ConfinedAsync(string name, string scheme, string transport)
    {
        var person = await PersonAsync(_trusting!, Server.Address, name);
        var probe = (await File.ReadAllTextAsync(ProbeFile, TestContext.Current.CancellationToken)).TrimEnd().TrimEnd(';');
        await person.Page.AddInitScriptAsync($"{probe}({{ scheme: '{scheme}', transport: '{transport}' }});");
        return person;
    }
}
