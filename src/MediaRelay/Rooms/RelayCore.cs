using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// All rooms of one loop: pure, single-threaded, driven by datagrams, commands and deadlines. The loop calls, in this order:
/// commands, <see cref="HandleDatagram"/> for each datagram of a batch, <see cref="EndOfBatch"/>, <see cref="HandleTimeouts"/>.
/// </summary>
internal sealed partial class RelayCore
{
    /// <summary>Which transport an authenticated address belongs to: the way of every packet.</summary>
    private readonly Dictionary<TransportAddress, Transport> _byAddress = [];

    /// <summary>Which transport a username fragment belongs to: the way of the first check from an address.</summary>
    private readonly Dictionary<UsernameFragment, Transport> _byFragment = [];

    /// <summary>Which transport has something to do next.</summary>
    private readonly DeadlineQueue<Transport> _transportDeadlines = new();

    /// <summary>Which room is to be looked at next.</summary>
    private readonly DeadlineQueue<Room> _roomDeadlines = new();

    /// <summary>Transports that are to be closed when no packet of theirs is being handled.</summary>
    private readonly List<Transport> _closing = [];

    /// <summary>Sessions that still have a goodbye to send.</summary>
    private readonly List<Transport> _goodbyes = [];

    /// <summary>Makes the DTLS engine of each transport.</summary>
    private readonly IDtlsEngineFactory _engines;

    /// <summary>Takes what happens, in order.</summary>
    private readonly Action<RelayEvent> _emit;

    /// <summary>When a transport whose timeout failed gets its next turn.</summary>
    private static readonly Duration AfterFailure = Duration.FromSeconds(1);

    public RelayCore(RelayCoreSettings settings, IDtlsEngineFactory engines, Action<RelayEvent> emit)
    {
        Settings = settings;
        FanOut = new FanOut(settings.FrameGathering);
        _engines = engines;
        _emit = emit;
    }

    public RelayCoreSettings Settings { get; }

    public FanOut FanOut { get; }

    /// <summary>Memory of the packet histories; everything returns when rooms close.</summary>
    public BlockPool Blocks { get; } = new(maxBlocks: 128 * 1024);

    /// <summary>Where RTCP is laid out before it is encrypted: one datagram, below every path's limit.</summary>
    public byte[] RtcpScratch { get; } = new byte[1200];

    /// <summary>Datagrams that belong to no transport, by reason.</summary>
    public DropCounters Dropped { get; } = new();

    /// <summary>When <see cref="HandleTimeouts"/> or <see cref="EndOfBatch"/> wants to be called next.</summary>
    public Timestamp NextDeadline => _closing.Count + _goodbyes.Count > 0
        ? new Timestamp(long.MinValue)
        : Timestamp.Earlier(FanOut.NextDeadline, Timestamp.Earlier(_transportDeadlines.Next, _roomDeadlines.Next));

    /// <summary>Takes one datagram. The span is scratch memory for the core until the method returns.</summary>
    public void HandleDatagram<TSink>(Timestamp now, in TransportAddress from, Span<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var kind = DatagramClassifier.Classify(datagram);
        if (kind == DatagramKind.Stun)
        {
            HandleStun(now, from, datagram, ref sink);
            return;
        }

        if (!_byAddress.TryGetValue(from, out var transport))
        {
            Dropped.Count(kind == DatagramKind.Unknown ? DropReason.UnknownKind : DropReason.UnknownAddress);
            return;
        }

        switch (kind)
        {
            case DatagramKind.Rtp:
                transport.HandleRtp(now, datagram);
                break;
            case DatagramKind.Rtcp:
                transport.HandleRtcp(now, datagram, ref sink);
                break;
            case DatagramKind.Dtls:
                transport.HandleDtls(now, from, datagram, ref sink);
                break;
            default:
                Dropped.Count(DropReason.UnknownKind);
                break;
        }
    }

    /// <summary>Forwards what the batch brought, viewer by viewer, each viewer's packets in one run.</summary>
    public void EndOfBatch<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct => FanOut.Flush(now, ref sink);

    /// <summary>Does everything whose deadline has come, including what commands left to be sent.</summary>
    public void HandleTimeouts<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        while (_transportDeadlines.TryTakeDue(now, out var transport))
        {
            // An owner that does its work late may find that it has to do it again at once: give others a turn first.
            var next = now + AfterFailure;
            try
            {
                next = transport.HandleTimeout(now, ref sink);
            }
            finally
            {
                transport.Schedule(next <= now ? new(now.Microseconds + 1) : next);
            }
        }

        while (_roomDeadlines.TryTakeDue(now, out var room))
        {
            _roomDeadlines.Schedule(room, now + Room.HousekeepingInterval);
            room.HandleTimeout(now);
        }

        CloseWhatIsDue(now, ref sink);
    }

    /// <summary>A TCP connection is gone: the pair on it can no longer be used.</summary>
    public void HandlePathClosed(Timestamp now, in TransportAddress path)
    {
        if (_byAddress.TryGetValue(path, out var transport))
        {
            transport.HandlePathClosed(now, path);
        }
    }

    public void Schedule(Transport transport, Timestamp at) => _transportDeadlines.Schedule(transport, at);

    public void Emit(RelayEvent happened) => _emit(happened);

    /// <summary>Credentials are out of use.</summary>
    public void ForgetFragment(UsernameFragment fragment) => _byFragment.Remove(fragment);

    /// <summary>Brings the routing tables up to date with a transport's addresses and fragments.</summary>
    public void UpdateRoutes(Transport transport)
    {
        var ice = transport.Ice;
        DropRemovedRoutes(transport);
        while (ice.TryTakeAdded(out var added))
        {
            _byAddress[added] = transport;
            transport.Routes.Add(added);
        }

        _byFragment[ice.Current] = transport;
        if (transport.PreviousFragment != ice.Previous)
        {
            if (transport.PreviousFragment is { } gone)
            {
                _byFragment.Remove(gone);
            }

            transport.PreviousFragment = ice.Previous;
        }
    }

    private void DropRemovedRoutes(Transport transport)
    {
        while (transport.Ice.TryTakeRemoved(out var removed))
        {
            if (transport.Routes.Remove(removed))
            {
                _byAddress.Remove(removed);
            }
        }
    }

    /// <summary>Closes a transport once nothing of it is being handled.</summary>
    public void CloseLater(Transport transport)
    {
        if (!_closing.Contains(transport))
        {
            _closing.Add(transport);
        }
    }

    private void HandleStun<TSink>(Timestamp now, in TransportAddress from, ReadOnlySpan<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        // The fragment decides, also for a known address: the browser may have begun another session on it.
        if (!IceRouting.TryReadFragment(datagram, out var fragment))
        {
            if (_byAddress.TryGetValue(from, out var known))
            {
                known.HandleStun(now, from, datagram, ref sink);
                return;
            }

            Dropped.Count(DropReason.Malformed);
        }
        else if (!_byFragment.TryGetValue(fragment, out var transport))
        {
            Dropped.Count(DropReason.UnknownFragment);
        }
        else if (_byAddress.TryGetValue(from, out var owner) && owner != transport)
        {
            // Whoever proved an address first keeps it while consent lasts: a participant who forges another's source address must not
            // draw that other's packets to itself. No answer, so that the browser does not believe in the path either.
            Dropped.Count(DropReason.AddressTaken);
        }
        else
        {
            transport.HandleStun(now, from, datagram, ref sink);
        }
    }

    private void CloseWhatIsDue<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        foreach (var transport in _closing)
        {
            Close(transport, now);
        }

        _closing.Clear();
        foreach (var transport in _goodbyes)
        {
            transport.SayGoodbye(ref sink);
            transport.Dispose();
        }

        _goodbyes.Clear();
    }
}
