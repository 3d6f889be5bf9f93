using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Network;

/// <summary>What one direction of a path does to datagrams.</summary>
internal sealed record LinkConditions
{
    public static readonly LinkConditions Perfect = new();

    public Duration Delay { get; init; } = Duration.FromMilliseconds(10);

    /// <summary>Up to so much is added to the delay of each datagram; order is kept.</summary>
    public Duration Jitter { get; init; }

    /// <summary>Share of datagrams that vanish, 0 to 1.</summary>
    public double Loss { get; init; }

    /// <summary>Share of datagrams that arrive twice.</summary>
    public double Duplication { get; init; }

    /// <summary>Share of datagrams that others overtake.</summary>
    public double Reordering { get; init; }

    /// <summary>How much later an overtaken datagram comes.</summary>
    public Duration ReorderingDelay { get; init; } = Duration.FromMilliseconds(5);

    /// <summary>Bits per second; 0 is no limit. What does not fit into half a second of queue is dropped.</summary>
    public long Rate { get; init; }

    /// <summary>Whether loss and the other misfortunes also meet STUN and DTLS.</summary>
    public bool AppliesToSetup { get; init; } = true;
}

/// <summary>Says whether one datagram is dropped.</summary>
/// <param name="kind">What it is.</param>
/// <param name="ordinal">The how-manieth of its kind in this direction, from 1.</param>
/// <param name="datagram">Its bytes.</param>
internal delegate bool DropRule(DatagramKind kind, int ordinal, ReadOnlySpan<byte> datagram);
