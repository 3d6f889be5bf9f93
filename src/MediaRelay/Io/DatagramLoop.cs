using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// One thread with its sockets and its core: receives in batches, hands over, sends in runs. Linux only. The core belongs to the
/// thread; others reach it through <see cref="TryPost"/> and <see cref="RunAsync"/>.
/// </summary>
internal sealed partial class DatagramLoop<TCore> : IAsyncDisposable
    where TCore : struct, ILoopCore
{
    private readonly LoopOptions _options;
    private readonly ILogger _logger;
    private readonly LoopCounters _counters = new();
    private readonly LoopSockets _sockets;
    private readonly LoopWakeUp _wakeUp;
    private readonly PollSet _pollSet;
    private readonly ReceiveBatch _batch;
    private readonly EgressRuns _egress;
    private readonly Channel<LoopCommand> _commands;

    /// <summary>Completes when the thread has ended and everything is closed.</summary>
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EgressSink _sink;
    private TCore _core;

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
        _wakeUp = new();
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
            : Task.FromException<T>(new LoopUnavailableException());
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
