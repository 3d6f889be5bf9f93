using System.Diagnostics;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>The server is killed in a call and started again.</summary>
public sealed class ServerRestartTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    [Fact]
    public async Task Server_KilledAndStartedAgain_BringsBothBackToTheSameCall()
    {
        var (taxpayer, official) = await MeetAsync();
        taxpayer.ExpectsFailedConnections();
        official.ExpectsFailedConnections();
        await taxpayer.SayAsync("prima");
        await official.HasLinesAsync("prima");

        await Server.KillAsync();
        await taxpayer.IsToldAsync("Connessione interrotta");
        await official.IsToldAsync("Connessione interrotta");
        await taxpayer.SayAsync("durante");
        await taxpayer.PassAsync("server-gone");
        await Server.StartAgainAsync();
        var started = Stopwatch.GetTimestamp();

        await Task.WhenAll(taxpayer.SeesAndHearsAsync(1), official.SeesAndHearsAsync(1));
        var back = Stopwatch.GetElapsedTime(started);
        Print($"pictures and sound are back on both sides {back.TotalSeconds:F1} s after the server listens again");
        await taxpayer.HasLinesAsync("prima", "durante");
        await official.HasLinesAsync("prima", "durante");
        await official.SayAsync("dopo");
        await taxpayer.HasLinesAsync("prima", "durante", "dopo");
        await official.TakePictureAsync("server-back");
    }
}
