using Microsoft.Extensions.Logging;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>A loop that drives a <see cref="RelayCore"/>: what the relay's public face talks to.</summary>
internal sealed class RelayLoop(LoopOptions options, ILogger logger) : IAsyncDisposable
{
    private readonly DatagramLoop<RelayCoreCalls> _loop = new(options, logger);

    /// <summary>Null before <see cref="Start"/>.</summary>
    private RelayCore? _core;

    /// <summary>Where the loop can be reached; known before it starts.</summary>
    public IReadOnlyList<LoopEndpoint> Endpoints => _loop.Endpoints;

    public LoopStatistics Statistics => _loop.Statistics;

    /// <summary>Completes when the thread has ended, by disposal or because it could not go on.</summary>
    public Task Ended => _loop.Ended;

    /// <summary>Gives the core to the loop's thread: from now on nobody else may touch it.</summary>
    public void Start(RelayCore core)
    {
        _core = core;
        _loop.Start(new(core));
    }

    /// <summary>Has an action done on the loop's thread; false when too many wait already or the loop has ended.</summary>
    public bool TryPost(Action<RelayCore, Timestamp> action)
    {
        var core = StartedCore();
        return _loop.TryPost(now => action(core, now));
    }

    /// <summary>Has a function done on the loop's thread. Commands are done in the order in which they came.</summary>
    public Task<T> RunAsync<T>(Func<RelayCore, Timestamp, T> function)
    {
        var core = StartedCore();
        return _loop.RunAsync(now => function(core, now));
    }

    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    private RelayCore StartedCore() => _core ?? throw new InvalidOperationException("The loop was not started.");
}

/// <summary>Binds the loop to <see cref="RelayCore"/> at compile time.</summary>
internal readonly struct RelayCoreCalls(RelayCore core) : ILoopCore
{
    public Timestamp NextDeadline => core.NextDeadline;

    public void HandleDatagram(Timestamp now, in TransportAddress from, Span<byte> datagram, ref EgressSink sink) =>
        core.HandleDatagram(now, from, datagram, ref sink);

    public void EndOfBatch(Timestamp now, ref EgressSink sink) => core.EndOfBatch(now, ref sink);

    public void HandleTimeouts(Timestamp now, ref EgressSink sink) => core.HandleTimeouts(now, ref sink);

    public void HandlePathClosed(Timestamp now, in TransportAddress path) => core.HandlePathClosed(now, path);

    public void EndOfTurn(Timestamp now)
    {
    }
}
