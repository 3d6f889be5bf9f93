using System.Net;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Settings of one loop: plain values that <see cref="RelayOptions"/> was turned into.</summary>
internal sealed class LoopOptions
{
    /// <summary>Name of the thread, for debuggers and <c>top -H</c>; the kernel shows the first 15 characters. Defaults to "relay".</summary>
    public string Name { get; init; } = "relay";

    /// <summary>Addresses to listen on; the index in this list is the socket index of a path. At most 255.</summary>
    public IReadOnlyList<IPAddress> ListenAddresses { get; init; } = [IPAddress.Loopback];

    /// <summary>One number for UDP and TCP on every address; 0 lets the system choose. Defaults to 0.</summary>
    public int Port { get; init; }

    /// <summary>Whether to listen on UDP. Defaults to true.</summary>
    public bool Udp { get; init; } = true;

    /// <summary>Whether to listen on TCP. Defaults to true.</summary>
    public bool Tcp { get; init; } = true;

    /// <summary>Core to which the thread is pinned; null leaves it to the scheduler. Defaults to null.</summary>
    public int? Core { get; init; }

    /// <summary>Whether runs leave as one system call (UDP_SEGMENT) where the kernel can. Defaults to true.</summary>
    public bool SegmentationOffload { get; init; } = true;

    /// <summary>Whether the kernel may join received datagrams of one sender (UDP_GRO) where it can. Defaults to true.</summary>
    public bool ReceiveOffload { get; init; } = true;

    /// <summary>Whether datagrams are received many at a time (recvmmsg). Defaults to true.</summary>
    public bool ReceiveBatches { get; init; } = true;

    /// <summary>How long the loop rests after it received something, so that what follows comes in one batch. Defaults to none.</summary>
    public Duration ReceiveModeration { get; init; }

    /// <summary>Commands that may wait for the loop; more are refused. Defaults to 65,536.</summary>
    public int MaxPendingCommands { get; init; } = 65_536;

    /// <summary>TCP connections at once on each listening address. Defaults to 4,096.</summary>
    public int MaxTcpConnections { get; init; } = 4096;

    /// <summary>TCP connections of each listening address that may have unsent datagrams at once (256 KiB each). Defaults to 512.</summary>
    public int MaxTcpSendBuffers { get; init; } = 512;

    /// <summary>How long a TCP connection may stay without an answer of the relay, the proof that it carries valid checks. Defaults to 10 s.</summary>
    public Duration TcpProofTimeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>How long a TCP connection may stay silent: a browser repeats its checks every few seconds (RFC 7675). Defaults to 60 s.</summary>
    public Duration TcpIdleTimeout { get; init; } = Duration.FromSeconds(60);
}
