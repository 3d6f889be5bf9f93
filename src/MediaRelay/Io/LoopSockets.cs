using System.Net;
using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Where a loop can be reached: one candidate of ICE. Socket is the index of the listening address, which paths carry.</summary>
internal readonly record struct LoopEndpoint(IPAddress Address, int Port, PathKind Kind, byte Socket);

/// <summary>The listening sockets of a loop: on each address one of UDP and one of TCP, all with the same port number.</summary>
internal sealed class LoopSockets : IDisposable
{
    /// <summary>How often another number is tried when the system chose one that is free for UDP and taken elsewhere.</summary>
    private const int MaxAttempts = 32;

    private readonly List<UdpPort> _udpPorts = [];
    private readonly List<TcpPort> _tcpPorts = [];

    private LoopSockets()
    {
    }

    public IReadOnlyList<UdpPort> UdpPorts => _udpPorts;

    public List<TcpPort> TcpPorts => _tcpPorts;

    public IReadOnlyList<LoopEndpoint> Endpoints { get; private set; } = [];

    public static LoopSockets Open(LoopOptions options, LoopCounters counters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.ListenAddresses.Count, byte.MaxValue);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (TryOpen(options, counters) is { } sockets)
            {
                return sockets;
            }

            if (options.Port != 0)
            {
                throw new IOException($"Port {options.Port} is in use.");
            }
        }

        throw new IOException("No port number is free for UDP and TCP on all addresses.");
    }

    /// <summary>The UDP socket of that index, null when there is none.</summary>
    public UdpPort? UdpPort(byte index) => index < _udpPorts.Count ? _udpPorts[index] : null;

    /// <summary>The TCP socket of that index, null when there is none.</summary>
    public TcpPort? TcpPort(byte index) => index < _tcpPorts.Count ? _tcpPorts[index] : null;

    public void Dispose()
    {
        _udpPorts.ForEach(static port => port.Dispose());
        _tcpPorts.ForEach(static port => port.Dispose());
        _udpPorts.Clear();
        _tcpPorts.Clear();
    }

    /// <summary>Null when a number is taken; whatever was opened before is closed then.</summary>
    private static LoopSockets? TryOpen(LoopOptions options, LoopCounters counters)
    {
        var sockets = new LoopSockets();
        var complete = false;
        try
        {
            complete = sockets.TryOpenAll(options, counters);
            return complete ? sockets : null;
        }
        finally
        {
            if (!complete)
            {
                sockets.Dispose();
            }
        }
    }

    private bool TryOpenAll(LoopOptions options, LoopCounters counters)
    {
        var endpoints = new List<LoopEndpoint>();
        var number = options.Port;
        for (byte index = 0; index < options.ListenAddresses.Count; index++)
        {
            var address = options.ListenAddresses[index];
            if (options.Udp)
            {
                if (Io.UdpPort.TryOpen(options, new(address, number), index) is not { } udp)
                {
                    return false;
                }

                _udpPorts.Add(udp);
                number = udp.LocalEndPoint.Port;
                endpoints.Add(new(address, number, PathKind.Udp, index));
            }

            if (options.Tcp)
            {
                if (Io.TcpPort.TryOpen(options, new(address, number), index, counters) is not { } tcp)
                {
                    return false;
                }

                _tcpPorts.Add(tcp);
                number = tcp.LocalEndPoint.Port;
                endpoints.Add(new(address, number, PathKind.Tcp, index));
            }
        }

        Endpoints = endpoints;
        return true;
    }
}
