using System.Diagnostics;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The taxpayer's network is cut for real in a call, for 20 seconds.</summary>
public sealed class NetworkCutTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(20);

    private readonly BrowserFixture _browsers = browsers;

    private NetworkCable? _cable;

    private IBrowser? _farBrowser;

    private protected override string[] Settings =>
        [NetworkCable.ServerAddress, "--Relay:ListenAddresses:0=127.0.0.1", $"--Relay:ListenAddresses:1={NetworkCable.ServerAddress}"];

    public override async ValueTask InitializeAsync()
    {
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
        if (_farBrowser is not null)
        {
            await _farBrowser.DisposeAsync();
        }

        if (_cable is not null)
        {
            await _cable.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Network_CutForTwentySeconds_KeepsSeatAndLinesAndBringsMediaBack()
    {
        var taxpayer = await PersonAsync(_farBrowser!, Server.AddressOn(NetworkCable.ServerAddress), "taxpayer");
        taxpayer.ExpectsFailedConnections();
        var official = await PersonAsync("official");
        await taxpayer.ComeInAsync(Server.LinkOn(NetworkCable.ServerAddress), Words.Italian);
        await taxpayer.GoToWaitingRoomAsync(Words.Italian);
        await BeginAsync(taxpayer, official);
        await taxpayer.SayAsync("prima");
        await official.HasLinesAsync("prima");
        var seat = await SeatAsync(official);

        await CutAsync(taxpayer, official);
        var plugged = Stopwatch.GetTimestamp();

        await Task.WhenAll(taxpayer.SeesAndHearsAsync(1), official.SeesAndHearsAsync(1));
        Print($"pictures and sound are back on both sides {Stopwatch.GetElapsedTime(plugged).TotalSeconds:F1} s after the cut");
        string[] lines = ["prima", "mi sente?", "dal treno"];
        await taxpayer.HasLinesAsync(lines);
        await official.HasLinesAsync(lines);
        Assert.Equal(seat, await SeatAsync(official));
        await official.OpenPanelAsync("people");
        Assert.Equal(2, await official.Page.Locator(".call-people-list li").CountAsync());
        await official.TakePictureAsync("together-again");
    }

    private static Task<string?> SeatAsync(DeskPerson official) =>
        official.Page.Locator(".call-tile:not(.is-own)").GetAttributeAsync("data-key");

    /// <summary>Both write while the network is away, and both are told that it is.</summary>
    private async Task CutAsync(DeskPerson taxpayer, DeskPerson official)
    {
        await _cable!.PullAsync();
        var pulled = Stopwatch.GetTimestamp();
        await official.SayAsync("mi sente?");
        await taxpayer.SayAsync("dal treno");
        await taxpayer.IsToldAsync("Connessione interrotta");
        await official.IsToldAsync($"{Taxpayer} non è in linea dalle");
        await taxpayer.TakePictureAsync("cut");
        await official.TakePictureAsync("cut");
        var left = Cut - Stopwatch.GetElapsedTime(pulled);
        Print($"both were told within {Stopwatch.GetElapsedTime(pulled).TotalSeconds:F1} s of the cut");

        // Its length is what is tested, not a guess at how long something takes.
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, TestContext.Current.CancellationToken);
        await _cable.PlugAsync();
    }
}
