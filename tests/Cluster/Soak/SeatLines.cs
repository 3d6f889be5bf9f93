using System.Text.Json;

namespace VideoDesk.Cluster.Soak;

/// <summary>The chat as one seat has it, in order, and whether the server told it as it must. Thread-safe.</summary>
internal sealed class SeatLines(string name, SoakLedger ledger)
{
    private readonly Lock _gate = new();

    /// <summary>Ids of lines, in the order of their positions, which begin with 1.</summary>
    private readonly List<string> _ids = [];

    /// <summary>Told by the connection that has not entered yet.</summary>
    private readonly List<JsonElement> _early = [];

    /// <summary>The connection in use has entered.</summary>
    private bool _isEntered;

    /// <summary>The last position, 0 before the first.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _ids.Count;
            }
        }
    }

    public IReadOnlyList<string> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _ids];
            }
        }
    }

    /// <summary>Another connection is about to enter.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _isEntered = false;
            _early.Clear();
        }
    }

    /// <summary>What was given when entering, all pages of it.</summary>
    public void Enter(IEnumerable<JsonElement> events)
    {
        lock (_gate)
        {
            foreach (var one in events)
            {
                Add(one);
            }

            // What was told before the answer may be in the answer too.
            foreach (var one in _early.Where(one => Position(one) > _ids.Count))
            {
                Add(one);
            }

            _isEntered = true;
        }
    }

    /// <summary>An event that the server told.</summary>
    public void Tell(JsonElement one)
    {
        lock (_gate)
        {
            if (_isEntered)
            {
                Add(one);
            }
            else
            {
                _early.Add(one);
            }
        }
    }

    private static long Position(JsonElement one) => one.GetProperty("position").GetInt64();

    private void Add(JsonElement one)
    {
        var position = Position(one);
        if (position > _ids.Count + 1)
        {
            ledger.Break(SoakRules.Missed, FormattableString.Invariant($"{name}: {position} after {_ids.Count}"));
        }
        else if (position <= _ids.Count)
        {
            ledger.Break(SoakRules.Doubled, FormattableString.Invariant($"{name}: {position} after {_ids.Count}"));
        }
        else
        {
            _ids.Add(one.GetProperty("payload").GetProperty("id").GetString()!);
            ledger.Count("events heard");
        }
    }
}
