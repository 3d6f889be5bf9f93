using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Everything a loop waits for: its wake-up, its UDP sockets, the epoll descriptors of its TCP ports, a deadline.</summary>
internal sealed unsafe class PollSet : IDisposable
{
    /// <summary>First the wake-up, then UDP, then TCP.</summary>
    private readonly NativeBuffer _memory;
    private readonly int _udpCount;
    private readonly int _count;

    public PollSet(LoopWakeUp wakeUp, LoopSockets sockets)
    {
        _udpCount = sockets.UdpPorts.Count;
        _count = 1 + _udpCount + sockets.TcpPorts.Count;
        _memory = new(_count * sizeof(PollDescriptor));
        var next = 0;
        Watch(next++, wakeUp.Descriptor);
        foreach (var port in sockets.UdpPorts)
        {
            Watch(next++, port.Descriptor);
        }

        foreach (var port in sockets.TcpPorts)
        {
            Watch(next++, port.Descriptor);
        }
    }

    public bool IsWakeUpReady => IsReady(0);

    private PollDescriptor* Descriptors => (PollDescriptor*)_memory.Start;

    public bool IsUdpReady(int port) => IsReady(1 + port);

    public bool IsTcpReady(int port) => IsReady(1 + _udpCount + port);

    /// <summary>Waits until something is ready or the deadline comes; a deadline in the past only looks.</summary>
    public void Wait(Timestamp now, Timestamp deadline)
    {
        var timeout = TimeSpecification.FromMicroseconds(Math.Max(0, (deadline - now).Microseconds));
        var ready = Syscalls.Poll(Descriptors, (nuint)_count, deadline == Timestamp.Never ? null : &timeout, null);
        if (ready >= 0)
        {
            return;
        }

        if (Syscalls.LastError != Errno.EINTR)
        {
            SocketOpening.ThrowIfFailed(ready, "ppoll");
        }

        for (var i = 0; i < _count; i++)
        {
            Descriptors[i].ReturnedEvents = 0;
        }
    }

    /// <summary>Rests until the deadline, deaf to the sockets; only a command ends it sooner. Afterwards every socket counts as ready.</summary>
    public void Rest(Timestamp now, Timestamp until)
    {
        var timeout = TimeSpecification.FromMicroseconds(Math.Max(0, (until - now).Microseconds));
        Descriptors[0].ReturnedEvents = 0;
        if (Syscalls.Poll(Descriptors, 1, &timeout, null) < 0)
        {
            Descriptors[0].ReturnedEvents = 0;
        }

        for (var i = 1; i < _count; i++)
        {
            Descriptors[i].ReturnedEvents = SocketConstants.POLLIN;
        }
    }

    public void Dispose() => _memory.Dispose();

    private void Watch(int index, int descriptor) =>
        Descriptors[index] = new() { Descriptor = descriptor, Events = SocketConstants.POLLIN };

    private bool IsReady(int index) => Descriptors[index].ReturnedEvents != 0;
}
