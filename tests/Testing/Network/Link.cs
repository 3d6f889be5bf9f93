using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Network;

/// <summary>One direction between a peer and the relay: decides when, and whether, each datagram arrives.</summary>
internal sealed class Link(int seed)
{
    private static readonly Duration LongestQueue = Duration.FromMilliseconds(500);

    private readonly Random _random = new(seed);

    /// <summary>Datagrams so far, by kind.</summary>
    private readonly int[] _ordinals = new int[Enum.GetValues<DatagramKind>().Length];

    /// <summary>Arrival of the last datagram that kept its place.</summary>
    private Timestamp _lastArrival;

    /// <summary>When the rate limit lets the next datagram go.</summary>
    private Timestamp _freeAt;

    public LinkConditions Conditions { get; set; } = LinkConditions.Perfect;

    /// <summary>Drops what it returns true for, before anything else happens to it.</summary>
    public DropRule? Drop { get; set; }

    /// <summary>Sees every datagram that is sent, dropped ones too.</summary>
    public Action<Timestamp, ReadOnlyMemory<byte>>? Tap { get; set; }

    public long Dropped { get; private set; }

    public long Passed { get; private set; }

    /// <summary>RTP datagrams that were dropped.</summary>
    public long DroppedMedia { get; private set; }

    /// <summary>Datagrams of a kind that were sent so far.</summary>
    public int Sent(DatagramKind kind) => _ordinals[(int)kind];

    /// <summary>Arrivals of one datagram: none, one or two instants.</summary>
    public int Schedule(Timestamp now, ReadOnlyMemory<byte> datagram, Span<Timestamp> arrivals)
    {
        Tap?.Invoke(now, datagram);
        var kind = DatagramClassifier.Classify(datagram.Span);
        var ordinal = ++_ordinals[(int)kind];
        if ((Drop?.Invoke(kind, ordinal, datagram.Span) ?? false) || IsLost(kind) || !TryQueue(now, datagram.Length, out var leaves))
        {
            Dropped++;
            DroppedMedia += kind == DatagramKind.Rtp ? 1 : 0;
            return 0;
        }

        Passed++;
        arrivals[0] = Arrival(leaves);
        if (_random.NextDouble() >= Conditions.Duplication)
        {
            return 1;
        }

        arrivals[1] = arrivals[0] + Duration.FromMilliseconds(1);
        return 2;
    }

    private bool IsLost(DatagramKind kind) =>
        (Conditions.AppliesToSetup || kind is DatagramKind.Rtp or DatagramKind.Rtcp) && _random.NextDouble() < Conditions.Loss;

    private bool TryQueue(Timestamp now, int length, out Timestamp leaves)
    {
        leaves = now;
        if (Conditions.Rate == 0)
        {
            return true;
        }

        leaves = _freeAt > now ? _freeAt : now;
        if (leaves - now > LongestQueue)
        {
            return false;
        }

        _freeAt = leaves + new Duration(length * 8 * 1_000_000L / Conditions.Rate);
        return true;
    }

    private Timestamp Arrival(Timestamp leaves)
    {
        var at = leaves + Conditions.Delay + new Duration((long)(_random.NextDouble() * Conditions.Jitter.Microseconds));
        if (_random.NextDouble() < Conditions.Reordering)
        {
            return at + Conditions.ReorderingDelay;
        }

        _lastArrival = at > _lastArrival ? at : _lastArrival;
        return _lastArrival;
    }
}
