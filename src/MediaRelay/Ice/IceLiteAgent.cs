using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Ice;

/// <summary>
/// The relay's end of ICE for one transport: a lite agent, always controlled, which answers checks and never sends any
/// (RFC 8445 §2.5). It learns the peer's addresses from the checks that prove the password and follows the peer's choice among them.
/// After every call the owner takes the removed and the added addresses, and looks at <see cref="Revision"/>.
/// </summary>
/// <param name="local">What the peer was told to begin with.</param>
/// <param name="consentTimeout">A pair that was silent for so long may not be sent to any more (RFC 7675 §5.1 says 30 s).</param>
internal sealed class IceLiteAgent(IceCredentials local, Duration consentTimeout)
{
    /// <summary>Room that the answer to any request needs, in bytes.</summary>
    public const int MaxAnswerLength = 128;

    /// <summary>The addresses that have proved a password that is still valid.</summary>
    private readonly IcePairs _pairs = new();

    /// <summary>Knows the passwords and writes the answers.</summary>
    private readonly CheckResponder _responder = new(local);

    /// <summary>Where media goes; null when there is no pair.</summary>
    private TransportAddress? _selected;

    /// <summary>The peer itself chose the selected pair.</summary>
    private bool _isNominated;

    /// <summary>The highest nomination value of this generation; 0 when the peer gave none.</summary>
    private uint _highestNomination;

    public IceState State { get; private set; } = IceState.New;

    /// <summary>Grows whenever <see cref="State"/>, the selected pair, <see cref="Current"/> or <see cref="Previous"/> changes.</summary>
    public int Revision { get; private set; }

    /// <summary>The fragment by which new addresses reach this transport.</summary>
    public UsernameFragment Current => _responder.Current.Fragment;

    /// <summary>The fragment from before a restart, as long as it is valid.</summary>
    public UsernameFragment? Previous => _responder.Previous?.Fragment;

    /// <summary>When the longest silent pair loses its consent.</summary>
    public Deadline NextDeadline { get; private set; } = Deadline.Never;

    public ref readonly IceCounters Counters => ref _responder.Counters;

    /// <summary>
    /// Takes a STUN message and returns how many bytes of <paramref name="answer"/> to send back to where it came from; 0 for none.
    /// Who has not proved the password never gets more bytes than it sent, so the relay amplifies nothing.
    /// </summary>
    public int HandleRequest(Timestamp now, in TransportAddress from, ReadOnlySpan<byte> datagram, Span<byte> answer)
    {
        if (!_responder.TryTakeCheck(datagram, out var request))
        {
            return 0;
        }

        if (_responder.Refuse(request, out var credentials) is { } code)
        {
            return _responder.WriteError(answer, request, code, credentials);
        }

        Accept(now, from, request, credentials!);
        return CheckResponder.WriteSuccess(answer, request, from, credentials!);
    }

    /// <summary>Forgets the pairs whose consent has run out. Nothing else is due here.</summary>
    public void HandleTimeout(Timestamp now)
    {
        for (var index = _pairs.Count - 1; index >= 0; index--)
        {
            if (_pairs[index].LastHeard + consentTimeout <= now)
            {
                _pairs.RemoveAt(index);
            }
        }

        Settle();
    }

    /// <summary>Forgets a pair whose TCP connection has closed. An unknown one is no mistake.</summary>
    public void Remove(in TransportAddress pair)
    {
        var index = _pairs.IndexOf(pair);
        if (index >= 0)
        {
            _pairs.RemoveAt(index);
            Settle();
        }
    }

    /// <summary>
    /// Begins an ICE restart (RFC 8445 §2.4). The new credentials are valid at once. Those that have worked so far, and are returned,
    /// stay valid until the first check with the new ones succeeds; their pairs stay known until their consent runs out. A second restart before that
    /// puts out of use the credentials that never worked.
    /// </summary>
    public IceCredentials Restart(IceCredentials next)
    {
        Revision++;
        return _responder.Restart(next);
    }

    /// <summary>True for an address that has proved the password and not lost its consent since.</summary>
    public bool IsKnown(in TransportAddress address) => _pairs.IndexOf(address) >= 0;

    /// <summary>The pair that media goes to: the nominated one, else the first that was heard, but UDP before TCP.</summary>
    public bool TryGetSelected(out TransportAddress selected)
    {
        selected = _selected.GetValueOrDefault();
        return _selected.HasValue;
    }

    /// <summary>The next address that no longer belongs to this transport. Take these before the added ones.</summary>
    public bool TryTakeRemoved(out TransportAddress removed) => _pairs.TryTakeRemoved(out removed);

    /// <summary>The next address that belongs to this transport from now on; none while removed ones wait.</summary>
    public bool TryTakeAdded(out TransportAddress added) => _pairs.TryTakeAdded(out added);

    private void Accept(Timestamp now, in TransportAddress from, in StunMessage request, IceCredentials credentials)
    {
        _pairs.Hear(now, from, _selected);
        if (_responder.IsFirstSuccessAfterRestart(credentials))
        {
            BeginGeneration(from);
        }

        if (IsNomination(request))
        {
            _isNominated = true;
            Select(from);
        }
        else if (!_isNominated && from.Kind == PathKind.Udp && _selected is { Kind: PathKind.Tcp })
        {
            Select(from);
        }

        Settle();
    }

    /// <summary>
    /// The old credentials end here and media goes where the peer has just answered. The old pairs stay known until their consent runs
    /// out: what the peer sent on them before it nominates the new one is still under way.
    /// </summary>
    private void BeginGeneration(in TransportAddress heard)
    {
        _responder.ForgetPrevious();
        _isNominated = false;
        _highestNomination = 0;
        Select(heard);
        Revision++;
    }

    /// <summary>
    /// Whether this check moves the choice. Of numbered nominations the highest counts, however the checks were reordered on the way;
    /// a peer that numbers them is not overruled by a bare USE-CANDIDATE. Of bare ones the latest counts.
    /// </summary>
    private bool IsNomination(in StunMessage request)
    {
        if (request.Nomination is { } value && value > 0)
        {
            var isLatest = value > _highestNomination || !_isNominated;
            _highestNomination = Math.Max(value, _highestNomination);
            return isLatest;
        }

        return request.UseCandidate && (_highestNomination == 0 || !_isNominated);
    }

    private void Select(in TransportAddress? pair)
    {
        if (_selected != pair)
        {
            _selected = pair;
            Revision++;
        }
    }

    /// <summary>Draws the conclusions from the pairs that are left: selection, state and deadline.</summary>
    private void Settle()
    {
        if (_selected is not { } selected || _pairs.IndexOf(selected) < 0)
        {
            _isNominated = false;
            Select(_pairs.Best());
        }

        if (_pairs.Count == 0)
        {
            _highestNomination = 0; // Whoever comes back counts afresh.
        }

        var state = CurrentState();
        if (state != State)
        {
            State = state;
            Revision++;
        }

        var oldest = _pairs.OldestHeard();
        NextDeadline = oldest == Timestamp.Never ? Deadline.Never : new(oldest + consentTimeout, DeadlineReason.IceConsent);
    }

    private IceState CurrentState()
    {
        if (_selected.HasValue)
        {
            return _isNominated ? IceState.Completed : IceState.Connected;
        }

        return State == IceState.New ? IceState.New : IceState.Disconnected;
    }
}
