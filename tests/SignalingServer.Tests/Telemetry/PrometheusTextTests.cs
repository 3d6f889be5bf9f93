using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using VideoDesk.SignalingServer.Telemetry;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Telemetry;

/// <summary>Figures as Prometheus reads them.</summary>
public sealed class PrometheusTextTests
{
    [Fact]
    public void Write_EveryKindOfInstrument_IsInTheTextFormat()
    {
        using var meter = new Meter("Test.Prometheus");
        var text = new PrometheusText();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new BaseExportingMetricReader(text)).Build();
        var counter = meter.CreateCounter<long>("test.joins", description: "Entries.\nAll of them.");
        counter.Add(2, new KeyValuePair<string, object?>("code", "a \"quoted\" \\ one"));
        meter.CreateObservableGauge("test.lag", static () => 1.5, "s", "How late.");
        var histogram = meter.CreateHistogram("test.duration", "s", "How long.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        histogram.Record(0.05, new KeyValuePair<string, object?>("method", "Say"));
        histogram.Record(3, new KeyValuePair<string, object?>("method", "Say"));

        var lines = text.Write().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        string[] expected =
        [
            "# HELP test_joins_total Entries.\\nAll of them.", "# TYPE test_joins_total counter", "test_joins_total{code=\"a \\\"quoted\\\" \\\\ one\"} 2",
            "# HELP test_lag_seconds How late.", "# TYPE test_lag_seconds gauge", "test_lag_seconds 1.5",
            "# HELP test_duration_seconds How long.", "# TYPE test_duration_seconds histogram",
            "test_duration_seconds_bucket{method=\"Say\",le=\"0.1\"} 1", "test_duration_seconds_bucket{method=\"Say\",le=\"1\"} 1",
            "test_duration_seconds_bucket{method=\"Say\",le=\"+Inf\"} 2", "test_duration_seconds_sum{method=\"Say\"} 3.05",
            "test_duration_seconds_count{method=\"Say\"} 2",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_Twice_CountsOn()
    {
        using var meter = new Meter("Test.PrometheusAgain");
        var text = new PrometheusText();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new BaseExportingMetricReader(text)).Build();
        var counter = meter.CreateCounter<long>("test.again");
        counter.Add(1);
        text.Write();
        counter.Add(1);

        Assert.Contains("test_again_total 2\n", text.Write(), StringComparison.Ordinal);
    }
}
