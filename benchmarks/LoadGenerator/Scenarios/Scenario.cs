using VideoDesk.LoadGenerator.Media;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>Who is in the rooms and what they send.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Rooms">All alike.</param>
/// <param name="Senders">Participants of a room who send; each receives all the others.</param>
/// <param name="Viewers">Participants of a room who only receive.</param>
/// <param name="Sources">Tracks of a sender.</param>
internal sealed record Scenario(string Name, int Rooms, int Senders, int Viewers, IReadOnlyList<SourcePlan> Sources)
{
    /// <summary>Packets that the server has to send per second.</summary>
    public double PacketsOutPerSecond => Rooms * Senders * (double)(Senders - 1 + Viewers) * Sources.Sum(source => source.PacketsPerSecond);

    /// <summary>Longest burst of one frame.</summary>
    public int Burst => Sources.Max(source => (int)Math.Ceiling(source.PacketsPerFrame));

    public static Scenario From(string name, CommandLine line)
    {
        var video = SourcePlan.Video(
            line.Number("--bitrate", 1_500_000, (50_000, 20_000_000)),
            line.Number("--frame-rate", 30, (1, 240)),
            line.Number("--payload", 1100, (64, 1200)));
        var sound = line.Choice("--sound", "default", "yes", "no");
        SourcePlan[] both = sound == "no" ? [video] : [video, SourcePlan.Audio];
        return name switch
        {
            "one-to-one" => new(name, line.Number("--rooms", 20, (1, 500)), 2, 0, both),
            "six-party" => new(name, line.Number("--rooms", 3, (1, 100)), 6, 0, both),
            "audio" => new(name, line.Number("--rooms", 10, (1, 200)), 6, 0, [SourcePlan.Audio]),
            "fan-out" => new(
                name, line.Number("--rooms", 1, (1, 50)), 1, line.Number("--viewers", 100, (1, 1000)), sound == "yes" ? both : [video]),
            _ => throw new UsageException($"{name} is no scenario."),
        };
    }
}
