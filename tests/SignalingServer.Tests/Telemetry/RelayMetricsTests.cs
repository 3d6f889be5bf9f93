using System.Globalization;
using System.Net;
using VideoDesk.SignalingServer.Tests.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Telemetry;

/// <summary>A relay node's figures, on a port of their own.</summary>
public sealed class RelayMetricsTests
{
    [Fact]
    public async Task Metrics_OfARelayNode_AreOnTheirPortAndNowhereElse()
    {
        var metrics = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        await using var redis = await RedisServer.StartAsync();
        await using var relay = await NodeProcess.RelayAsync("r1", redis, $"--Telemetry:Metrics={metrics}");
        using var http = new HttpClient();

        var text = await http.GetStringAsync(new Uri(metrics + "/metrics"), TestContext.Current.CancellationToken);

        Assert.Contains("\nvideodesk_relay_rooms 0\n", text, StringComparison.Ordinal);
        Assert.Contains("\nvideodesk_relay_packets_received_total 0\n", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(metrics + "/healthz"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(metrics + "/drain"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(relay.Address + "/metrics"));

        async Task<HttpStatusCode> StatusAsync(string address)
        {
            using var answer = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }
}
