using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using VideoDesk.EndToEnd.Tests.Desk;

namespace VideoDesk.EndToEnd.Tests.Telemetry;

/// <summary>What is measured of a real call, as those read it who run the servers; and that nobody is recognised in it.</summary>
public sealed class TelemetryTests(BrowserFixture browsers) : MeetingTest(browsers)
{
    private readonly string _metrics = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");

    private readonly HttpClient _http = new();

    private Collector? _collector;

    private protected override string[] Settings => [$"--Telemetry:Metrics={_metrics}", $"--Telemetry:Otlp={_collector!.Address}"];

    public override async ValueTask InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _http.Dispose();
        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    [Trait("Requirement", "A.10")]
    public async Task Call_OfTwo_IsMeasuredAndExportedWithoutAnybodysData()
    {
        var (taxpayer, _) = await MeetAsync();
        await taxpayer.SayAsync("una riga riservata");

        // A browser reports every ten seconds.
        await ReadsAsync("videodesk_media_watched_seconds_total{path=\"udp\"}", static value => value > 0);
        await ReadsAsync("videodesk_media_packets_total", static value => value > 0);
        await ReadsAsync("videodesk_calls", static value => value == 1);
        await ReadsAsync("videodesk_seats{beside=\"none\",role=\"taxpayer\",stage=\"call\"}", static value => value == 1);
        await ReadsAsync("videodesk_joins_total{code=\"ok\",method=\"EnterByLink\"}", static value => value >= 1);
        await ReadsAsync("videodesk_hub_duration_seconds_count{code=\"ok\",method=\"Say\"}", static value => value >= 1);
        await ReadsAsync("videodesk_relay_rooms", static value => value == 1);
        await ReadsAsync("videodesk_relay_packets_sent_total", static value => value > 0);
        await ReadsAsync("videodesk_outbox_lag_seconds", static value => value >= 0);
        await ReadsAsync("videodesk_deadline_lag_seconds", static value => value < 60);
        await _collector!.HasAsync("/v1/metrics", "videodesk.seats", "videodesk.media.watched", "videodesk.relay.packets.sent");
        await _collector.HasAsync("/v1/traces", "EnterByLink", "/api/desk/agenda");

        var all = await ReadAsync() + _collector.TextOf("/v1/metrics") + _collector.TextOf("/v1/traces");
        var token = Server.Link.Split('#')[1];
        Assert.All(
            [Taxpayer, "Demetra", Official, "Tramontana", "riservata", token, "posta.example", "Mozilla"],
            personal => Assert.DoesNotContain(personal, all, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Metrics_AtThePublicAddress_AreNotThere()
    {
        using var answer = await _http.GetAsync(new Uri(Server.Address + "/metrics"), TestContext.Current.CancellationToken);
        using var page = await _http.GetAsync(new Uri(_metrics + "/api/session"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, page.StatusCode));
    }

    /// <summary>The product's own figures.</summary>
    private static string LinesOf(string text) =>
        string.Join('\n', text.Split('\n').Where(static line => line.StartsWith("videodesk_", StringComparison.Ordinal) && !line.Contains("_bucket", StringComparison.Ordinal)));

    private Task<string> ReadAsync() => _http.GetStringAsync(new Uri(_metrics + "/metrics"), TestContext.Current.CancellationToken);

    /// <summary>Waits until a line has a value as wanted.</summary>
    private async Task ReadsAsync(string line, Func<double, bool> isWanted)
    {
        var patience = TimeSpan.FromSeconds(60);
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var text = await ReadAsync();
            var found = Regex.Match(text, $"^{Regex.Escape(line)} (?<value>\\S+)$", RegexOptions.Multiline);
            if (found.Success && isWanted(double.Parse(found.Groups["value"].Value, CultureInfo.InvariantCulture)))
            {
                Print($"{found.Value}");
                return;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < patience, $"{line} is not as wanted:\n{LinesOf(text)}");
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }
}
