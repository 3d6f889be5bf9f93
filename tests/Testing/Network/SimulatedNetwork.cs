using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Network;

/// <summary>
/// Carries datagrams between one relay and many peers in virtual time. Addresses are as in the core: a remote end, and the index of the
/// local socket. Each peer has links of its own; an address that nobody holds swallows what is sent to it.
/// </summary>
internal sealed class SimulatedNetwork(int seed)
{
    public static readonly IPEndPoint[] RelayEndPoints = [new(IPAddress.Parse("10.0.0.1"), 3478), new(IPAddress.Parse("fd00::1"), 3478)];

    private readonly PriorityQueue<Flight, (long At, long Order)> _flights = new();

    /// <summary>Who holds an address; UDP and TCP share it.</summary>
    private readonly Dictionary<TransportAddress, Place> _places = [];

    private readonly List<NetworkNode> _nodes = [];

    private long _order;

    private int _nextHost = 1;

    /// <summary>The relay's addresses as candidates.</summary>
    public static IReadOnlyList<IceCandidate> Candidates =>
    [
        .. RelayEndPoints.Select((endPoint, index) => new IceCandidate
        {
            Foundation = $"f{index}",
            Priority = (uint)(2_000_000_000 - index),
            Address = endPoint.Address.ToString(),
            Protocol = "udp",
            Port = (ushort)endPoint.Port,
        }),
    ];

    public Timestamp NextArrival => _flights.TryPeek(out _, out var due) ? new(due.At) : Timestamp.Never;

    /// <summary>Adds a machine with this many sockets, each behind an address of its own.</summary>
    public NetworkNode AddNode(int sockets = 1)
    {
        var node = new NetworkNode(_nodes.Count, new Link(seed + (_nodes.Count * 2)), new Link(seed + (_nodes.Count * 2) + 1));
        _nodes.Add(node);
        for (byte socket = 0; socket < sockets; socket++)
        {
            AddSocket(node);
        }

        return node;
    }

    public byte AddSocket(NetworkNode node)
    {
        var socket = (byte)node.Addresses.Count;
        node.Addresses.Add(default);
        Rebind(node, socket);
        return socket;
    }

    /// <summary>Gives a socket a new address, as a NAT does after a pause: what is sent to the old one is lost.</summary>
    public void Rebind(NetworkNode node, byte socket)
    {
        Unbind(node, socket);
        var host = _nextHost++;
        var address = TransportAddress.From(new(new IPAddress([192, 168, (byte)(host >> 8), (byte)host]), 40_000 + host));
        node.Addresses[socket] = address;
        _places[address] = new(node, socket);
    }

    /// <summary>Takes a socket's address away.</summary>
    public void Unbind(NetworkNode node, byte socket) => _places.Remove(node.Addresses[socket]);

    /// <summary>A datagram of a peer leaves towards a relay address through one of its sockets.</summary>
    public void SendToRelay(Timestamp now, NetworkNode node, in TransportAddress to, byte[] datagram)
    {
        var from = node.Addresses[to.Socket];
        if (!_places.ContainsKey(from) || !TryFindRelaySocket(to, out var relaySocket))
        {
            return;
        }

        Launch(now, node.Up, new(null, new(from.High, from.Low, from.Port, to.Kind, relaySocket), datagram));
    }

    /// <summary>A datagram of the relay leaves towards a peer.</summary>
    public void SendToPeer(Timestamp now, in TransportAddress to, byte[] datagram)
    {
        if (_places.TryGetValue(new(to.High, to.Low, to.Port, PathKind.Udp, 0), out var place))
        {
            var from = TransportAddress.From(RelayEndPoints[to.Socket], to.Kind, place.Socket);
            Launch(now, place.Node.Down, new(place.Node, from, datagram));
        }
    }

    /// <summary>Injects a datagram that arrives at the relay now, from any address.</summary>
    public void Inject(Timestamp now, in TransportAddress from, byte[] datagram) =>
        _flights.Enqueue(new(null, from, datagram), (now.Microseconds, _order++));

    public bool TryTakeArrival(Timestamp now, out Flight flight)
    {
        flight = default;
        return _flights.TryPeek(out _, out var due) && due.At <= now.Microseconds && _flights.TryDequeue(out flight, out _);
    }

    private static bool TryFindRelaySocket(in TransportAddress to, out byte socket)
    {
        for (socket = 0; socket < RelayEndPoints.Length; socket++)
        {
            if (TransportAddress.From(RelayEndPoints[socket], to.Kind, to.Socket) == to)
            {
                return true;
            }
        }

        return false;
    }

    private void Launch(Timestamp now, Link link, in Flight flight)
    {
        Span<Timestamp> arrivals = stackalloc Timestamp[2];
        var copies = link.Schedule(now, flight.Datagram, arrivals);
        for (var i = 0; i < copies; i++)
        {
            _flights.Enqueue(flight, (arrivals[i].Microseconds, _order++));
        }
    }

    private readonly record struct Place(NetworkNode Node, byte Socket);
}

/// <summary>A machine: its links to and from the relay, and the addresses of its sockets.</summary>
internal sealed class NetworkNode(int index, Link up, Link down)
{
    public int Index { get; } = index;

    /// <summary>Towards the relay.</summary>
    public Link Up { get; } = up;

    /// <summary>From the relay.</summary>
    public Link Down { get; } = down;

    /// <summary>By socket.</summary>
    public List<TransportAddress> Addresses { get; } = [];
}

/// <summary>A datagram under way.</summary>
/// <param name="To">The machine; null is the relay.</param>
/// <param name="From">The sender as the receiver sees it.</param>
/// <param name="Datagram">Its bytes.</param>
internal readonly record struct Flight(NetworkNode? To, TransportAddress From, byte[] Datagram);
