using System.Net;

namespace VideoDesk.MediaRelay;

/// <summary>Settings of a relay. Checked once, at start.</summary>
public sealed partial class RelayOptions
{
    /// <summary>Addresses to listen on, IPv4 and IPv6. Defaults to 127.0.0.1: name real addresses to be reachable.</summary>
    public IReadOnlyList<IPAddress> ListenAddresses { get; init; } = [IPAddress.Loopback];

    /// <summary>
    /// Addresses told to browsers in the place of the listening ones, in the same order (a public address behind 1:1 NAT).
    /// Empty: the listening addresses are told.
    /// </summary>
    public IReadOnlyList<IPAddress> AnnouncedAddresses { get; init; } = [];

    /// <summary>First UDP and TCP port; loop n listens on Port + n. 0 lets the system choose. Defaults to 0.</summary>
    public int Port { get; init; }

    /// <summary>Whether ICE-TCP is offered beside UDP. Defaults to true.</summary>
    public bool Tcp { get; init; } = true;

    /// <summary>Whether UDP is offered. False leaves TCP alone, for tests of locked-down networks. Defaults to true.</summary>
    public bool Udp { get; init; } = true;

    /// <summary>Relay loops, each a thread pinned to a core. Defaults to half of the cores, at least one.</summary>
    public int Loops { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Whether each loop's thread stays on one core. Switch it off where the cores are shared with other work. Defaults to true.</summary>
    public bool PinLoops { get; init; } = true;

    /// <summary>How long a browser may be silent before its transport counts as disconnected (RFC 7675). Defaults to 30 s.</summary>
    public TimeSpan ConsentTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a transport may stay unconnected before it is closed. Defaults to 60 s.</summary>
    public TimeSpan SetupTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much is kept for retransmission. Defaults to one second.</summary>
    public TimeSpan RetransmissionHistory { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the packets of an unfinished frame may wait for the rest so that they leave in one run. Zero forwards at once.
    /// Defaults to 300 µs.
    /// </summary>
    public TimeSpan FrameGathering { get; init; } = TimeSpan.FromMicroseconds(300);

    /// <summary>
    /// How long a loop rests after it received something, so that what follows comes in one batch. Longer saves processor time, and adds
    /// at most this much delay; a loop that is not busy does not rest. Defaults to 700 µs.
    /// </summary>
    public TimeSpan ReceiveModeration { get; init; } = TimeSpan.FromMicroseconds(700);

    /// <summary>Rooms at once. Defaults to 2,000.</summary>
    public int MaxRooms { get; init; } = 2000;

    /// <summary>Transports in one room. Defaults to 1,200: a send and a receive transport for 600 participants.</summary>
    public int MaxTransportsPerRoom { get; init; } = 1200;

    /// <summary>Producers on one transport. Defaults to 8.</summary>
    public int MaxProducersPerTransport { get; init; } = 8;

    /// <summary>Consumers on one transport. Defaults to 256.</summary>
    public int MaxConsumersPerTransport { get; init; } = 256;

    /// <summary>What one transport may send to the relay, in bits per second; the rest is dropped. Defaults to 20 Mbit/s.</summary>
    public int MaxIncomingBitrate { get; init; } = 20_000_000;
}
