using System.Collections.Concurrent;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>
/// The thread of all peers. It empties the sockets before it sends, and never sends more than one frame's packets at once: a client
/// that overflows its own sockets would measure itself.
/// </summary>
internal sealed class LoadEngine : IDisposable
{
    private const int MaxEvents = 256;

    /// <summary>Rounds over all ready sockets before a frame that is due is sent all the same.</summary>
    private const int MaxReceiveRounds = 16;

    /// <summary>Longest wait: commands come in between.</summary>
    private static readonly Duration LongestWait = Duration.FromMilliseconds(5);

    /// <summary>A sender that is later than this leaves frames out and is counted: this process has too much to do.</summary>
    private static readonly Duration Patience = Duration.FromMilliseconds(50);

    private readonly int _core;
    private readonly int _epoll = Syscalls.EpollCreate(SocketConstants.EPOLL_CLOEXEC);
    private readonly EpollEvents _events = new(MaxEvents);
    private readonly NativeBuffer _poll = new(64);
    private readonly MessageReader _reader = new();
    private readonly ConcurrentQueue<Action> _commands = new();

    /// <summary>Peer by the number that epoll knows it by; null once closed.</summary>
    private readonly List<LoadPeer?> _peers = [];

    private readonly PriorityQueue<(LoadPeer Peer, LoadSender Sender), long> _frames = new();
    private readonly PriorityQueue<LoadPeer, long> _timeouts = new();
    private readonly Thread _thread;
    private volatile bool _stopping;

    public LoadEngine(int core)
    {
        _core = core;
        SocketOpening.ThrowIfFailed(_epoll, "epoll_create1");
        _thread = new(Run) { IsBackground = true, Name = "load" };
        _thread.Start();
    }

    /// <summary>How many times as fast as planned all senders go.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>Frames that were not sent because this process was too late.</summary>
    public long SkippedFrames { get; private set; }

    /// <summary>Does something on the engine's thread, which all peers belong to.</summary>
    public Task<T> InvokeAsync<T>(Func<T> action)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _commands.Enqueue(() =>
        {
            try
            {
                done.SetResult(action());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    public Task InvokeAsync(Action action) => InvokeAsync(() =>
    {
        action();
        return true;
    });

    /// <summary>Only on the engine's thread.</summary>
    public LoadPeer Open(PeerSettings settings)
    {
        var peer = new LoadPeer(settings);
        _events.Control(_epoll, SocketConstants.EPOLL_CTL_ADD, peer.Socket.Descriptor, (SocketConstants.EPOLLIN, (ulong)_peers.Count));
        _peers.Add(peer);
        _timeouts.Enqueue(peer, 0);
        return peer;
    }

    /// <summary>Starts a sender at a moment of its own, so that the peers do not send in step. Only on the engine's thread.</summary>
    public void Start(LoadPeer peer, LoadSender sender)
    {
        sender.NextFrame = MonotonicClock.Now + new Duration(Random.Shared.NextInt64(sender.Plan.Interval(Speed).Microseconds + 1));
        _frames.Enqueue((peer, sender), sender.NextFrame.Microseconds);
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        foreach (var peer in _peers)
        {
            peer?.Dispose();
        }

        _ = Syscalls.Close(_epoll);
        _events.Dispose();
        _poll.Dispose();
        _reader.Dispose();
    }

    private void Run()
    {
        LoopThread.TryPinTo(_core);
        LoopThread.SharpenTimers();
        while (!_stopping)
        {
            while (_commands.TryDequeue(out var command))
            {
                command();
            }

            Wait();
            Receive();
            SendOneFrame();
            HandleTimeouts();
        }
    }

    private unsafe void Wait()
    {
        var now = MonotonicClock.Now.Microseconds;
        var next = now + LongestWait.Microseconds;
        if (_frames.TryPeek(out _, out var frame))
        {
            next = Math.Min(next, frame);
        }

        if (next <= now || !_commands.IsEmpty)
        {
            return;
        }

        var timeout = TimeSpecification.FromMicroseconds(next - now);
        *(PollDescriptor*)_poll.Start = new() { Descriptor = _epoll, Events = SocketConstants.POLLIN };
        _ = Syscalls.Poll((PollDescriptor*)_poll.Start, 1, &timeout, null);
    }

    private void Receive()
    {
        for (var round = 0; round < MaxReceiveRounds; round++)
        {
            var ready = _events.Collect(_epoll);
            for (var i = 0; i < ready; i++)
            {
                ReceiveFrom(_peers[(int)_events.Data(i)]!);
            }

            if (ready == 0)
            {
                break;
            }
        }
    }

    private void ReceiveFrom(LoadPeer peer)
    {
        var message = _reader.Receive(peer.Socket.Descriptor);
        var now = MonotonicClock.Now;
        while (!message.IsEmpty)
        {
            var length = Math.Min(_reader.SegmentLength, message.Length);
            peer.HandleDatagram(now, _reader.Arrival, message[..length]);
            message = message[length..];
        }
    }

    private void SendOneFrame()
    {
        var now = MonotonicClock.Now;
        if (!_frames.TryPeek(out var due, out var at) || at > now.Microseconds)
        {
            return;
        }

        var (peer, sender) = due;
        if (peer.IsActive)
        {
            peer.SendFrame(now, sender);
        }

        var interval = sender.Plan.Interval(Speed);
        sender.NextFrame += interval;
        while (sender.NextFrame + Patience < now)
        {
            SkippedFrames += peer.IsActive ? 1 : 0;
            sender.NextFrame += interval;
        }

        _frames.DequeueEnqueue(due, sender.NextFrame.Microseconds);
    }

    private void HandleTimeouts()
    {
        var now = MonotonicClock.Now;
        while (_timeouts.TryPeek(out var peer, out var at) && at <= now.Microseconds)
        {
            peer.HandleTimeouts(now);
            _timeouts.DequeueEnqueue(peer, peer.NextDeadline.Microseconds);
        }
    }
}
