using VideoDesk.MediaRelay.Io;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>The frames of a TCP stream, walked over as the connection does.</summary>
internal static class TcpTarget
{
    public static FuzzTarget Framing() => new(
        "tcp-framing",
        static () => static input =>
        {
            var frames = 0;
            var rest = input;
            while (TcpFraming.Read(rest, out var length) == FrameOutcome.Complete)
            {
                rest = rest[(TcpFraming.PrefixLength + length)..];
                frames++;
            }

            return frames > 0;
        },
        [[0, 0], [0, 1, 0x80], [0, 3, 1, 2, 3, 0, 2, 4, 5, 0]]);
}
