using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Wakes the loop's poll from other threads, with at most one system call per turn of the loop however many commands come.</summary>
internal sealed unsafe class LoopWakeUp : IDisposable
{
    /// <summary>Guards the descriptor against being closed (and its number given to another file) while a caller writes to it.</summary>
    private readonly Lock _lock = new();

    /// <summary>1 from the first request until the loop answers it.</summary>
    private int _requested;

    public LoopWakeUp()
    {
        Descriptor = Syscalls.EventDescriptor(0, SocketConstants.EFD_NONBLOCK | SocketConstants.EFD_CLOEXEC);
        SocketOpening.ThrowIfFailed(Descriptor, "eventfd");
    }

    /// <summary>Readable when somebody asked; -1 once disposed.</summary>
    public int Descriptor { get; private set; }

    /// <summary>Called by any thread after it left something for the loop.</summary>
    public void Request()
    {
        if (Interlocked.Exchange(ref _requested, 1) != 0)
        {
            return;
        }

        lock (_lock)
        {
            if (Descriptor >= 0)
            {
                var one = 1UL;
                _ = Syscalls.Write(Descriptor, &one, sizeof(ulong));
            }
        }
    }

    /// <summary>Called by the loop before it looks at what was left for it.</summary>
    /// <param name="readable">
    /// What poll said of the descriptor. Not the same as the request, whose write may come after the loop has answered it.
    /// </param>
    public void Answer(bool readable)
    {
        if (readable)
        {
            ulong count;
            _ = Syscalls.Read(Descriptor, &count, sizeof(ulong));
        }

        if (Volatile.Read(ref _requested) != 0)
        {
            Interlocked.Exchange(ref _requested, 0);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (Descriptor >= 0)
            {
                _ = Syscalls.Close(Descriptor);
                Descriptor = -1;
            }
        }
    }
}
