using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Media;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>The relay node's end of the control: web nodes enter their participants into this process's rooms.</summary>
internal sealed class RelayControl(RelayMediaRooms rooms, NodeContext node, NodeMeters meters, ILogger<RelayControl> logger) : BackgroundService
{
    /// <summary>Methods of one web node that are under way at once.</summary>
    private const int MaxInvocations = 1024;

    /// <summary>Of a room that is not open yet: why this node does not open it, whatever room it is.</summary>
    private static readonly string[] NodeRefusals = [MediaError.NameOf(RefusalCode.LimitReached), MediaError.NameOf(RefusalCode.RelayClosed)];

    /// <summary>By web node.</summary>
    private readonly ConcurrentDictionary<string, ControlSession> _sessions = new();

    /// <summary>Greetings one after the other.</summary>
    private readonly SemaphoreSlim _greeting = new(1, 1);

    private volatile bool _isDraining;

    public RelayLoad Load => new(rooms.Count, _sessions.Values.Sum(static session => session.Peers), _isDraining);

    public bool IsDraining => _isDraining;

    /// <summary>Whether this node takes new rooms from now on.</summary>
    public void Drain(bool isOn)
    {
        if (_isDraining != isOn)
        {
            _isDraining = isOn;
            logger.Draining(isOn);
            TellLoad();
        }
    }

    /// <summary>Serves one connection to its end.</summary>
    public async Task ServeAsync(ControlSocket socket, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(node.Times.Call);
        if (await socket.ReceiveAsync(patience.Token) is not { Kind: ControlKind.Hello, Hello: { } hello })
        {
            return;
        }

        if (await GreetAsync(socket, hello) is not { } session)
        {
            await socket.CloseAsync(node.Times.Connect);
            return;
        }

        var invocations = new Invocations();
        try
        {
            while (await socket.ReceiveAsync(cancellationToken) is { } message)
            {
                await HandleAsync(socket, session, message, invocations);
            }
        }
        finally
        {
            session.Detach(socket);
        }
    }

    public override void Dispose()
    {
        _greeting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(node.Times.Beat);
        while (!stoppingToken.IsCancellationRequested)
        {
            await timer.NextAsync(stoppingToken);
            try
            {
                TellLoad();
                await EndOverAsync();
            }
            catch (Exception e)
            {
                // Whatever it was: the other web nodes are still there.
                logger.TurnFailed(e.GetType().Name);
            }
        }
    }

    private async Task EndOverAsync()
    {
        foreach (var session in _sessions.Values.Where(session => session.IsOver(node.Times)))
        {
            // Nobody may take it up again meanwhile.
            await _greeting.WaitAsync();
            try
            {
                if (session.IsOver(node.Times) && _sessions.TryRemove(KeyValuePair.Create(session.Node, session)))
                {
                    logger.WebGone(session.Node);
                    await session.EndAsync();
                }
            }
            finally
            {
                _greeting.Release();
            }
        }
    }

    private void TellLoad()
    {
        var load = Load;
        foreach (var session in _sessions.Values)
        {
            session.Beat(load);
        }
    }

    private async Task<ControlSession?> GreetAsync(ControlSocket socket, ControlHello hello)
    {
        if (HelloCheck.Refusal(node.Self, hello, node.Clock.GetUtcNow()) is var (code, sentence))
        {
            meters.Refused(code);
            logger.RefusedWeb(hello.Node, code, sentence);
            socket.Send(new ControlMessage(ControlKind.Refused) { Error = new MediaError(code, sentence) });
            return null;
        }

        await _greeting.WaitAsync();
        try
        {
            var former = _sessions.GetValueOrDefault(hello.Node);
            if (former?.IsLate(hello) == true)
            {
                return null;
            }

            var resumed = former?.CanResume(hello) == true && hello.Of == node.Self.Incarnation;
            var session = resumed ? former! : new ControlSession(hello.Node, hello.Incarnation, rooms);
            _sessions[hello.Node] = session;
            if (!resumed && former is not null)
            {
                await former.EndAsync();
            }

            await session.AttachAsync(socket, hello, new ControlMessage(ControlKind.Hello) { Hello = Greeting(resumed), Load = Load });
            logger.WebConnected(hello.Node, resumed);
            return session;
        }
        finally
        {
            _greeting.Release();
        }
    }

    private ControlHello Greeting(bool resumed) =>
        new(node.Self.Protocol, node.Self.Schema, node.Self.Id, node.Self.Incarnation, node.Clock.GetUtcNow()) { Resumed = resumed };

    /// <summary>Entering and leaving keep their order; methods run beside each other, as those of several browsers do.</summary>
    private async Task HandleAsync(ControlSocket socket, ControlSession session, ControlMessage message, Invocations invocations)
    {
        switch (message)
        {
            case { Kind: ControlKind.Beat, Sequence: { } sequence }:
                session.Confirm(sequence);
                break;
            case { Kind: ControlKind.Enter, Call: { } call, Peer: { } peer, Enter: { } order }:
                socket.Send(new ControlMessage(ControlKind.Answer) { Call = call, Error = await EnterAsync(session, peer, order) });
                break;
            case { Kind: ControlKind.Leave, Peer: { } peer }:
                await session.LeaveAsync(peer);
                break;
            case { Kind: ControlKind.Invoke, Call: { } call } when invocations.Count >= MaxInvocations:
                socket.Send(new ControlMessage(ControlKind.Answer) { Call = call, Error = new MediaError(HubCodes.TryAgain) });
                break;
            case { Kind: ControlKind.Invoke, Call: not null, Peer: not null, Name: not null }:
                _ = InvokeAsync(socket, session, message, invocations);
                break;
            case { Kind: ControlKind.Drain, IsOn: { } isOn }:
                Drain(isOn);
                break;
        }
    }

    private async Task<MediaError?> EnterAsync(ControlSession session, long peer, EnterOrder order)
    {
        if (_isDraining && !IsOpen(order.Room))
        {
            return new MediaError(ControlCodes.Draining);
        }

        // Another node may take a room that this one cannot open; one that is open here and full is full everywhere.
        var refused = await session.EnterAsync(peer, order);
        return refused is not null && NodeRefusals.Contains(refused.Code) && !IsOpen(order.Room)
            ? new MediaError(ControlCodes.NotTaken, refused.Code)
            : refused;
    }

    private bool IsOpen(string room) => rooms.Find(new RoomId(room)) is not null;

    private async Task InvokeAsync(ControlSocket socket, ControlSession session, ControlMessage message, Invocations invocations)
    {
        Interlocked.Increment(ref invocations.Count);
        using var span = Traces.Begin($"relay {message.Kind}", ActivityKind.Server, message.Trace);
        try
        {
            var (data, error) = await session.InvokeAsync(message.Peer!.Value, message.Name!, message.Data ?? default);
            socket.Send(new ControlMessage(ControlKind.Answer)
            {
                Call = message.Call,
                Error = error,
                Data = data is null ? null : JsonSerializer.SerializeToElement(data, MediaJson.Options),
            });
        }
        catch (Exception e)
        {
            logger.TurnFailed(e.GetType().Name);
            socket.Send(new ControlMessage(ControlKind.Answer) { Call = message.Call, Error = new MediaError(HubCodes.TryAgain) });
        }
        finally
        {
            Interlocked.Decrement(ref invocations.Count);
        }
    }

    /// <summary>How many methods of one connection are under way.</summary>
    private sealed class Invocations
    {
        public int Count;
    }
}

/// <summary>Codes between nodes; no browser sees them.</summary>
internal static class ControlCodes
{
    /// <summary>The relay node takes no new rooms.</summary>
    public const string Draining = "draining";

    /// <summary>The relay node cannot open the room: it has as many as it may have, or its relay has closed.</summary>
    public const string NotTaken = "not-taken";
}
