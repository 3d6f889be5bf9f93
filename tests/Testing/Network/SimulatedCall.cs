using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Network;

/// <summary>
/// A relay, a network and peers in virtual time. <see cref="Run"/> goes from event to event; nothing happens in between and nothing
/// waits. Commands are those of the core itself and take effect at once, as if signalling had no delay.
/// </summary>
internal sealed class SimulatedCall : IDisposable
{
    /// <summary>More turns than this without time going on is a loop that never ends.</summary>
    private const int MaxTurnsPerInstant = 1000;

    public static readonly RoomId Room = new("room");

    private static readonly DtlsCertificate RelayCertificate = NewCertificate();

    private static readonly DtlsCertificate PeerCertificate = NewCertificate();

    private readonly List<RelayEvent> _events = [];

    private readonly List<SimulatedTransport> _transports = [];

    private readonly List<RoomId> _rooms = [];

    private readonly OpenSslDtlsEngineFactory _relayEngines = new(RelayCertificate);

    private readonly OpenSslDtlsEngineFactory _peerEngines;

    private readonly int _seed;

    private int _turnsInInstant;

    public SimulatedCall(int seed = 1, Func<RelayCoreSettings, RelayCoreSettings>? change = null, params ReadOnlySpan<SrtpProfile> profiles)
    {
        _seed = seed;
        _peerEngines = new(PeerCertificate, profiles);
        Network = new SimulatedNetwork(seed * 1000);
        var settings = new RelayCoreSettings
        {
            Candidates = SimulatedNetwork.Candidates,
            UnixMicrosecondsAtZero = 1_700_000_000_000_000,
        };
        Core = new RelayCore(change?.Invoke(settings) ?? settings, _relayEngines, _events.Add);
        OpenRoom(Room);
    }

    /// <summary>Starts well above zero, so that nothing relies on a clock that begins with the call.</summary>
    public Timestamp Now { get; private set; } = new(1_000_000_000);

    public RelayCore Core { get; }

    public SimulatedNetwork Network { get; }

    /// <summary>What the relay told the host, in order.</summary>
    public IReadOnlyList<RelayEvent> Events => _events;

    public IReadOnlyList<SimulatedTransport> Transports => _transports;

    /// <summary>Native memory of DTLS sessions that is still held by the relay.</summary>
    public int LiveEngines => _relayEngines.LiveEngines;

    public void OpenRoom(RoomId room)
    {
        _ = Core.OpenRoom(room, Now).Value;
        _rooms.Add(room);
    }

    /// <summary>A participant; its transports are made when they are first used.</summary>
    public SimulatedPeer AddPeer(string name, RoomId? room = null) => new(this, new PeerId(name), room ?? Room);

    /// <summary>Creates a transport at the relay and the peer at its other end, and connects them in signalling.</summary>
    public SimulatedTransport AddTransport(
        RoomId room, PeerId peer, TransportDirection direction, SimulatedTransportOptions? options = null)
    {
        var description = Core.CreateTransport(room, peer, direction, Now).Value;
        var node = Network.AddNode((options ?? new()).Sockets);
        var transport = new SimulatedTransport(this, node, description, _peerEngines.Create(DtlsRole.Client), _seed + _transports.Count);
        _transports.Add(transport);
        if (options?.Connect ?? true)
        {
            _ = Core.ConnectTransport(description.Id, transport.Peer.DtlsParameters, Now).Value;
        }

        return transport;
    }

    /// <summary>Lets this much time pass.</summary>
    public void Run(Duration duration)
    {
        var end = Now + duration;
        for (var next = NextEvent(); next <= end; next = NextEvent())
        {
            Advance(next);
            Turn();
        }

        Now = end;
    }

    public void RunMilliseconds(long milliseconds) => Run(Duration.FromMilliseconds(milliseconds));

    /// <summary>Runs until the condition holds after an event. False when it never does within the time.</summary>
    public bool RunUntil(Func<bool> condition, Duration limit)
    {
        var end = Now + limit;
        for (var next = NextEvent(); !condition() && next <= end; next = NextEvent())
        {
            Advance(next);
            Turn();
        }

        return condition();
    }

    /// <summary>Runs until every transport is connected at both ends.</summary>
    public void Connect(Duration? limit = null)
    {
        if (!RunUntil(() => _transports.TrueForAll(static transport => transport.IsConnected), limit ?? Duration.FromSeconds(10)))
        {
            throw new InvalidOperationException("not every transport was connected in time");
        }
    }

    /// <summary>Closes all rooms and lets the relay say goodbye.</summary>
    public void Close()
    {
        foreach (var room in _rooms)
        {
            Core.CloseRoom(room, Now);
        }

        var sink = new RelaySink(Network, Now);
        Core.HandleTimeouts(Now, ref sink);
    }

    public void Dispose()
    {
        foreach (var transport in _transports)
        {
            transport.Peer.Dispose();
        }

        _peerEngines.Dispose();
        _relayEngines.Dispose();
    }

    private static DtlsCertificate NewCertificate() =>
        DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(56), TimeSpan.FromDays(3650));

    private Timestamp NextEvent()
    {
        var next = Timestamp.Earlier(Core.NextDeadline, Network.NextArrival);
        foreach (var transport in _transports)
        {
            next = Timestamp.Earlier(next, transport.NextDeadline);
        }

        return next;
    }

    private void Advance(Timestamp next)
    {
        if (next > Now)
        {
            Now = next;
            _turnsInInstant = 0;
        }
        else if (++_turnsInInstant > MaxTurnsPerInstant)
        {
            throw new InvalidOperationException($"time stands still: the relay's deadline is {Core.NextDeadline}, now is {Now}");
        }
    }

    private void Turn()
    {
        var relay = new RelaySink(Network, Now);
        while (Network.TryTakeArrival(Now, out var flight))
        {
            if (flight.To is null)
            {
                // A copy: what is under way twice must arrive twice the same.
                Core.HandleDatagram(Now, flight.From, flight.Datagram.AsSpan().ToArray(), ref relay);
            }
            else
            {
                _transports.Find(transport => transport.Node == flight.To)!.HandleDatagram(flight.From, flight.Datagram.AsSpan().ToArray());
            }
        }

        Core.EndOfBatch(Now, ref relay);
        Core.HandleTimeouts(Now, ref relay);
        foreach (var transport in _transports)
        {
            transport.HandleTimeouts();
        }
    }
}
