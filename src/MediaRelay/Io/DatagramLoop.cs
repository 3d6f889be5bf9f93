using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// One thread with its sockets and its core: receives in batches, hands over, sends in runs. Linux only. The core belongs to the
/// thread; others reach it through <see cref="TryPost"/> and <see cref="RunAsync"/>.
/// </summary>
internal sealed class DatagramLoop<TCore> : IAsyncDisposable
    where TCore : struct, ILoopCore
{
    /// <summary>Receives from one socket in one turn, so that no socket starves another.</summary>
    private const int MaxRoundsPerTurn = 4;

    /// <summary>Commands in one turn, so that they do not starve the media.</summary>
    private const int MaxCommandsPerTurn = 256;

    /// <summary>How long a core rests whose timeouts failed: it may ask for the same deadline again and again.</summary>
    private static readonly Duration RestAfterFailure = Duration.FromMilliseconds(10);

    private readonly LoopOptions _options;
    private readonly ILogger _logger;
    private readonly LoopCounters _counters = new();
    private readonly LoopSockets _sockets;
    private readonly LoopWakeUp _wakeUp = new();
    private readonly PollSet _pollSet;
    private readonly ReceiveBatch _batch;
    private readonly EgressRuns _egress;
    private readonly Channel<LoopCommand> _commands;

    /// <summary>Completes when the thread has ended and everything is closed.</summary>
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EgressSink _sink;
    private TCore _core;

    /// <summary>No deadline counts before this instant.</summary>
    private Timestamp _restsUntil;

    /// <summary>The next failure is logged from this instant on: a hostile sender must not be able to fill the log.</summary>
    private Timestamp _nextFailureLog;

    /// <summary>1 once <see cref="Start"/> was called.</summary>
    private int _started;

    private volatile bool _stopping;

    /// <summary>Opens the sockets. Nothing is received before <see cref="Start"/>.</summary>
    /// <exception cref="IOException">An address cannot be bound.</exception>
    public DatagramLoop(LoopOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
        _sockets = LoopSockets.Open(options, _counters);
        _pollSet = new(_wakeUp, _sockets);
        _batch = new(_sockets.UdpPorts.Any(static port => port.ReceiveOffload), options.ReceiveBatches);
        _egress = new(_sockets, _counters);
        _sink = new(_egress);
        _commands = Channel.CreateBounded<LoopCommand>(new BoundedChannelOptions(options.MaxPendingCommands) { SingleReader = true });
    }

    /// <summary>Where the loop can be reached.</summary>
    public IReadOnlyList<LoopEndpoint> Endpoints => _sockets.Endpoints;

    public LoopStatistics Statistics => _counters.Snapshot();

    /// <summary>Whether runs leave as one system call on all sockets.</summary>
    public bool SegmentationOffload => _sockets.UdpPorts.All(static port => port.SegmentationOffload);

    /// <summary>Completes when the thread has ended, by disposal or because it could not go on.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Gives the core to the loop's thread.</summary>
    public void Start(TCore core)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("A loop starts once.");
        }

        _core = core;
        new Thread(Run) { IsBackground = true, Name = _options.Name }.Start();
    }

    /// <summary>Has an action done on the loop's thread; false when too many wait already or the loop has ended.</summary>
    public bool TryPost(Action<Timestamp> action) => TryEnqueue(new PostedCommand(action));

    /// <summary>Has a function done on the loop's thread. Commands are done in the order in which they came.</summary>
    public Task<T> RunAsync<T>(Func<Timestamp, T> function)
    {
        var command = new AwaitedCommand<T>(function);
        return TryEnqueue(command)
            ? command.Completion
            : Task.FromException<T>(new InvalidOperationException("The loop has ended or too many commands wait for it."));
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _wakeUp.Request();
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            Close();
        }

        await _ended.Task;
    }

    private bool TryEnqueue(LoopCommand command)
    {
        if (!_commands.Writer.TryWrite(command))
        {
            return false;
        }

        _wakeUp.Request();
        return true;
    }

    private void Run()
    {
        try
        {
            if (_options.Core is { } core && !LoopThread.TryPinTo(core))
            {
                RelayLoopLog.NotPinned(_logger, _options.Name, core);
            }

            LoopThread.SharpenTimers();
            while (!_stopping)
            {
                Turn();
            }
        }
        catch (Exception exception)
        {
            RelayLoopLog.Ended(_logger, exception, _options.Name);
        }
        finally
        {
            Close();
        }
    }

    /// <summary>The whole life of a relay thread.</summary>
    private void Turn()
    {
        ApplyCommands();
        _pollSet.Wait(MonotonicClock.Now, NextDeadline());
        _wakeUp.Answer(_pollSet.IsWakeUpReady);
        ReceiveUdp();
        ReceiveTcp();
        var now = MonotonicClock.Now;
        Guard(LoopStep.EndOfBatch, now);
        Guard(LoopStep.Timeouts, now);
        _egress.Flush();
        ReportClosedPaths(now);
        Guard(LoopStep.EndOfTurn, now);
        _counters.Turns++;
    }

    private void ApplyCommands()
    {
        for (var i = 0; i < MaxCommandsPerTurn && _commands.Reader.TryRead(out var command); i++)
        {
            try
            {
                command.Run(MonotonicClock.Now);
            }
            catch (Exception exception)
            {
                CountFailure(exception, LoopStep.Command);
            }
        }
    }

    private Timestamp NextDeadline()
    {
        if (_stopping || _commands.Reader.TryPeek(out _))
        {
            return default;
        }

        var deadline = _core.NextDeadline;
        if (deadline < _restsUntil)
        {
            deadline = _restsUntil;
        }

        foreach (var port in _sockets.TcpPorts)
        {
            deadline = Timestamp.Earlier(deadline, port.NextDeadline);
        }

        return deadline;
    }

    private void ReceiveUdp()
    {
        for (var i = 0; i < _sockets.UdpPorts.Count; i++)
        {
            if (!_pollSet.IsUdpReady(i))
            {
                continue;
            }

            for (var round = 0; round < MaxRoundsPerTurn; round++)
            {
                var received = _batch.ReceiveFrom(_sockets.UdpPorts[i], _counters);
                var now = MonotonicClock.Now;
                while (received.MoveNext())
                {
                    HandleDatagram(now, received.From, received.Current);
                }

                if (received.Messages < ReceiveBatch.Capacity)
                {
                    break;
                }
            }
        }
    }

    private void ReceiveTcp()
    {
        for (var i = 0; i < _sockets.TcpPorts.Count; i++)
        {
            var port = _sockets.TcpPorts[i];
            var now = MonotonicClock.Now;
            if (_pollSet.IsTcpReady(i))
            {
                foreach (var connection in port.CollectReadable(now))
                {
                    ReceiveFrom(port, connection, now);
                }
            }

            port.Sweep(now);
        }
    }

    private void ReceiveFrom(TcpPort port, TcpConnection connection, Timestamp now)
    {
        if (connection.Broken)
        {
            return;
        }

        var frames = port.ReceiveFrom(connection, now);
        while (frames.MoveNext())
        {
            HandleDatagram(now, connection.Path, frames.Current);
        }

        port.CloseIfBroken(connection);
    }

    private void HandleDatagram(Timestamp now, in TransportAddress from, Span<byte> datagram)
    {
        try
        {
            _core.HandleDatagram(now, from, datagram, ref _sink);
        }
        catch (Exception exception)
        {
            CountFailure(exception, LoopStep.Datagram);
        }
    }

    private void ReportClosedPaths(Timestamp now)
    {
        foreach (var port in _sockets.TcpPorts)
        {
            while (port.TryTakeClosed(out var path))
            {
                try
                {
                    _core.HandlePathClosed(now, path);
                }
                catch (Exception exception)
                {
                    CountFailure(exception, LoopStep.PathClosed);
                }
            }
        }
    }

    /// <summary>Does a step of the core. What goes wrong there ends with this step: the other rooms of the loop go on.</summary>
    private void Guard(LoopStep step, Timestamp now)
    {
        try
        {
            switch (step)
            {
                case LoopStep.EndOfBatch:
                    _core.EndOfBatch(now, ref _sink);
                    break;
                case LoopStep.Timeouts when now >= _restsUntil:
                    _core.HandleTimeouts(now, ref _sink);
                    break;
                case LoopStep.EndOfTurn:
                    _core.EndOfTurn(now);
                    break;
            }
        }
        catch (Exception exception)
        {
            _restsUntil = now + RestAfterFailure;
            CountFailure(exception, step);
        }
    }

    private void CountFailure(Exception exception, LoopStep step)
    {
        _counters.CoreFailures++;
        var now = MonotonicClock.Now;
        if (now >= _nextFailureLog)
        {
            _nextFailureLog = now + Duration.FromSeconds(1);
            RelayLoopLog.CoreFailed(_logger, exception, _options.Name, step, _counters.CoreFailures);
        }
    }

    private void Close()
    {
        _commands.Writer.TryComplete();
        while (_commands.Reader.TryRead(out var command))
        {
            command.Cancel();
        }

        _wakeUp.Dispose();
        _pollSet.Dispose();
        _egress.Dispose();
        _sockets.Dispose();
        _batch.Dispose();
        _ended.TrySetResult();
    }
}
