using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// One listening TCP socket and the connections it accepted, all non-blocking and watched by one epoll descriptor, which itself
/// sits in the loop's poll. Linux only. Belongs to the thread of its loop.
/// </summary>
internal sealed unsafe partial class TcpPort : IDisposable
{
    private const int Backlog = 128;
    private const int MaxEvents = 128;

    /// <summary>Marks the events of the listening socket.</summary>
    private const ulong ListenerData = ulong.MaxValue;

    private static readonly Duration SweepInterval = Duration.FromSeconds(1);

    private readonly LoopOptions _options;
    private readonly LoopCounters _counters;
    private readonly byte _index;
    private readonly int _listener;
    private readonly EpollEvents _events = new(MaxEvents);

    /// <summary>One receive from one connection, the kept beginning of a frame in front.</summary>
    private readonly NativeBuffer _received = new(65_536);

    private readonly Dictionary<TransportAddress, TcpConnection> _byPath = [];

    /// <summary>The table whose places epoll knows; null where free.</summary>
    private readonly TcpConnection?[] _slots;

    /// <summary>Free places of the table.</summary>
    private readonly Stack<int> _freeSlots;

    /// <summary>Connections that have something to send since the last flush.</summary>
    private readonly List<TcpConnection> _toBeFlushed = [];

    /// <summary>Connections found readable in this turn.</summary>
    private readonly List<TcpConnection> _readable = new(MaxEvents);

    /// <summary>Connections that closed and whose end the core has not been told yet.</summary>
    private readonly Queue<TransportAddress> _closed = new();

    /// <summary>Whether accepting pauses until the next sweep because the process has no descriptors left.</summary>
    private bool _acceptPauses;

    private TcpPort(LoopOptions options, int listener, (IPEndPoint EndPoint, byte Index) local, LoopCounters counters)
    {
        _options = options;
        _counters = counters;
        _listener = listener;
        _index = local.Index;
        LocalEndPoint = SocketOpening.LocalEndPoint(listener, local.EndPoint);
        SendBuffers = new(options.MaxTcpSendBuffers);
        _slots = new TcpConnection?[options.MaxTcpConnections];
        _freeSlots = new(Enumerable.Range(0, options.MaxTcpConnections).Reverse());
        Descriptor = Syscalls.EpollCreate(SocketConstants.EPOLL_CLOEXEC);
        SocketOpening.ThrowIfFailed(Descriptor, "epoll_create1");
        _events.Control(Descriptor, SocketConstants.EPOLL_CTL_ADD, listener, (SocketConstants.EPOLLIN, ListenerData));
    }

    /// <summary>The epoll descriptor: readable when something is to be done.</summary>
    public int Descriptor { get; }

    public IPEndPoint LocalEndPoint { get; }

    public TcpSendBuffers SendBuffers { get; }

    /// <summary>When <see cref="Sweep"/> wants to be called next.</summary>
    public Timestamp NextDeadline { get; private set; } = Timestamp.Never;

    /// <summary>Opens and listens; null when the port number is taken.</summary>
    public static TcpPort? TryOpen(LoopOptions options, IPEndPoint local, byte index, LoopCounters counters)
    {
        var listener = SocketOpening.TryBind(local, SocketConstants.SOCK_STREAM, reuse: true);
        if (listener < 0)
        {
            return null;
        }

        // With SO_REUSEADDR two sockets may both be bound to the port; then only the first may listen.
        if (Syscalls.Listen(listener, Backlog) == 0)
        {
            return new(options, listener, (local, index), counters);
        }

        _ = Syscalls.Close(listener);
        return null;
    }

    public TcpConnection? Find(in TransportAddress path) => _byPath.GetValueOrDefault(path);

    /// <summary>
    /// Accepts, goes on sending where that is possible again, and returns the connections from which can be received. One of them may
    /// have been closed since it was found: then it is broken, and nothing may be received from it.
    /// </summary>
    public List<TcpConnection> CollectReadable(Timestamp now)
    {
        _readable.Clear();
        var count = _events.Collect(Descriptor);
        for (var i = 0; i < count; i++)
        {
            var data = _events.Data(i);
            if (data == ListenerData)
            {
                Accept(now);
            }
            else if (_slots[(int)data] is { } connection)
            {
                HandleEvents(connection, _events.Events(i));
            }
        }

        return _readable;
    }

    public ReceivedFrames ReceiveFrom(TcpConnection connection, Timestamp now) => new(connection, _received, now, _counters);

    /// <summary>Notes that the connection has something to send.</summary>
    public void FlushLater(TcpConnection connection)
    {
        if (!connection.ToBeFlushed)
        {
            connection.ToBeFlushed = true;
            _toBeFlushed.Add(connection);
        }
    }

    /// <summary>Sends what was committed since the last flush, one system call per connection.</summary>
    public void Flush()
    {
        foreach (var connection in _toBeFlushed)
        {
            connection.ToBeFlushed = false;

            // A broken one is closed already, and its descriptor may be another connection's by now.
            if (!connection.Broken && !connection.WaitsForWritable)
            {
                FlushNow(connection);
            }
        }

        _toBeFlushed.Clear();
    }

    /// <summary>Closes a connection that ended or broke the rules.</summary>
    public void CloseIfBroken(TcpConnection connection)
    {
        if (connection.Broken && _slots[connection.Slot] == connection)
        {
            _slots[connection.Slot] = null;
            _freeSlots.Push(connection.Slot);
            _byPath.Remove(connection.Path);
            _closed.Enqueue(connection.Path);
            connection.Dispose();
            _counters.TcpClosed++;
        }
    }

    /// <summary>The next connection that closed since the core was last told.</summary>
    public bool TryTakeClosed(out TransportAddress path) => _closed.TryDequeue(out path);

    /// <summary>Closes connections that were never proved or fell silent. Once a second over the whole table is cheaper than a timer each.</summary>
    public void Sweep(Timestamp now)
    {
        if (now < NextDeadline)
        {
            return;
        }

        foreach (var connection in _slots)
        {
            if (connection is not null)
            {
                connection.Broken |= now - connection.LastReceivedAt > _options.TcpIdleTimeout
                    || (!connection.Answered && now - connection.AcceptedAt > _options.TcpProofTimeout);
                CloseIfBroken(connection);
            }
        }

        if (_acceptPauses)
        {
            _acceptPauses = false;
            _events.Control(Descriptor, SocketConstants.EPOLL_CTL_MOD, _listener, (SocketConstants.EPOLLIN, ListenerData));
        }

        NextDeadline = _byPath.Count > 0 ? now + SweepInterval : Timestamp.Never;
    }

    public void Dispose()
    {
        foreach (var connection in _byPath.Values)
        {
            connection.Dispose();
        }

        _byPath.Clear();
        _ = Syscalls.Close(_listener);
        _ = Syscalls.Close(Descriptor);
        _events.Dispose();
        _received.Dispose();
        SendBuffers.Dispose();
    }

    private void HandleEvents(TcpConnection connection, uint events)
    {
        if ((events & SocketConstants.EPOLLOUT) != 0 && connection.WaitsForWritable)
        {
            connection.Flush();
            if (!connection.WaitsForWritable)
            {
                Watch(connection, writable: false);
            }
        }

        // Hang-ups and errors (EPOLLHUP, EPOLLERR) are found out by receiving.
        if ((events & ~SocketConstants.EPOLLOUT) != 0)
        {
            _readable.Add(connection);
        }

        CloseIfBroken(connection);
    }

    private void FlushNow(TcpConnection connection)
    {
        connection.Flush();
        if (connection.WaitsForWritable)
        {
            Watch(connection, writable: true);
        }

        CloseIfBroken(connection);
    }

    private void Watch(TcpConnection connection, bool writable)
    {
        var events = SocketConstants.EPOLLIN | (writable ? SocketConstants.EPOLLOUT : 0);
        _events.Control(Descriptor, SocketConstants.EPOLL_CTL_MOD, connection.Descriptor, (events, (ulong)connection.Slot));
    }
}
