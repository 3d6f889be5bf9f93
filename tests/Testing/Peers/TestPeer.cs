using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>
/// One peer connection of a browser, as far as the relay can tell: ICE, DTLS, SRTP, RTP and RTCP, without clock or socket. It is driven
/// like the relay's core: datagrams in, deadlines, datagrams out. Addresses are the relay's, each through one of the peer's sockets.
/// </summary>
internal sealed partial class TestPeer : IDisposable
{
    private readonly TestPeerOptions _options;

    /// <summary>Decrypts what the relay sends; null before keys are agreed.</summary>
    private SrtpReceiver? _srtpReceiver;

    /// <summary>When <see cref="HandleTimeouts"/> has something to do.</summary>
    private Timestamp _next = new(long.MinValue);

    public TestPeer(TestPeerOptions options)
    {
        _options = options;
        var random = new Random(options.Seed);
        Ice = new IceController(options.Remote.IceParameters, random);
        foreach (var path in options.Paths)
        {
            Ice.AddPath(path);
        }

        Dtls = new DtlsSession(options.Engine);
        var offered = options.Remote.DtlsParameters.Fingerprints[0];
        if (!DtlsFingerprint.TryParse(offered.Algorithm, offered.Value, out var fingerprint))
        {
            throw new ArgumentException("the relay's fingerprint cannot be read", nameof(options));
        }

        Dtls.ExpectFingerprint(fingerprint);
        _ssrc = (uint)random.NextInt64(1, uint.MaxValue);
    }

    public TransportId TransportId => _options.Remote.Id;

    public IceController Ice { get; }

    public DtlsSession Dtls { get; }

    /// <summary>Encrypts what the relay receives; null before keys are agreed.</summary>
    public SrtpSender? SrtpSender { get; private set; }

    /// <summary>What signalling carries to the relay.</summary>
    public DtlsParameters DtlsParameters
    {
        get
        {
            var local = Dtls.LocalFingerprint;
            return new() { Role = "client", Fingerprints = [new() { Algorithm = local.AlgorithmName, Value = local.Value }] };
        }
    }

    public bool IsConnected => SrtpSender is not null && Ice.TryGetSelected(out _);

    /// <summary>When the peer was connected; never before.</summary>
    public Timestamp ConnectedAt { get; private set; } = Timestamp.Never;

    public Timestamp NextDeadline => _next;

    /// <summary>Has <see cref="HandleTimeouts"/> called at once: after every change from outside.</summary>
    public void Wake() => _next = new(long.MinValue);

    /// <summary>Takes one datagram, which is scratch memory until the method returns.</summary>
    public void HandleDatagram<TSink>(Timestamp now, in TransportAddress from, Span<byte> datagram, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        switch (DatagramClassifier.Classify(datagram))
        {
            case DatagramKind.Rtp:
                HandleRtp(now, datagram);
                break;
            case DatagramKind.Rtcp:
                HandleRtcp(now, datagram, ref sink);
                break;
            case DatagramKind.Stun:
                Ice.HandleAnswer(now, from, datagram);
                Wake();
                break;
            case DatagramKind.Dtls:
                Dtls.HandleDatagram(now, from, datagram, ref sink);
                TakeKeys(now);
                Wake();
                break;
            default:
                Counters.Unknown++;
                break;
        }
    }

    public void HandleTimeouts<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (_next > now)
        {
            return;
        }

        Ice.HandleTimeout(now, ref sink);
        if (Ice.TryGetSelected(out var selected))
        {
            HandleDtlsTimeout(now, selected, ref sink);
        }

        if (IsConnected)
        {
            HandleMediaTimeouts(now, ref sink);
        }

        _next = ComputeNextDeadline();
    }

    /// <summary>Says goodbye to the relay, as a browser does that closes its peer connection.</summary>
    public void Close<TSink>(ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (Ice.TryGetSelected(out var selected))
        {
            Dtls.Close(selected, ref sink);
        }
    }

    public void Dispose()
    {
        Dtls.Dispose();
        _srtpReceiver?.Dispose();
        SrtpSender?.Dispose();
    }

    private void HandleDtlsTimeout<TSink>(Timestamp now, in TransportAddress selected, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (Dtls.State == DtlsState.New)
        {
            Dtls.Start(now, selected, ref sink);
        }

        if (Dtls.NextDeadline.IsDue(now))
        {
            Dtls.HandleTimeout(now, selected, ref sink);
        }
    }

    private void TakeKeys(Timestamp now)
    {
        if (SrtpSender is null && Dtls.TryGetSrtpKeys(out var local, out var remote))
        {
            SrtpSender = new SrtpSender(local);
            _srtpReceiver = new SrtpReceiver(remote, maxSources: 4096);
            ConnectedAt = now;
        }
    }

    private Timestamp ComputeNextDeadline()
    {
        var next = Ice.NextDeadline;
        if (Ice.TryGetSelected(out _))
        {
            next = Timestamp.Earlier(next, Dtls.State == DtlsState.New ? new(long.MinValue) : Dtls.NextDeadline.At);
        }

        return IsConnected ? Timestamp.Earlier(next, NextMediaDeadline()) : next;
    }
}
