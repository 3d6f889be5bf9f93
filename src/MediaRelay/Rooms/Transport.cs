using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// One peer connection of a browser: ICE, DTLS, SRTP, and the streams on it. Belongs to one loop; every datagram from an address that
/// has proved the ICE password of this transport comes here.
/// </summary>
internal sealed partial class Transport : IDeadlineOwner, IDisposable
{
    /// <summary>When a transport that never connected is closed.</summary>
    private readonly Timestamp _setupEnds;

    /// <summary>Decrypts what the browser sends; null until keys are agreed.</summary>
    private SrtpReceiver? _srtpReceiver;

    public Transport(TransportId id, Peer peer, TransportDirection direction, RelayCore core, DtlsSession dtls, Timestamp now)
    {
        Id = id;
        Peer = peer;
        Direction = direction;
        Core = core;
        Dtls = dtls;
        LocalCredentials = IceCredentials.NewRandom();
        Ice = new IceLiteAgent(LocalCredentials, core.Settings.ConsentTimeout);
        _setupEnds = now + core.Settings.SetupTimeout;
        _incomingBudget = new TokenBucket(core.Settings.MaxIncomingBitrate);
        _reportClock = new ReportClock(core.Settings.UnixMicrosecondsAtZero);
    }

    public TransportId Id { get; }

    public Peer Peer { get; }

    public Room Room => Peer.Room;

    public TransportDirection Direction { get; }

    public RelayCore Core { get; }

    public IceLiteAgent Ice { get; }

    public DtlsSession Dtls { get; }

    /// <summary>Credentials of the present ICE generation.</summary>
    public IceCredentials LocalCredentials { get; private set; }

    /// <summary>Whether the transport is out of the tables: nothing may bring it back.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether connect was called.</summary>
    public bool IsConnectRequested { get; private set; }

    public TransportState State { get; private set; } = TransportState.New;

    /// <summary>Encrypts what the browser receives; null until keys are agreed.</summary>
    public SrtpSender? SrtpSender { get; private set; }

    /// <summary>What the browser and the relay agreed on; null before.</summary>
    public SrtpProfile? SrtpProfile { get; private set; }

    /// <summary>Where packets go, meaningful while <see cref="HasPath"/>.</summary>
    public TransportAddress Path { get; private set; }

    public bool HasPath { get; private set; }

    /// <summary>Whether media can go out now.</summary>
    public bool CanSend => State == TransportState.Connected;

    /// <summary>The fragment before the last restart, as the routing table knows it.</summary>
    public UsernameFragment? PreviousFragment { get; set; }

    public DropCounters Dropped { get; } = new();

    /// <summary>Addresses that lead here, as the routing table knows them.</summary>
    public List<TransportAddress> Routes { get; } = [];

    public Timestamp ScheduledAt { get; set; } = Timestamp.Never;

    /// <summary>Answers a connectivity check that carries one of this transport's fragments.</summary>
    public void HandleStun<TSink>(Timestamp now, in TransportAddress from, ReadOnlySpan<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var answer = sink.Reserve(from, IceLiteAgent.MaxAnswerLength);
        var length = Ice.HandleRequest(now, from, datagram, answer);
        if (length > 0)
        {
            sink.Commit(length);
        }

        OnIceProgress(now);
    }

    public void HandleDtls<TSink>(Timestamp now, in TransportAddress from, ReadOnlySpan<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Dtls.HandleDatagram(now, from, datagram, ref sink);
        OnDtlsProgress(now);
    }

    /// <summary>The browser's fingerprint is known: from now on the handshake may end well.</summary>
    public void Connect(DtlsFingerprint fingerprint, Timestamp now)
    {
        IsConnectRequested = true;
        Dtls.ExpectFingerprint(fingerprint);
        OnDtlsProgress(now);
    }

    /// <summary>New credentials; the old ones hold until the browser has used the new ones (RFC 8445 §9).</summary>
    public IceCredentials RestartIce()
    {
        var replaced = Ice.Current;
        LocalCredentials = IceCredentials.NewRandom();
        Ice.Restart(LocalCredentials);
        if (Ice.Previous != replaced)
        {
            // A second restart before the browser used the first: those credentials never worked and never will.
            Core.ForgetFragment(replaced);
        }

        Core.UpdateRoutes(this);
        return LocalCredentials;
    }

    /// <summary>A TCP connection is gone.</summary>
    public void HandlePathClosed(Timestamp now, in TransportAddress path)
    {
        Ice.Remove(path);
        OnIceProgress(now);
    }

    public void Schedule(Timestamp at)
    {
        if (!IsClosed)
        {
            Core.Schedule(this, at);
        }
    }

    public void Dispose()
    {
        Dtls.Dispose();
        _srtpReceiver?.Dispose();
        SrtpSender?.Dispose();
    }

    /// <summary>Closes the session and says so to the browser if it can be reached.</summary>
    public void SayGoodbye<TSink>(ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (HasPath)
        {
            Dtls.Close(Path, ref sink);
        }
    }

    private void OnIceProgress(Timestamp now)
    {
        Core.UpdateRoutes(this);
        HasPath = Ice.TryGetSelected(out var selected);
        if (HasPath)
        {
            Path = selected;
        }

        UpdateState(now);
        Schedule(Timestamp.Earlier(Ice.NextDeadline.At, HasPath ? Dtls.NextDeadline.At : Timestamp.Never));
    }

    private void OnDtlsProgress(Timestamp now)
    {
        if (SrtpSender is null && Dtls.TryGetSrtpKeys(out var local, out var remote))
        {
            SrtpProfile = local.Profile;
            SrtpSender = new SrtpSender(local);
            _srtpReceiver = new SrtpReceiver(remote);
        }

        UpdateState(now);
        Schedule(Dtls.NextDeadline.At);
    }

    private void UpdateState(Timestamp now)
    {
        var next = (Dtls.State, Ice.State, SrtpSender is not null && HasPath) switch
        {
            (DtlsState.Failed, _, _) => TransportState.Failed,
            (DtlsState.Closed, _, _) => TransportState.Closed,
            (_, _, true) => TransportState.Connected,
            (_, IceState.Disconnected, _) => TransportState.Disconnected,
            (_, IceState.New, _) => TransportState.New,
            _ => TransportState.Connecting,
        };
        if (next == TransportState.Closed)
        {
            // By the browser: what hangs from the transport goes with it, and the news is told then.
            Core.CloseLater(this);
            return;
        }

        if (next == State)
        {
            return;
        }

        State = next;
        Core.Emit(new TransportStateChanged(Room.Id, Id, next));
        foreach (var consumer in Consumers)
        {
            consumer.Reattach(now);
        }

        if (next == TransportState.Connected)
        {
            Schedule(now);
        }
    }
}
