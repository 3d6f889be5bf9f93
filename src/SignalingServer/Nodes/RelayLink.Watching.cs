using System.Net;
using System.Net.Sockets;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Signs of life, and what their absence means.</summary>
internal sealed partial class RelayLink
{
    /// <summary>What was answered at its address last instead of a control connection; null when nothing.</summary>
    private HttpStatusCode? _answered;

    /// <summary>Says that this side lives and what it has heard; ends a connection on which nothing is heard.</summary>
    private async Task WatchAsync(ControlSocket socket)
    {
        using var timer = new PeriodicTimer(_node.Times.Beat / 2);
        while (_socket == socket && !_ends.IsCancellationRequested)
        {
            socket.Send(new ControlMessage(ControlKind.Beat) { Sequence = Interlocked.Read(ref _sequence) });
            await timer.NextAsync(_ends.Token);
            if (_socket == socket && socket.Silence > _node.Times.Silence)
            {
                SetState(LinkState.Silent);
                socket.Abort();
                return;
            }
        }
    }

    /// <summary>
    /// A machine that answers "nobody listens here" has lost the process. One that does not answer, or whose name is unknown for a
    /// moment, is out of reach, and that says nothing about its rooms.
    /// </summary>
    private void Failed(Exception error)
    {
        if (_ends.IsCancellationRequested)
        {
            return;
        }

        if (IsNobodyThere(error))
        {
            if (State is LinkState.Up or LinkState.Silent)
            {
                Lose();
            }

            SetState(LinkState.Down);
        }
        else if (StatusOf(error) is HttpStatusCode.Unauthorized)
        {
            Refuse("key", "The control answered 401: Nodes:ControlKey must be the same on every node.");
        }
        else
        {
            Miss(StatusOf(error));
        }
    }

    /// <summary>It is out of reach: also when something between answers in its place, which is said once.</summary>
    private void Miss(HttpStatusCode? status)
    {
        if (status is { } answered && _answered != answered)
        {
            _logger.UnexpectedAnswer(Id, (int)answered);
        }

        _answered = status;
        if (State == LinkState.Up)
        {
            SetState(LinkState.Silent);
        }
    }

    private void Refuse(string code, string sentence)
    {
        if (State != LinkState.Refused)
        {
            _logger.RefusedByRelay(Id, code, sentence);
            Lose();
        }

        SetState(LinkState.Refused);
    }

    private void Lose()
    {
        Life++;
        _listener.Lost(this);
    }

    private void SetState(LinkState state)
    {
        if (State == state)
        {
            return;
        }

        State = state;
        Interlocked.Exchange(ref _stateAt, TimeProvider.System.GetTimestamp());
        _logger.LinkState(Id, state);
        _listener.Changed(this);
    }

    private void SetLoad(RelayLoad? load)
    {
        if (load is null)
        {
            return;
        }

        var changes = Load.IsDraining != load.IsDraining;
        (Load, PlacedSince) = (load, 0);
        if (changes)
        {
            _listener.Changed(this);
        }
    }

    private static bool IsNobodyThere(Exception error) => error switch
    {
        SocketException socket => socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset,
        { InnerException: { } inner } => IsNobodyThere(inner),
        _ => false,
    };

    private static HttpStatusCode? StatusOf(Exception error) => (error as HttpRequestException)?.StatusCode;
}
