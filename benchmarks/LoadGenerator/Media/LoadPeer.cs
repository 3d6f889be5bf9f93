using System.Text;
using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>One peer connection: a socket, ICE, DTLS, SRTP, and the tracks in either direction. Belongs to the engine's thread.</summary>
internal sealed partial class LoadPeer : IDisposable
{
    private const int MaxCheckLength = 256;

    private static readonly Duration SetupInterval = Duration.FromMilliseconds(50);

    private static readonly Duration ConsentInterval = Duration.FromSeconds(4);

    private readonly PeerSettings _settings;
    private readonly DtlsSession _dtls;

    /// <summary>Datagrams of the protocols, on their way out.</summary>
    private readonly byte[] _scratch = new byte[2048];

    private readonly Dictionary<uint, LoadStream> _streams = [];
    private readonly List<LoadSender> _senders = [];
    private readonly ArrivalRecorder _arrivals = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>"server's fragment:own fragment".</summary>
    private byte[] _username = [];
    private byte[] _password = [];

    private SrtpSender? _srtpSender;
    private SrtpReceiver? _srtpReceiver;
    private Timestamp _nextCheck = Timestamp.Never;
    private bool _isPathProved;
    private ushort _transportSequence;

    /// <summary>Packets since one was decrypted.</summary>
    private int _sinceSample;

    public LoadPeer(PeerSettings settings)
    {
        _settings = settings;
        _dtls = new(settings.Engines.Create(DtlsRole.Client));
        Socket = new(settings.Local, settings.ReceiveJoined);
    }

    public IceCredentials LocalCredentials { get; } = IceCredentials.NewRandom();

    public DtlsFingerprint LocalFingerprint => _dtls.LocalFingerprint;

    public LoadSocket Socket { get; }

    /// <summary>Done when media may flow; failed when the handshake failed.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Media of this peer flows only while this is set.</summary>
    public bool IsActive { get; set; } = true;

    public IReadOnlyList<LoadSender> Senders => _senders;

    public IEnumerable<LoadStream> Streams => _streams.Values;

    public PeerCounters Counters { get; } = new();

    public DelaySamples Delays => _settings.Delays;

    public Timestamp NextDeadline { get; private set; }

    public ushort NextTransportSequence() => _transportSequence++;

    public void Connect(PeerRemote remote)
    {
        Socket.Aim(remote.Address);
        _username = Encoding.ASCII.GetBytes($"{remote.UsernameFragment}:{LocalCredentials.Fragment}");
        _password = Encoding.ASCII.GetBytes(remote.Password);
        _dtls.ExpectFingerprint(remote.Fingerprint);
        _nextCheck = default;
    }

    public LoadSender AddSender(SourcePlan plan, string mid)
    {
        var sender = new LoadSender(this, plan, mid);
        _senders.Add(sender);
        return sender;
    }

    public void AddStream(uint ssrc, LoadSender source) => _streams[ssrc] = new(ssrc, source);

    /// <summary>Sends one frame, if keys are agreed.</summary>
    public void SendFrame(Timestamp now, LoadSender sender)
    {
        if (_srtpSender is not null)
        {
            sender.SendFrame(now, _srtpSender, Socket);
        }
    }

    /// <summary>Takes one datagram, which is scratch memory.</summary>
    /// <param name="now">The engine's clock.</param>
    /// <param name="arrival">The kernel's stamp, in microseconds of <see cref="WallClock"/>.</param>
    /// <param name="datagram">Borrowed.</param>
    public void HandleDatagram(Timestamp now, long arrival, Span<byte> datagram)
    {
        switch (DatagramClassifier.Classify(datagram))
        {
            case DatagramKind.Rtp:
                HandleRtp(now, arrival, datagram);
                break;
            case DatagramKind.Rtcp:
                HandleRtcp(now, datagram);
                break;
            case DatagramKind.Stun:
                HandleStun(now, datagram);
                break;
            case DatagramKind.Dtls:
                var sink = new PeerSink(Socket, _scratch);
                _dtls.HandleDatagram(now, Socket.Server, datagram, ref sink);
                TakeKeys();
                break;
        }
    }

    public void HandleTimeouts(Timestamp now)
    {
        NextDeadline = now + SetupInterval;
        if (_nextCheck <= now)
        {
            SendCheck();
            _nextCheck = now + (_isPathProved ? ConsentInterval : SetupInterval);
        }

        if (_isPathProved && _dtls.NextDeadline.IsDue(now))
        {
            var sink = new PeerSink(Socket, _scratch);
            _dtls.HandleTimeout(now, Socket.Server, ref sink);
            TakeKeys();
        }

        if (_srtpSender is not null)
        {
            SendRtcp(now);
        }
    }

    public void Dispose()
    {
        var sink = new PeerSink(Socket, _scratch);
        if (_isPathProved)
        {
            _dtls.Close(Socket.Server, ref sink);
        }

        _connected.TrySetException(new IOException("the peer was closed"));
        _dtls.Dispose();
        _srtpSender?.Dispose();
        _srtpReceiver?.Dispose();
        Socket.Dispose();
    }

    private void HandleRtp(Timestamp now, long arrival, Span<byte> datagram)
    {
        if (!RtpHeader.TryParse(datagram, out var header) || !_streams.TryGetValue(header.Ssrc.Value, out var stream))
        {
            Counters.Unknown++;
            return;
        }

        Counters.Packets++;
        if (_settings.TransportFeedback
            && HeaderExtensions.TryFind(datagram, header, TransportSequenceId, out var value) && value.Length >= 2)
        {
            _arrivals.Record((ushort)((value[0] << 8) | value[1]), now);
        }

        if (++_sinceSample >= _settings.DecryptEvery || stream.WantsNumber)
        {
            Decrypt(stream, datagram, (header, arrival));
        }

        stream.Note(header.SequenceNumber);
    }

    private void Decrypt(LoadStream stream, Span<byte> datagram, (RtpHeader Header, long Arrival) packet)
    {
        _sinceSample = 0;
        var payload = packet.Header.HeaderLength;
        if (_srtpReceiver is null || _srtpReceiver.UnprotectRtp(datagram, payload, out var length, out _) != SrtpStatus.Ok)
        {
            Counters.Undecryptable++;
            return;
        }

        if (length < payload + LoadSender.NumberOffset + sizeof(long))
        {
            return;
        }

        var content = datagram[payload..];
        stream.NoteNumber(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(content[LoadSender.NumberOffset..]));
        Delays.Add(packet.Arrival - System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(content[LoadSender.TimeOffset..]));
    }

    private void HandleStun(Timestamp now, ReadOnlySpan<byte> datagram)
    {
        if (!StunMessage.TryParse(datagram, out var message))
        {
            return;
        }

        var sink = new PeerSink(Socket, _scratch);
        if (message.Class == StunClass.Request)
        {
            var answer = StunWriter.Success(sink.Reserve(Socket.Server, MaxCheckLength), message);
            answer.AddXorMappedAddress(Socket.Server);
            answer.AddIntegrity(LocalCredentials.Key);
            answer.AddFingerprint();
            sink.Commit(answer.Finish());
        }
        else if (message.Class == StunClass.Success && message.HasValidIntegrity(_password) && !_isPathProved)
        {
            _isPathProved = true;
            _dtls.Start(now, Socket.Server, ref sink);
        }
        else if (message.Class == StunClass.Error)
        {
            _connected.TrySetException(new IOException($"the server refused a check with {message.ErrorCode}"));
        }
    }

    private void SendCheck()
    {
        var sink = new PeerSink(Socket, _scratch);
        Span<byte> transaction = stackalloc byte[StunMessage.TransactionIdLength];
        Random.Shared.NextBytes(transaction);
        var check = StunWriter.Request(sink.Reserve(Socket.Server, MaxCheckLength), transaction);
        check.AddUsername(_username);
        check.AddPriority(0x7E0000FF);
        check.AddIceControlling(1);
        check.AddUseCandidate();
        check.AddIntegrity(_password);
        check.AddFingerprint();
        sink.Commit(check.Finish());
    }

    private void TakeKeys()
    {
        if (_srtpSender is null && _dtls.TryGetSrtpKeys(out var local, out var remote))
        {
            _srtpSender = new(local);
            _srtpReceiver = new(remote, maxSources: 1024);
            _connected.TrySetResult();
        }
        else if (_dtls.State == DtlsState.Failed)
        {
            _connected.TrySetException(new IOException($"the handshake failed: {_dtls.Failure}"));
        }
    }
}
