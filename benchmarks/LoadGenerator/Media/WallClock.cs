using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>The clock that the kernel stamps received datagrams with, and that senders write into their packets.</summary>
internal static unsafe class WallClock
{
    private const int CLOCK_REALTIME = 0;

    /// <summary>Microseconds since 1970.</summary>
    public static long Microseconds
    {
        get
        {
            TimeSpecification time;
            SocketOpening.ThrowIfFailed(Syscalls.GetClock(CLOCK_REALTIME, &time), "clock_gettime");
            return From(time);
        }
    }

    public static long From(in TimeSpecification time) => (time.Seconds * 1_000_000) + (time.Nanoseconds / 1000);
}
