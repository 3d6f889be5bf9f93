using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Ice;

/// <summary>
/// The few remote addresses that have proved the password, and the news about them for whoever routes by address.
/// At most <see cref="Capacity"/>; in no particular order.
/// </summary>
internal sealed class IcePairs
{
    /// <summary>As many as a browser with several networks, two address families and TCP opens at a time.</summary>
    public const int Capacity = 8;

    private readonly IcePair[] _pairs = new IcePair[Capacity];

    /// <summary>
    /// Pairs that the owner knows and that are gone. Never more than <see cref="Capacity"/> together with the known ones that remain,
    /// because no addition is told while a removal waits.
    /// </summary>
    private readonly TransportAddress[] _removed = new TransportAddress[Capacity];

    /// <summary>How many places of <see cref="_removed"/> are filled.</summary>
    private int _removedCount;

    public int Count { get; private set; }

    public ref readonly IcePair this[int index] => ref _pairs[index];

    public int IndexOf(in TransportAddress address)
    {
        for (var index = 0; index < Count; index++)
        {
            if (_pairs[index].Address == address)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Notes that a valid check came. An unknown address takes the place of the longest silent one, but never of the kept one.</summary>
    public void Hear(Timestamp now, in TransportAddress address, in TransportAddress? kept)
    {
        var index = IndexOf(address);
        if (index >= 0)
        {
            _pairs[index].LastHeard = now;
            return;
        }

        if (Count == Capacity)
        {
            RemoveAt(LongestSilent(kept));
        }

        _pairs[Count++] = new() { Address = address, LastHeard = now };
    }

    public void RemoveAt(int index)
    {
        if (_pairs[index].IsAnnounced)
        {
            _removed[_removedCount++] = _pairs[index].Address;
        }

        _pairs[index] = _pairs[--Count];
    }

    /// <summary>When the longest silent pair was heard; never without pairs.</summary>
    public Timestamp OldestHeard()
    {
        var oldest = Timestamp.Never;
        for (var index = 0; index < Count; index++)
        {
            oldest = Timestamp.Earlier(oldest, _pairs[index].LastHeard);
        }

        return oldest;
    }

    /// <summary>The pair to use when nobody was nominated: UDP before TCP, then the latest heard.</summary>
    public TransportAddress? Best()
    {
        var best = -1;
        for (var index = 0; index < Count; index++)
        {
            if (best < 0 || IsBetter(_pairs[index], _pairs[best]))
            {
                best = index;
            }
        }

        return best < 0 ? null : _pairs[best].Address;
    }

    public bool TryTakeRemoved(out TransportAddress removed)
    {
        var isWaiting = _removedCount > 0;
        removed = isWaiting ? _removed[--_removedCount] : default;
        return isWaiting;
    }

    /// <summary>The next pair that the owner was not told; nothing while it has to be told of a removal.</summary>
    public bool TryTakeAdded(out TransportAddress added)
    {
        for (var index = 0; _removedCount == 0 && index < Count; index++)
        {
            if (!_pairs[index].IsAnnounced)
            {
                _pairs[index].IsAnnounced = true;
                added = _pairs[index].Address;
                return true;
            }
        }

        added = default;
        return false;
    }

    private static bool IsBetter(in IcePair candidate, in IcePair best) =>
        candidate.Address.Kind == best.Address.Kind ? candidate.LastHeard > best.LastHeard : candidate.Address.Kind == PathKind.Udp;

    private int LongestSilent(in TransportAddress? kept)
    {
        var silent = -1;
        for (var index = 0; index < Count; index++)
        {
            var isEligible = !kept.HasValue || _pairs[index].Address != kept.Value;
            if (isEligible && (silent < 0 || _pairs[index].LastHeard < _pairs[silent].LastHeard))
            {
                silent = index;
            }
        }

        return silent;
    }
}

/// <summary>One remote address that has proved the password.</summary>
internal struct IcePair
{
    public TransportAddress Address;

    /// <summary>When its last valid check came.</summary>
    public Timestamp LastHeard;

    /// <summary>The owner has been told of it.</summary>
    public bool IsAnnounced;
}
