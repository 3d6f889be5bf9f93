using System.Diagnostics.CodeAnalysis;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Dtls;

/// <summary>
/// The DTLS association of one transport (RFC 5764): sends the engine's datagrams, repeats the last flight on its own deadline,
/// checks the fingerprint, and gives out SRTP keys after that and never before.
/// A server answers a short ClientHello with a longer flight, so the owner hands in datagrams only from addresses that ICE has
/// authenticated; that also takes the place of HelloVerifyRequest. Not thread-safe: belongs to one loop.
/// </summary>
internal sealed class DtlsSession(IDtlsEngine engine) : IDisposable
{
    /// <summary>From the first datagram until Connected.</summary>
    public static readonly Duration SetupLimit = Duration.FromSeconds(30);

    /// <summary>RFC 6347 §4.2.4.1 proposes one second; a call that starts is worth more haste, and the doubling keeps it polite.</summary>
    private static readonly Duration FirstInterval = Duration.FromMilliseconds(250);

    private static readonly Duration LongestInterval = Duration.FromSeconds(4);

    /// <summary>Repeats that the peer provokes are no denser than this, whatever it sends.</summary>
    private static readonly Duration ShortestInterval = Duration.FromMilliseconds(50);

    /// <summary>What was sent last and may have to be sent again.</summary>
    private readonly DtlsFlight _flight = new();

    /// <summary>What signalling announced; null until it did.</summary>
    private DtlsFingerprint? _expected;

    /// <summary>When the session fails if it is not connected.</summary>
    private Timestamp _setupEnds = Timestamp.Never;

    /// <summary>When the flight left last, as a whole.</summary>
    private Timestamp _flightSent;

    /// <summary>How long the flight waits for an answer before it leaves again.</summary>
    private Duration _interval = FirstInterval;

    /// <summary>Sequence number of the next record of epoch 0.</summary>
    private ulong _nextRecordNumber;

    public DtlsState State { get; private set; } = DtlsState.New;

    public DtlsFailure Failure { get; private set; }

    public DtlsFingerprint LocalFingerprint => engine.LocalFingerprint;

    /// <summary>Datagrams that were not, or not wholly, sound records and were dropped or cut.</summary>
    public long MalformedDatagrams { get; private set; }

    /// <summary>How often a flight was sent again.</summary>
    public long RepeatedFlights { get; private set; }

    public Deadline NextDeadline
    {
        get
        {
            if (State != DtlsState.Handshaking)
            {
                return Deadline.Never;
            }

            var setup = new Deadline(_setupEnds, DeadlineReason.SetupTimeout);
            return IsFlightUnanswered ? Deadline.Sooner(new(_flightSent + _interval, DeadlineReason.DtlsFlight), setup) : setup;
        }
    }

    /// <summary>The engine's end of handshake proves that the peer has our flight, or (a server's last one) leaves it to the peer to ask again.</summary>
    private bool IsFlightUnanswered => _flight.Count > 0 && engine.State == DtlsEngineState.Handshaking;

    /// <summary>Says, once, whose certificate to expect. May come before, during or after the handshake.</summary>
    public void ExpectFingerprint(DtlsFingerprint expected)
    {
        if (_expected is not null)
        {
            throw new InvalidOperationException("the fingerprint was set before");
        }

        _expected = expected;
        Observe();
    }

    /// <summary>Sends the first flight of a client.</summary>
    public void Start<TSink>(Timestamp now, in TransportAddress to, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (engine.Role != DtlsRole.Client || State != DtlsState.New)
        {
            throw new InvalidOperationException("only a new client starts");
        }

        Begin(now);
        engine.Start();
        SendFlight(now, to, ref sink);
        Observe();
    }

    /// <summary>Takes a datagram from an authenticated address and answers there.</summary>
    public void HandleDatagram<TSink>(Timestamp now, in TransportAddress from, ReadOnlySpan<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var sound = datagram[..DtlsRecords.SoundLength(datagram)];
        if (sound.Length < datagram.Length || datagram.IsEmpty)
        {
            MalformedDatagrams++;
        }

        if (sound.IsEmpty || !IsReceiving)
        {
            return;
        }

        Begin(now);
        if (engine.State == DtlsEngineState.Established && IsHandshakeTraffic(sound))
        {
            RepeatOnRequest(now, from, ref sink);
            return;
        }

        engine.Feed(sound);
        if (!SendFlight(now, from, ref sink) && DtlsRecords.StartsWithClientHello(sound))
        {
            RepeatOnRequest(now, from, ref sink);
        }

        Observe();
    }

    /// <summary>Repeats the last flight or gives up, if either is due.</summary>
    public void HandleTimeout<TSink>(Timestamp now, in TransportAddress to, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var deadline = NextDeadline;
        if (!deadline.IsDue(now))
        {
            return;
        }

        if (_setupEnds <= now)
        {
            Fail(DtlsFailure.Timeout);
            return;
        }

        _interval = _interval * 2 < LongestInterval ? _interval * 2 : LongestInterval;
        Repeat(now, to, ref sink);
    }

    /// <summary>The master keys of both directions; false in every state but Connected.</summary>
    public bool TryGetSrtpKeys([NotNullWhen(true)] out SrtpKeys? local, [NotNullWhen(true)] out SrtpKeys? remote)
    {
        (local, remote) = (null, null);
        if (State != DtlsState.Connected || engine.SrtpProfile is not { } profile)
        {
            return false;
        }

        (local, remote) = SrtpKeyingMaterial.Export(engine, profile);
        return true;
    }

    /// <summary>Tells the peer that this side ends, also after a failure: a peer with the wrong certificate shall not wait.</summary>
    public void Close<TSink>(in TransportAddress to, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        engine.Close();
        while (engine.TryTake(out var datagram))
        {
            Send(to, datagram, ref sink);
        }

        State = State == DtlsState.Failed ? DtlsState.Failed : DtlsState.Closed;
        _flight.Clear();
    }

    public void Dispose() => engine.Dispose();

    private bool IsReceiving => State switch
    {
        DtlsState.New => engine.Role == DtlsRole.Server,
        DtlsState.Handshaking or DtlsState.Connected => true,
        _ => false,
    };

    private static bool IsHandshakeTraffic(ReadOnlySpan<byte> datagram) =>
        DtlsRecords.FirstContentType(datagram) is DtlsContentType.Handshake or DtlsContentType.ChangeCipherSpec;

    private void Begin(Timestamp now)
    {
        if (State == DtlsState.New)
        {
            State = DtlsState.Handshaking;
            _setupEnds = now + SetupLimit;
        }
    }

    /// <summary>Sends what the engine has made. True when that was a new flight, which takes the place of the one before.</summary>
    private bool SendFlight<TSink>(Timestamp now, in TransportAddress to, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var isNew = false;
        while (engine.TryTake(out var datagram))
        {
            if (DtlsRecords.FirstContentType(datagram) != DtlsContentType.Alert)
            {
                if (!isNew)
                {
                    _flight.Clear();
                }

                isNew = true;
                _flight.Add(datagram);
            }

            Send(to, datagram, ref sink);
        }

        if (isNew)
        {
            _flightSent = now;
            _interval = FirstInterval;
        }

        return isNew;
    }

    /// <summary>
    /// The peer repeats itself, so our last flight did not reach it. A client never answers a repeat after its own end of
    /// handshake: the server sends the last flight, and two sides that answer each other's repeats would not stop.
    /// </summary>
    private void RepeatOnRequest<TSink>(Timestamp now, in TransportAddress to, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (engine.Role == DtlsRole.Server && _flight.Count > 0 && _flightSent + ShortestInterval <= now)
        {
            Repeat(now, to, ref sink);
        }
    }

    private void Repeat<TSink>(Timestamp now, in TransportAddress to, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        for (var i = 0; i < _flight.Count; i++)
        {
            Send(to, _flight[i], ref sink);
        }

        _flightSent = now;
        RepeatedFlights++;
    }

    private void Send<TSink>(in TransportAddress to, ReadOnlySpan<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        var memory = sink.Reserve(to, datagram.Length)[..datagram.Length];
        datagram.CopyTo(memory);
        DtlsRecords.RenumberPlain(memory, ref _nextRecordNumber);
        sink.Commit(datagram.Length);
    }

    private void Observe()
    {
        if (State is DtlsState.Failed or DtlsState.Closed)
        {
            return;
        }

        switch (engine.State)
        {
            case DtlsEngineState.Failed:
                Fail(DtlsFailure.Protocol);
                break;
            case DtlsEngineState.ClosedByPeer:
                State = DtlsState.Closed;
                break;
            case DtlsEngineState.Established when State == DtlsState.Handshaking:
                Judge();
                break;
        }
    }

    /// <summary>The handshake is complete: may media flow?</summary>
    private void Judge()
    {
        if (engine.SrtpProfile is null)
        {
            Fail(DtlsFailure.NoCommonProfile);
        }
        else if (_expected is not null && !_expected.Equals(engine.PeerFingerprint(_expected.Algorithm)))
        {
            Fail(DtlsFailure.WrongFingerprint);
        }
        else if (_expected is not null)
        {
            State = DtlsState.Connected;
        }
    }

    private void Fail(DtlsFailure failure)
    {
        State = DtlsState.Failed;
        Failure = failure;
        _flight.Clear();
    }
}
