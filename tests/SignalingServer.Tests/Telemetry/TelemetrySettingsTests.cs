using Microsoft.Extensions.Configuration;
using VideoDesk.SignalingServer.Telemetry;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Telemetry;

/// <summary>What cannot work stops the start with its key and the rule.</summary>
public sealed class TelemetrySettingsTests
{
    [Fact]
    public void Read_NothingSet_MeasuresForNobody() => Assert.False(Read("").IsOn);

    [Theory]
    [InlineData("http://127.0.0.1:9464", "http://127.0.0.1:9464")]
    [InlineData("http://web1:9464", "http://*:9464")]
    public void Read_AnAddress_IsWhereItListens(string url, string listening) => Assert.Equal(listening, Read($"Telemetry:Metrics={url}").Listening);

    [Theory]
    [InlineData("Telemetry:Metrics=9464", "Telemetry:Metrics")]
    [InlineData("Telemetry:Metrics=https://web1:9464", "Telemetry:Metrics")]
    [InlineData("Telemetry:Metrics=http://web1", "Telemetry:Metrics")]
    [InlineData("Telemetry:Metrics=http://web1:9464/metrics", "Telemetry:Metrics")]
    [InlineData("Telemetry:Metrics=http://web1:5080", "Telemetry:Metrics")]
    [InlineData("Telemetry:Metrics=http://web1:8090", "Telemetry:Metrics")]
    [InlineData("Telemetry:Otlp=collector:4318", "Telemetry:Otlp")]
    [InlineData("Telemetry:Otlp=grpc://collector:4317", "Telemetry:Otlp")]
    [InlineData("Telemetry:Otlp=http://collector:4318/v1/metrics", "Telemetry:Otlp")]
    public void Read_WhatCannotWork_IsRefusedWithItsKey(string settings, string key) => Assert.StartsWith(
        key + ": ", Assert.Throws<InvalidOperationException>(() => Read(settings)).Message, StringComparison.Ordinal);

    private static TelemetrySettings Read(string settings)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static setting => setting.Split('=', 2))
            .Select(static pair => KeyValuePair.Create<string, string?>(pair[0], pair[1])));
        return TelemetrySettings.Read(configuration, "http://localhost:5080;http://*:8090");
    }
}
