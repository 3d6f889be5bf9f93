using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>What a participant sends: frames at a steady rate, each a burst of equal packets.</summary>
internal sealed record SourcePlan(MediaKind Kind, double FramesPerSecond, double PacketsPerFrame, int PayloadLength)
{
    /// <summary>Fifty packets a second of about 32 kbit/s.</summary>
    public static readonly SourcePlan Audio = new(MediaKind.Audio, 50, 1, 80);

    public double PacketsPerSecond => FramesPerSecond * PacketsPerFrame;

    public static SourcePlan Video(int bitsPerSecond, int framesPerSecond, int payloadLength) =>
        new(MediaKind.Video, framesPerSecond, bitsPerSecond / 8.0 / framesPerSecond / payloadLength, payloadLength);

    /// <summary>Between two frames, when everything goes so many times as fast.</summary>
    public Duration Interval(double speed) => new((long)(1_000_000 / (FramesPerSecond * speed)));
}
