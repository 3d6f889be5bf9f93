using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VideoDesk.SignalingServer.Tests.Documents;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>A large document through a network that is cut for real, from the request to the receipt.</summary>
public sealed class DocumentCutTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private const int Megabyte = 1024 * 1024;
    private const string What = "Contratto di locazione";

    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(20);

    private readonly BrowserFixture _browsers = browsers;
    private readonly DocumentFiles _files = new();

    private ClamDaemon? _antivirus;
    private NetworkCable? _cable;
    private IBrowser? _farBrowser;

    private protected override string[] Settings =>
    [
        NetworkCable.ServerAddress, "--Relay:ListenAddresses:0=127.0.0.1", $"--Relay:ListenAddresses:1={NetworkCable.ServerAddress}",
        $"--Documents:ClamAv={_antivirus?.Address}",
    ];

    public override async ValueTask InitializeAsync()
    {
        _antivirus = await ClamDaemon.StartAsync();
        _cable = await NetworkCable.LayAsync();
        await base.InitializeAsync();
        _farBrowser = await _browsers.LaunchAsync(
            _cable.Browser,
            $"--unsafely-treat-insecure-origin-as-secure={Server.AddressOn(NetworkCable.ServerAddress)}",
            $"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {NetworkCable.ServerAddress}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var end in new IAsyncDisposable?[] { _farBrowser, _cable, _antivirus })
        {
            if (end is not null)
            {
                await end.DisposeAsync();
            }
        }

        _files.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Trait("Requirement", "SD-05")]
    [Trait("Requirement", "SD-15")]
    [Trait("Requirement", "CDI-01")]
    [Trait("Requirement", "N10")]
    public async Task FiftyMegabytes_ThroughACutOfTwentySeconds_ArriveAreAcceptedAndReceipted()
    {
        var path = _files.Pdf("contratto.pdf", 50 * Megabyte);
        var (taxpayer, official) = await MeetFarAsync();
        var begun = 0;
        taxpayer.Page.Request += (_, request) => begun += request.Method == "POST" && request.Url.EndsWith("/api/documents", StringComparison.Ordinal) ? 1 : 0;
        await official.AskForAsync(What);
        await taxpayer.OpenPanelAsync("documents");
        await taxpayer.PassAsync("chiesto");
        await taxpayer.AnswerWithAsync(What, path);
        await SentAsync(taxpayer, 0.1);

        await CutAsync(taxpayer);
        var plugged = Stopwatch.GetTimestamp();

        await SentAsync(taxpayer, 0.6);
        Print($"sending goes on within {Stopwatch.GetElapsedTime(plugged).TotalSeconds:F1} s of the end of the cut");
        await official.DocumentIsAsync("contratto.pdf", "da esaminare");
        await Assertions.Expect(official.Document("contratto.pdf").Locator(".doc-warnings li")).ToHaveCountAsync(0);
        await official.PassAsync("da-esaminare");
        Assert.Equal(1, begun);

        var number = await official.AcceptAsync("contratto.pdf");
        await SeeReceiptAsync(taxpayer, path, number);
    }

    /// <summary>Taxpayer and official in a call, the taxpayer at the far end of the cable with a slow line.</summary>
    private async Task<(DeskPerson Taxpayer, DeskPerson Official)> MeetFarAsync()
    {
        var taxpayer = await PersonAsync(_farBrowser!, Server.AddressOn(NetworkCable.ServerAddress), "taxpayer");
        taxpayer.ExpectsFailedConnections();
        var official = await PersonAsync("official");
        await taxpayer.ComeInAsync(Server.LinkOn(NetworkCable.ServerAddress), Words.Italian);
        await taxpayer.GoToWaitingRoomAsync(Words.Italian);
        await BeginAsync(taxpayer, official);
        var line = await taxpayer.Page.Context.NewCDPSessionAsync(taxpayer.Page);
        await line.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = 4 * Megabyte,
        });
        return (taxpayer, official);
    }

    /// <summary>Waits until a share of the file has gone out.</summary>
    private static async Task SentAsync(DeskPerson taxpayer, double share) => await taxpayer.Page.WaitForFunctionAsync(
        "(share) => { const bar = document.querySelector('.doc-progress'); return !bar || bar.hidden || bar.value >= share; }",
        share,
        new PageWaitForFunctionOptions { Timeout = 2 * DeskPerson.Patience });

    private async Task CutAsync(DeskPerson taxpayer)
    {
        await _cable!.PullAsync();
        var pulled = Stopwatch.GetTimestamp();
        await taxpayer.DocumentIsAsync("contratto.pdf", "connessione interrotta");
        Print($"the taxpayer is told {Stopwatch.GetElapsedTime(pulled).TotalSeconds:F1} s after the cut");
        await taxpayer.TakePictureAsync("interrotto");

        // Its length is what is tested, not a guess at how long something takes.
        var left = Cut - Stopwatch.GetElapsedTime(pulled);
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, TestContext.Current.CancellationToken);
        await _cable.PlugAsync();
    }

    private async Task SeeReceiptAsync(DeskPerson taxpayer, string path, string number)
    {
        Assert.Matches(new Regex(@"^\d{7}/\d{4}$"), number);
        await taxpayer.DocumentIsAsync("contratto.pdf", $"accettato, protocollo n. {number}");
        await taxpayer.PressOnAsync("contratto.pdf", "receipt");
        var receipt = taxpayer.Page.GetByRole(AriaRole.Dialog);
        var hash = DocumentFiles.Sha256Groups(path);
        foreach (var words in (string[])[number, What, "contratto.pdf", hash])
        {
            await Assertions.Expect(receipt).ToContainTextAsync(words);
        }

        await taxpayer.PassAsync("ricevuta");
        var mail = MailParts.Text(await Server.MailAsync("N10"), "text/plain");
        Assert.Contains(number, mail, StringComparison.Ordinal);
        Assert.Contains(hash.Replace(" ", "", StringComparison.Ordinal), Regex.Replace(mail, @"\s", ""), StringComparison.OrdinalIgnoreCase);
    }
}
