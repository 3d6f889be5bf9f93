using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>A participant's place at a relay node.</summary>
/// <param name="Link">To the node.</param>
/// <param name="Life">Of the link, when he was entered.</param>
/// <param name="Number">By which the two nodes know him.</param>
internal sealed record PeerEntry(RelayLink Link, int Life, long Number)
{
    /// <summary>Whether the node may still have him.</summary>
    public bool IsAlive => Link.Life == Life;
}

/// <summary>A participant whom this web node has: what is wanted for him, and how far that has come. Thread-safe.</summary>
internal sealed class RemotePeer(RemoteRoom room, MediaPeer peer, int maxPeers)
{
    private readonly Lock _gate = new();

    /// <summary>Done when he is entered; another one after every loss.</summary>
    private TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where he is or is being entered; null while nowhere.</summary>
    private PeerEntry? _entry;

    public RemoteRoom Room { get; } = room;

    public MediaPeer Peer { get; } = peer;

    public int MaxPeers { get; } = maxPeers;

    /// <summary>Somebody with his id entered from another web node: he is not entered again. Any thread.</summary>
    public volatile bool IsOusted;

    /// <summary>Why the relay does not take him; null while it may.</summary>
    public volatile MediaError? Refusal;

    /// <summary>What his browser said last of its media, and when.</summary>
    private (long At, bool IsFlowing) _flow;

    public PeerEntry? Entry
    {
        get
        {
            lock (_gate)
            {
                return _entry;
            }
        }
    }

    public bool IsEntered => _entered.Task.IsCompletedSuccessfully;

    public bool NeedsEntry => !IsOusted && Refusal is null && !Peer.HasLeft;

    /// <summary>Waits until he is entered, or refused.</summary>
    public async Task<bool> EnteredAsync(TimeSpan patience)
    {
        Task entered;
        lock (_gate)
        {
            entered = _entered.Task;
        }

        await entered.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return entered.IsCompletedSuccessfully;
    }

    /// <summary>He is being entered here; where he was before.</summary>
    public PeerEntry? Begin(PeerEntry entry)
    {
        lock (_gate)
        {
            var former = _entry;
            _entry = entry;
            Renew();
            return former;
        }
    }

    /// <summary>He is entered, or refused for good.</summary>
    public void Complete(PeerEntry entry)
    {
        lock (_gate)
        {
            if (_entry == entry)
            {
                _entered.TrySetResult();
            }
        }
    }

    /// <summary>He is not there any more, if that was where he is.</summary>
    public bool Void(PeerEntry entry)
    {
        lock (_gate)
        {
            if (_entry != entry)
            {
                return false;
            }

            _entry = null;
            Renew();
            return true;
        }
    }

    /// <summary>Passes on what the relay says, unless it comes from a place that he has left.</summary>
    public void Told(long number, ControlMessage message)
    {
        if (Entry?.Number == number && message is { Name: { } name, Data: { } data })
        {
            Peer.Notify(name, data);
        }
    }

    public void ReportFlow(bool isFlowing)
    {
        lock (_gate)
        {
            _flow = (TimeProvider.System.GetTimestamp(), isFlowing);
        }
    }

    /// <summary>What his browser has said since then; null when nothing.</summary>
    public bool? FlowSince(long timestamp)
    {
        lock (_gate)
        {
            return _flow.At >= timestamp ? _flow.IsFlowing : null;
        }
    }

    private void Renew()
    {
        if (_entered.Task.IsCompleted)
        {
            _entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
