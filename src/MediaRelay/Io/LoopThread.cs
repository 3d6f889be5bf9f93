using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>What the kernel is asked for the thread of a loop.</summary>
internal static unsafe class LoopThread
{
    private const int MaxCores = 1024;

    /// <summary>Keeps the calling thread on one core; false when the system does not give that core to this process.</summary>
    public static bool TryPinTo(int core)
    {
        if ((uint)core >= MaxCores)
        {
            return false;
        }

        var mask = stackalloc byte[MaxCores / 8];
        new Span<byte>(mask, MaxCores / 8).Clear();
        mask[core / 8] |= (byte)(1 << (core % 8));
        return Syscalls.SetAffinity(0, MaxCores / 8, mask) == 0;
    }

    /// <summary>Lets deadlines of the calling thread fire within a microsecond instead of the usual fifty.</summary>
    public static void SharpenTimers() => _ = Syscalls.ControlThread(SocketConstants.PR_SET_TIMERSLACK, 1000, 0, 0, 0);
}
