using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator;

/// <summary>CPU time that the calling thread has used, in user space and in the kernel: what a packet costs, however busy the machine is.</summary>
internal static unsafe class ThreadCpuClock
{
    private const int CLOCK_THREAD_CPUTIME_ID = 3;

    public static Duration Now
    {
        get
        {
            TimeSpecification time;
            SocketOpening.ThrowIfFailed(Syscalls.GetClock(CLOCK_THREAD_CPUTIME_ID, &time), "clock_gettime");
            return new((time.Seconds * 1_000_000) + (time.Nanoseconds / 1000));
        }
    }
}
