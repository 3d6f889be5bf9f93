using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.LoadGenerator;

/// <summary>The viewers of <c>--limit</c>: a socket each, drained by one thread as cheaply as the kernel allows, contents unread.</summary>
internal sealed class LimitReceiver : IDisposable
{
    private const int MaxEvents = 64;

    private readonly LimitOptions _options;
    private readonly UdpPort[] _ports;
    private readonly ReceiveBatch _batch;
    private readonly LoopCounters _counters = new();
    private readonly EpollEvents _events = new(MaxEvents);
    private readonly int _epoll;
    private readonly Thread _thread;
    private volatile bool _stopping;

    public LimitReceiver(LimitOptions options)
    {
        _options = options;
        _batch = new(options.ReceiveJoined, many: true);
        _epoll = Syscalls.EpollCreate(SocketConstants.EPOLL_CLOEXEC);
        SocketOpening.ThrowIfFailed(_epoll, "epoll_create1");
        _ports = [.. Enumerable.Range(0, options.Viewers).Select(_ => Open(options))];
        for (var i = 0; i < _ports.Length; i++)
        {
            _events.Control(_epoll, SocketConstants.EPOLL_CTL_ADD, _ports[i].Descriptor, (SocketConstants.EPOLLIN, (ulong)i));
        }

        Addresses = [.. _ports.Select(port => TransportAddress.From(port.LocalEndPoint))];
        _thread = new(Drain) { IsBackground = true, Name = "limit-receiver" };
        _thread.Start();
    }

    /// <summary>Where to send.</summary>
    public TransportAddress[] Addresses { get; }

    /// <summary>Datagrams received until now.</summary>
    public long Received => Volatile.Read(ref _counters.DatagramsIn);

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _ = Syscalls.Close(_epoll);
        Array.ForEach(_ports, port => port.Dispose());
        _batch.Dispose();
        _events.Dispose();
    }

    private static UdpPort Open(LimitOptions options) =>
        UdpPort.TryOpen(new() { ReceiveOffload = options.ReceiveJoined }, new(IPAddress.Loopback, 0), 0) ?? throw new IOException("No port is free.");

    private void Drain()
    {
        LoopThread.TryPinTo(_options.ReceiverCore);

        // Never waits: the measurement lasts seconds, and a sleeping receiver would make the sender pay for waking it.
        while (!_stopping)
        {
            var ready = _events.Collect(_epoll);
            for (var i = 0; i < ready; i++)
            {
                var received = _batch.ReceiveFrom(_ports[(int)_events.Data(i)], _counters);
                while (received.MoveNext())
                {
                }
            }
        }
    }
}
