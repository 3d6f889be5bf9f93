using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// A web node's connection to one relay node: made, watched, and made again for as long as the node is wanted. A connection that comes
/// back goes on where the last one ended.
/// </summary>
internal sealed partial class RelayLink : IAsyncDisposable
{
    /// <summary>Calls that may wait for an answer.</summary>
    private const int MaxCalls = 1024;

    /// <summary>A connection that ends sooner is not tried again at once.</summary>
    private static readonly TimeSpan ShortLife = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(5);

    private readonly NodeContext _node;
    private readonly ILinkListener _listener;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ends = new();

    /// <summary>Calls that wait for an answer, by number.</summary>
    private readonly ConcurrentDictionary<long, TaskCompletionSource<ControlMessage>> _calls = new();

    private readonly Task _running;

    /// <summary>The connection; null while there is none.</summary>
    private volatile ControlSocket? _socket;

    /// <summary>The process of the relay node that was spoken to last.</summary>
    private string? _incarnation;

    /// <summary>The last number of what was told by it. Any thread.</summary>
    private long _sequence;

    private long _lastCall;

    /// <summary>When <see cref="State"/> became what it is.</summary>
    private long _stateAt = TimeProvider.System.GetTimestamp();

    /// <summary>When it last did not take a room; 0 when it always did.</summary>
    private long _refusedAt;

    public RelayLink(RelayRecord record, NodeContext node, ILinkListener listener, ILogger logger)
    {
        (Id, Control, Load) = (record.Id, record.Control, record.Load);
        (_node, _listener, _logger) = (node, listener, logger);
        _running = RunAsync();
    }

    public string Id { get; }

    public Uri Control { get; }

    public LinkState State { get; private set; } = LinkState.Connecting;

    public RelayLoad Load { get; private set; }

    /// <summary>Another one when everybody who was entered over it is gone.</summary>
    public int Life { get; private set; }

    /// <summary>Rooms placed there since it last said its load.</summary>
    public int PlacedSince { get; set; }

    public TimeSpan InState => TimeProvider.System.GetElapsedTime(Interlocked.Read(ref _stateAt));

    /// <summary>Whether new rooms may be placed there.</summary>
    public bool IsOpen => State == LinkState.Up && !Load.IsDraining && !HasRefusedLately;

    private bool HasRefusedLately => Interlocked.Read(ref _refusedAt) is not 0 and var at && TimeProvider.System.GetElapsedTime(at) < _node.Times.Untaken;

    /// <summary>It did not take a room. Any thread.</summary>
    public void HasRefused() => Interlocked.Exchange(ref _refusedAt, TimeProvider.System.GetTimestamp());

    /// <summary>Queues a message; false while there is no connection.</summary>
    public bool Send(ControlMessage message) => _socket is { } socket && socket.Send(message);

    /// <summary>A call and its answer; <c>try-again</c> when there is none.</summary>
    public async Task<MediaReply> CallAsync(ControlMessage message)
    {
        if (_calls.Count >= MaxCalls)
        {
            return new MediaError(HubCodes.TryAgain);
        }

        using var span = Traces.Within($"control {message.Kind}", ActivityKind.Client);
        span?.SetTag(Traces.NodeTag, Id);
        var number = Interlocked.Increment(ref _lastCall);
        var answered = new TaskCompletionSource<ControlMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[number] = answered;
        try
        {
            if (!Send(message with { Call = number, Trace = span?.Id }))
            {
                return new MediaError(HubCodes.TryAgain);
            }

            var answer = await answered.Task.WaitAsync(_node.Times.Call);
            span.End(answer.Error?.Code);
            return new MediaReply(answer.Data is { } data ? data : null, answer.Error);
        }
        catch (Exception e) when (e is TimeoutException or TaskCanceledException)
        {
            span.End(HubCodes.TryAgain);
            return new MediaError(HubCodes.TryAgain);
        }
        finally
        {
            _calls.TryRemove(number, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _socket?.Abort();
        await _running;

        // Whoever was entered over it is there no more for this node.
        Life++;
        _ends.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        while (!_ends.IsCancellationRequested)
        {
            var servedFor = TimeSpan.Zero;
            try
            {
                await using var socket = await ConnectAsync();
                if (await GreetAsync(socket))
                {
                    var began = TimeProvider.System.GetTimestamp();
                    await ServeAsync(socket);
                    servedFor = TimeProvider.System.GetElapsedTime(began);
                }
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or SocketException or IOException or OperationCanceledException)
            {
                Failed(e);
            }
            catch (Exception e)
            {
                // Whatever it was: the connection is lost and is made again.
                _logger.LinkFailed(Id, e.GetType().Name);
                Failed(e);
            }

            // A connection that stood is tried again at once, so that the death of the process is noticed at once.
            if (servedFor < ShortLife || State != LinkState.Up)
            {
                await Task.Delay(State == LinkState.Refused ? AfterRefusal : _node.Times.Reconnect, _ends.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<ControlSocket> ConnectAsync()
    {
        var client = new ClientWebSocket();
        client.Options.Proxy = null;
        client.Options.KeepAliveInterval = TimeSpan.Zero;
        client.Options.CollectHttpResponseDetails = true;
        client.Options.SetRequestHeader(ControlKey.Header, _node.Settings.ControlKey);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ends.Token);
        patience.CancelAfter(_node.Times.Connect);
        try
        {
            await client.ConnectAsync(new UriBuilder(Control) { Scheme = "ws", Path = ControlEndpoint.SocketPath }.Uri, patience.Token);
            return new ControlSocket(client);
        }
        catch (Exception e)
        {
            var status = client.HttpStatusCode;
            client.Dispose();
            if (e is WebSocketException && status != 0)
            {
                throw new HttpRequestException("The control refused.", e, status);
            }

            throw;
        }
    }

    /// <summary>False when these two do not work together.</summary>
    /// <exception cref="OperationCanceledException">No greeting came in time.</exception>
    private async Task<bool> GreetAsync(ControlSocket socket)
    {
        var self = _node.Self;
        var hello = new ControlHello(self.Protocol, self.Schema, self.Id, self.Incarnation, _node.Clock.GetUtcNow())
        {
            Attempt = _node.NextAttempt(),
            Sequence = Interlocked.Read(ref _sequence),
            Of = _incarnation,
            Peers = _listener.PeersAt(this),
        };
        socket.Send(new ControlMessage(ControlKind.Hello) { Hello = hello });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ends.Token);
        patience.CancelAfter(_node.Times.Connect);
        var answer = await socket.ReceiveAsync(patience.Token);
        if (answer is { Kind: ControlKind.Refused, Error: { } error })
        {
            Refuse(error.Code, error.Detail ?? "");
            return false;
        }

        if (answer is not { Kind: ControlKind.Hello, Hello: { } greeting })
        {
            throw new OperationCanceledException("The relay node did not greet.");
        }

        if (HelloCheck.Refusal(self, greeting, _node.Clock.GetUtcNow()) is var (code, sentence))
        {
            Refuse(code, sentence);
            return false;
        }

        if (!greeting.Resumed)
        {
            _incarnation = greeting.Incarnation;
            Interlocked.Exchange(ref _sequence, 0);
            Lose();
        }

        SetLoad(answer.Load);
        return true;
    }

    private async Task ServeAsync(ControlSocket socket)
    {
        _socket = socket;
        SetState(LinkState.Up);
        var watching = WatchAsync(socket);
        try
        {
            while (await socket.ReceiveAsync(_ends.Token) is { } message)
            {
                Handle(message);
            }
        }
        finally
        {
            _socket = null;
            socket.Abort();
            await watching;
            foreach (var call in _calls.Values)
            {
                call.TrySetCanceled();
            }
        }
    }

    private void Handle(ControlMessage message)
    {
        switch (message)
        {
            case { Kind: ControlKind.Answer, Call: { } call }:
                if (_calls.TryGetValue(call, out var waiting))
                {
                    waiting.TrySetResult(message);
                }

                break;
            case { Kind: ControlKind.Told or ControlKind.Gone, Sequence: { } sequence } when sequence > Interlocked.Read(ref _sequence):
                Interlocked.Exchange(ref _sequence, sequence);
                _listener.Told(this, message);
                break;
            case { Kind: ControlKind.Beat }:
                SetLoad(message.Load);
                break;
        }
    }
}
