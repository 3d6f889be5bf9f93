using VideoDesk.SignalingServer.Nodes;

namespace VideoDesk.SignalingServer.Presence;

/// <summary>A sign of life as Redis has it.</summary>
/// <param name="Node">Whose.</param>
/// <param name="Incarnation">Of which process.</param>
/// <param name="Age">How old it is, by the clock of Redis.</param>
internal readonly record struct NodeBeat(string Node, string Incarnation, TimeSpan Age)
{
    public string Process => $"{Node}/{Incarnation}";

    /// <summary>How far the node's clock is ahead of that of Redis; null when it has not said.</summary>
    public TimeSpan? ClockAhead { get; init; }
}

/// <summary>What a sign of life is answered with.</summary>
/// <param name="Nodes">Every node's last.</param>
/// <param name="IsContinued">Redis has this node's last one: nothing was lost.</param>
/// <param name="ClockAhead">How far this node's clock is ahead of that of Redis.</param>
internal sealed record Beats(IReadOnlyList<NodeBeat> Nodes, bool IsContinued, TimeSpan ClockAhead);

/// <summary>What a sign of life has brought.</summary>
/// <param name="IsNew">All seats must be written again: Redis was away for long, or has lost what it had.</param>
/// <param name="IsBack">The others are within reach again.</param>
/// <param name="WasDoubtful">Something has failed since the last one: what could not be written is to be written.</param>
/// <param name="Died">Processes that do not live any more.</param>
/// <param name="Returned">Processes that live after all.</param>
internal sealed record Heard(bool IsNew, bool IsBack, bool WasDoubtful, IReadOnlyList<string> Died, IReadOnlyList<string> Returned);

/// <summary>
/// Which web nodes live, as far as this one can tell, and how far it can tell: while Redis is away or was emptied a moment ago nobody is
/// declared dead. Thread-safe.
/// </summary>
internal sealed class WebNodes(NodeContext node)
{
    private readonly Lock _lock = new();

    /// <summary>Processes that are known not to live, and since when.</summary>
    private readonly Dictionary<string, DateTimeOffset> _dead = [];

    /// <summary>Processes that were met in seats and not heard yet, and since when.</summary>
    private readonly Dictionary<string, long> _unheard = [];

    /// <summary>When each was heard last, by this node's clock.</summary>
    private Dictionary<string, DateTimeOffset> _heard = [];

    /// <summary>Since when Redis answers without a break and has lost nothing; null while it does not.</summary>
    private long? _answersSince;

    /// <summary>Something has failed since the last sign of life.</summary>
    private bool _isDoubtful = true;

    /// <summary>Signs of life in a row that failed.</summary>
    private int _missed;

    /// <summary>Signs of life in a row after which a clock that is apart is refused: the others' offsets are one sign of life old.</summary>
    private const int BeatsApart = 5;

    /// <summary>Signs of life in a row with which this node's clock was apart.</summary>
    private int _beatsApart;

    /// <summary>How far this node's clock is ahead of the others', when it is not one to work with.</summary>
    private TimeSpan? _clockAhead;

    /// <summary>How often the way to the others was interrupted and how often it came back.</summary>
    private int _turns;

    /// <summary>Changes whenever the way to the others is interrupted or comes back: what they told in between was not heard.</summary>
    public int Turns
    {
        get
        {
            lock (_lock)
            {
                return _turns;
            }
        }
    }

    /// <summary>Why nobody should be sent to this node: a sentence for those who run it. Null when its clock agrees with the others'.</summary>
    public string? ClockRefusal
    {
        get
        {
            lock (_lock)
            {
                return _clockAhead is { } ahead ? HelloCheck.OffsetSentence(node.Self.Id, ahead, "the other nodes") : null;
            }
        }
    }

    /// <summary>Nothing is asked until the next sign of life: it would only wait.</summary>
    public bool IsAway
    {
        get
        {
            lock (_lock)
            {
                return _isDoubtful;
            }
        }
    }

    /// <summary>The other nodes are out of reach, for longer than a hiccup.</summary>
    public bool IsLimited
    {
        get
        {
            lock (_lock)
            {
                return _missed >= node.Times.MissedBeats;
            }
        }
    }

    /// <summary>Every node has had the time to write its seats again.</summary>
    public bool IsWhole
    {
        get
        {
            lock (_lock)
            {
                return !_isDoubtful && IsWholeNow;
            }
        }
    }

    private bool IsWholeNow => _answersSince is { } since && TimeProvider.System.GetElapsedTime(since) >= node.Times.Whole;

    /// <summary>Something that was asked of Redis failed.</summary>
    public void Doubt()
    {
        lock (_lock)
        {
            Interrupt();
        }
    }

    /// <summary>A sign of life failed. True when the others are out of reach from now on.</summary>
    public bool Miss()
    {
        lock (_lock)
        {
            Interrupt();
            _turns += _missed + 1 == node.Times.MissedBeats ? 1 : 0;
            return ++_missed == node.Times.MissedBeats;
        }
    }

    /// <summary>A sign of life was taken.</summary>
    public Heard Hear(Beats heard)
    {
        var (beats, isContinued, ahead) = heard;
        var now = node.Clock.GetUtcNow();
        lock (_lock)
        {
            var fault = ClockAgreement.Fault(ahead, OthersAhead(beats));
            _beatsApart = fault is null ? 0 : _beatsApart + 1;
            _clockAhead = _beatsApart >= BeatsApart ? fault : null;
            var (wasDoubtful, isBack) = (_isDoubtful, _missed >= node.Times.MissedBeats);
            var isNew = !isContinued || isBack;
            if (isNew || wasDoubtful)
            {
                _answersSince = TimeProvider.System.GetTimestamp();
                _turns += _heard.Count > 0 ? 1 : 0;
            }

            (_isDoubtful, _missed) = (false, 0);
            var returned = beats.Where(beat => beat.Age <= node.Times.Dead && _dead.Remove(beat.Process)).Select(static beat => beat.Process).ToList();
            return new Heard(isNew, isBack, wasDoubtful, Judge(beats, now), returned);
        }
    }

    /// <summary>Since when a process does not live; null when it does, or nobody can tell.</summary>
    public DateTimeOffset? DeadSince(string process)
    {
        lock (_lock)
        {
            if (process == node.Self.Process)
            {
                return null;
            }

            if (_dead.TryGetValue(process, out var since))
            {
                return since;
            }

            if (!_heard.ContainsKey(process))
            {
                _unheard.TryAdd(process, TimeProvider.System.GetTimestamp());
            }

            return null;
        }
    }

    private void Interrupt()
    {
        _turns += _isDoubtful ? 0 : 1;
        (_isDoubtful, _answersSince) = (true, null);
    }

    private List<TimeSpan> OthersAhead(IReadOnlyList<NodeBeat> beats) =>
        [.. beats.Where(beat => beat.Node != node.Self.Id && beat.Age <= node.Times.Dead).Select(static beat => beat.ClockAhead).OfType<TimeSpan>()];

    private List<string> Judge(IReadOnlyList<NodeBeat> beats, DateTimeOffset now)
    {
        foreach (var process in _dead.Keys.Where(process => _dead[process] + RedisPresence.Kept < now && beats.All(beat => beat.Process != process)).ToList())
        {
            _dead.Remove(process);
        }

        var died = new List<string>();
        var heard = beats.ToDictionary(static beat => beat.Process, beat => now - beat.Age);
        foreach (var process in heard.Keys)
        {
            _unheard.Remove(process);
        }

        if (IsWholeNow)
        {
            var silent = beats.Where(beat => beat.Age > node.Times.Dead).Select(static beat => beat.Process);
            var replaced = _heard.Keys.Except(heard.Keys);
            foreach (var process in silent.Concat(replaced).Where(process => process != node.Self.Process && !_dead.ContainsKey(process)))
            {
                _dead[process] = heard.TryGetValue(process, out var last) ? last : _heard[process];
                died.Add(process);
            }

            // Those of before this one's time.
            foreach (var process in _unheard.Where(met => TimeProvider.System.GetElapsedTime(met.Value) > node.Times.Dead).Select(static met => met.Key).ToList())
            {
                _unheard.Remove(process);
                _dead[process] = now;
                died.Add(process);
            }
        }
        else
        {
            // Who was known stays known: Redis may have lost him.
            foreach (var (process, last) in _heard)
            {
                heard.TryAdd(process, last);
            }
        }

        _heard = heard;
        return died;
    }
}
