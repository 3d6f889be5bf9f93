using System.Net;
using System.Net.Sockets;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Peers;

namespace VideoDesk.MediaRelay.Tests.Face;

/// <summary>A test peer behind an ordinary socket, UDP or framed TCP. Nothing happens but in <see cref="Pump"/>.</summary>
internal sealed class SocketPeer : IDisposable
{
    private readonly Socket _socket;

    private readonly TransportAddress _path;

    private readonly byte[] _received = new byte[65_536];

    /// <summary>Bytes of an unfinished TCP frame at the beginning of <see cref="_received"/>.</summary>
    private int _filled;

    public SocketPeer(TransportDescription description, string protocol, IDtlsEngine engine)
    {
        var candidate = description.IceCandidates.First(candidate => candidate.Protocol == protocol);
        var relay = new IPEndPoint(IPAddress.Parse(candidate.Address), candidate.Port);
        _path = TestPeerOptions.PathTo(candidate, socket: 0);
        _socket = protocol == "tcp"
            ? new Socket(relay.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(relay.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _socket.Connect(relay);
        Description = description;
        Peer = new TestPeer(new TestPeerOptions { Remote = description, Paths = [_path], Engine = engine });
    }

    public TransportDescription Description { get; }

    public TransportId Id => Description.Id;

    public TestPeer Peer { get; }

    private bool IsTcp => _path.Kind == PathKind.Tcp;

    /// <summary>Runs the peers until the condition holds. False when it does not within the patience of a loaded machine.</summary>
    public static bool RunUntil(Func<bool> condition, params IReadOnlyList<SocketPeer> peers)
    {
        var end = MonotonicClock.Now + Duration.FromSeconds(20);
        while (!condition() && MonotonicClock.Now < end)
        {
            var readable = peers.Select(static peer => peer._socket).ToList();
            Socket.Select(readable, null, null, microSeconds: 5_000);
            foreach (var peer in peers)
            {
                peer.Pump();
            }
        }

        return condition();
    }

    /// <summary>Takes what has come and does what is due.</summary>
    public void Pump()
    {
        var sink = new SocketSink(_socket, IsTcp);
        while (_socket.Poll(0, SelectMode.SelectRead))
        {
            if (!TryReceive(ref sink))
            {
                break;
            }
        }

        Peer.HandleTimeouts(MonotonicClock.Now, ref sink);
    }

    public void Dispose()
    {
        _socket.Dispose();
        Peer.Dispose();
    }

    private bool TryReceive(ref SocketSink sink)
    {
        try
        {
            var length = _socket.Receive(_received.AsSpan(_filled));
            if (IsTcp)
            {
                TakeFrames(_filled + length, ref sink);
                return length > 0;
            }

            Peer.HandleDatagram(MonotonicClock.Now, _path, _received.AsSpan(0, length), ref sink);
            return true;
        }
        catch (SocketException)
        {
            // The relay has closed its end.
            return false;
        }
    }

    private void TakeFrames(int end, ref SocketSink sink)
    {
        var stream = _received.AsSpan(0, end);
        while (TcpFraming.Read(stream, out var length) == FrameOutcome.Complete)
        {
            Peer.HandleDatagram(MonotonicClock.Now, _path, stream.Slice(TcpFraming.PrefixLength, length), ref sink);
            stream = stream[(TcpFraming.PrefixLength + length)..];
        }

        stream.CopyTo(_received);
        _filled = stream.Length;
    }

    /// <summary>Sends through the socket, with the length in front on TCP.</summary>
    private struct SocketSink(Socket socket, bool isTcp) : IDatagramSink
    {
        private byte[] _lent = [];

        public Span<byte> Reserve(in TransportAddress to, int length)
        {
            _lent = new byte[TcpFraming.PrefixLength + length];
            return _lent.AsSpan(TcpFraming.PrefixLength);
        }

        public readonly void Commit(int length)
        {
            try
            {
                TcpFraming.WritePrefix(_lent, length);
                socket.Send(isTcp ? _lent.AsSpan(0, TcpFraming.PrefixLength + length) : _lent.AsSpan(TcpFraming.PrefixLength, length));
            }
            catch (SocketException)
            {
                // The relay is gone, as the other end of a network may be.
            }
        }
    }
}
