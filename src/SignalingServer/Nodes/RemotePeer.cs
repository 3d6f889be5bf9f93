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

    /// <summary>While he is being entered elsewhere: where he still is. Null when nowhere, or once he is entered.</summary>
    private PeerEntry? _former;

    /// <summary>The place where he is being entered has spoken: his browser turns to it.</summary>
    private bool _isWelcome;

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

    /// <summary>He is being entered here; where he is stays his until <see cref="Complete"/>.</summary>
    public void Begin(PeerEntry entry)
    {
        lock (_gate)
        {
            (_former, _entry, _isWelcome) = (_entry, entry, false);
            Renew();
        }
    }

    /// <summary>He is entered, or refused for good; the place to be given up.</summary>
    public PeerEntry? Complete(PeerEntry entry)
    {
        lock (_gate)
        {
            if (_entry == entry)
            {
                _entered.TrySetResult();
            }

            var former = _former;
            _former = null;
            return former;
        }
    }

    /// <summary>
    /// He was not entered: he is where he was before, if anywhere. When his browser was told of the new place he has to be welcomed once
    /// more, wherever that is.
    /// </summary>
    public void GoBack()
    {
        lock (_gate)
        {
            _entry = _former is { IsAlive: true } ? _former : null;
            _former = null;
            if (_entry is not null && !_isWelcome)
            {
                _entered.TrySetResult();
            }
            else
            {
                Renew();
            }
        }
    }

    /// <summary>He is not there any more, if that was where he is or was before.</summary>
    public bool Void(PeerEntry entry)
    {
        lock (_gate)
        {
            if (_former == entry)
            {
                _former = null;
                return true;
            }

            if (_entry != entry)
            {
                return false;
            }

            _entry = null;
            Renew();
            return true;
        }
    }

    /// <summary>Takes all his places away: they are the caller's to give up.</summary>
    public IEnumerable<PeerEntry> VoidAll()
    {
        lock (_gate)
        {
            PeerEntry?[] places = [_entry, _former];
            (_entry, _former) = (null, null);
            Renew();
            return places.OfType<PeerEntry>();
        }
    }

    /// <summary>
    /// The relay says that he is there no more: somebody with his id has come. From another web node, unless he himself is being entered
    /// there anew, or was: an attempt that nobody waits for any longer may still be carried out, wherever he is by then.
    /// </summary>
    /// <param name="entry">The place that he has no more.</param>
    /// <param name="isByHimself">
    /// The relay says that it was this web node that entered him; relay nodes of the version before do not say so.
    /// </param>
    public void Gone(PeerEntry entry, bool isByHimself)
    {
        lock (_gate)
        {
            var isHimself = isByHimself || (_former == entry && _entry?.Link == entry.Link);
            if (Void(entry) && !isHimself)
            {
                IsOusted = true;
            }
        }
    }

    /// <summary>Passes on what the relay says, unless it comes from a place that he has left. Where he is being entered counts from its first word.</summary>
    public void Told(long number, ControlMessage message)
    {
        lock (_gate)
        {
            if (_entry?.Number == number)
            {
                _isWelcome = true;
            }
            else if (_isWelcome || _former?.Number != number)
            {
                return;
            }
        }

        if (message is { Name: { } name, Data: { } data })
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
