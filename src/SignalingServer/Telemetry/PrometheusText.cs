using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>Writes what was measured in Prometheus's text format 0.0.4. One collection at a time.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock _gate = new();

    /// <summary>Of the collection that is under way.</summary>
    private readonly StringBuilder _text = new();

    /// <summary>Set by the reader.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>All figures as of now.</summary>
    public string Write()
    {
        lock (_gate)
        {
            _text.Clear();
            Collect?.Invoke(Timeout.Infinite);
            return _text.ToString();
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            Append(metric);
        }

        return ExportResult.Success;
    }

    private void Append(Metric metric)
    {
        var name = NameOf(metric);
        var kind = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            _ => "gauge",
        };
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escape(metric.Description)}\n# TYPE {name} {kind}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType == MetricType.Histogram)
            {
                AppendHistogram(name, in point);
            }
            else
            {
                AppendLine(name, Labels(in point), ValueOf(metric.MetricType, in point));
            }
        }
    }

    private void AppendHistogram(string name, in MetricPoint point)
    {
        var labels = Labels(in point);
        long count = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var limit = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
            AppendLine(name + "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{limit}\"", count);
        }

        AppendLine(name + "_sum", labels, point.GetHistogramSum());
        AppendLine(name + "_count", labels, point.GetHistogramCount());
    }

    private void AppendLine(string name, string labels, double value) => _text.Append(
        CultureInfo.InvariantCulture, $"{name}{(labels.Length > 0 ? $"{{{labels}}}" : "")} {value.ToString("R", CultureInfo.InvariantCulture)}\n");

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static string Labels(in MetricPoint point)
    {
        var labels = new List<string>();
        foreach (var (key, value) in point.Tags)
        {
            labels.Add($"{Word(key)}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        return string.Join(',', labels.Order(StringComparer.Ordinal));
    }

    /// <summary>Underscores for dots, the unit in words, and what Prometheus wants at the end of a counter.</summary>
    private static string NameOf(Metric metric)
    {
        var unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = Word(metric.Name);
        name = name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string Word(string name) => string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
