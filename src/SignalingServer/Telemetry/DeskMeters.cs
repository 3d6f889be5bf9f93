using System.Diagnostics.Metrics;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>What a web node measures of the desk. Tags are roles, stages, methods and codes.</summary>
internal sealed class DeskMeters
{
    public const string Name = "VideoDesk.Desk";

    /// <summary>Seconds: from a keystroke that is answered at once to what nobody waits for.</summary>
    private static readonly double[] Durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Seconds by which a deadline may be late: the aim is a quarter of one.</summary>
    private static readonly double[] Latenesses = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300];

    private readonly Counter<long> _joins;
    private readonly Histogram<double> _calls;
    private readonly Histogram<double> _lateness;
    private readonly Counter<long> _freezes;
    private readonly Counter<double> _frozen;
    private readonly Counter<long> _received;
    private readonly Counter<long> _lost;
    private readonly Counter<double> _watched;
    private readonly Histogram<double> _roundTrip;

    public DeskMeters(IMeterFactory meters, OpenConnections connections, Backlog backlog)
    {
        var meter = meters.Create(Name);
        _joins = meter.CreateCounter<long>("videodesk.joins", description: "Entries into appointments, by method and code (ok when let in).");
        _calls = meter.CreateHistogram(
            "videodesk.hub.duration", "s", "Hub methods, by method and code.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Durations });
        _lateness = meter.CreateHistogram(
            "videodesk.deadline.lateness", "s", "How late deadlines were settled.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Latenesses });
        _freezes = meter.CreateCounter<long>("videodesk.media.freezes", description: "Times that a picture stood still, as browsers report.");
        _frozen = meter.CreateCounter<double>("videodesk.media.frozen", "s", "Time for which pictures stood still, as browsers report.");
        _watched = meter.CreateCounter<double>("videodesk.media.watched", "s", "Time in calls that browsers report of, by path (udp, tcp, turn).");
        _received = meter.CreateCounter<long>("videodesk.media.packets", description: "Packets that reached browsers.");
        _lost = meter.CreateCounter<long>("videodesk.media.packets.lost", description: "Packets that did not reach browsers.");
        _roundTrip = meter.CreateHistogram(
            "videodesk.media.round.trip", "s", "Round trips between browsers and relay.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Durations });
        meter.CreateObservableGauge("videodesk.connections", () => connections.Count, description: "Connections to the hub.");
        meter.CreateObservableGauge("videodesk.seats", () => SeatsOf(connections), description: "Seats with somebody in them, by role and stage.");
        meter.CreateObservableGauge("videodesk.calls", () => connections.Calls, description: "Appointments in which somebody sends or receives media over this node.");
        meter.CreateObservableGauge("videodesk.outbox.waiting", () => backlog.Mails, description: "Mails that are due and not sent.");
        meter.CreateObservableGauge("videodesk.outbox.lag", () => backlog.MailLag.TotalSeconds, "s", "How long the oldest of them has been due.");
        meter.CreateObservableGauge("videodesk.deadline.lag", () => backlog.DeadlineLag.TotalSeconds, "s", "How long the oldest deadline has been due and not settled.");
    }

    /// <summary>A hub method was answered.</summary>
    public void Called(string method, string? code, TimeSpan duration)
    {
        var (methodTag, codeTag) = (Tag("method", method), Tag("code", code ?? "ok"));
        _calls.Record(duration.TotalSeconds, methodTag, codeTag);
        if (method.StartsWith("Enter", StringComparison.Ordinal))
        {
            _joins.Add(1, methodTag, codeTag);
        }
    }

    /// <summary>A deadline was settled so long after it was due.</summary>
    public void Settled(TimeSpan lateness) => _lateness.Record(Math.Max(0, lateness.TotalSeconds));

    /// <summary>A browser says what its network and its pictures were like.</summary>
    public void Reported(QualityReport report)
    {
        _watched.Add(report.Seconds, Tag("path", report.Path));
        _freezes.Add(report.Freezes);
        _frozen.Add(report.FrozenSeconds);
        _received.Add(report.PacketsReceived);
        _lost.Add(report.PacketsLost);
        if (report.RoundTripMilliseconds > 0)
        {
            _roundTrip.Record(report.RoundTripMilliseconds / 1000);
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static IEnumerable<Measurement<int>> SeatsOf(OpenConnections connections) => connections.Seats
        .GroupBy(static seat => (seat.Role, seat.Companion, seat.Stage))
        .Select(static group => new Measurement<int>(
            group.Count(),
            Tag("role", KebabWords.Of(group.Key.Role)),
            Tag("beside", group.Key.Companion is { } companion ? KebabWords.Of(companion) : "none"),
            Tag("stage", KebabWords.Of(group.Key.Stage))));
}
