using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;
using VideoDesk.Testing.Peers;

namespace VideoDesk.Testing.Network;

/// <summary>A test peer on its machine in the network.</summary>
internal sealed class SimulatedTransport
{
    private readonly SimulatedCall _call;

    public SimulatedTransport(SimulatedCall call, NetworkNode node, TransportDescription description, IDtlsEngine engine, int seed)
    {
        _call = call;
        Node = node;
        Description = description;
        Peer = new TestPeer(new TestPeerOptions
        {
            Remote = description,
            Paths = [.. Enumerable.Range(0, node.Addresses.Count).Select(socket => PathThrough((byte)socket))],
            Engine = engine,
            Seed = seed,
        });
    }

    public NetworkNode Node { get; }

    public TransportDescription Description { get; }

    public TransportId Id => Description.Id;

    public TestPeer Peer { get; }

    public Link Up => Node.Up;

    public Link Down => Node.Down;

    /// <summary>False cuts the peer's power: it neither hears nor speaks.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Sees through which path each RTP packet comes.</summary>
    public Action<TransportAddress>? Observe { get; set; }

    /// <summary>At both ends.</summary>
    public bool IsConnected => Peer.IsConnected && State == TransportState.Connected;

    public TransportStatistics Statistics => _call.Core.GetTransportStatistics(Id).Value;

    public TransportState State =>
        _call.Core.GetTransportStatistics(Id) is { IsOk: true } outcome ? outcome.Value.State : TransportState.Closed;

    public Timestamp NextDeadline => IsOn ? Peer.NextDeadline : Timestamp.Never;

    /// <summary>The path to one of the relay's addresses through a local socket.</summary>
    public TransportAddress PathThrough(byte socket, int relayAddress = 0, string protocol = "udp") =>
        TestPeerOptions.PathTo(Description.IceCandidates[relayAddress] with { Protocol = protocol }, socket);

    public void HandleDatagram(in TransportAddress from, Span<byte> datagram)
    {
        if (IsOn)
        {
            var sink = Sink();
            if (DatagramClassifier.Classify(datagram) == DatagramKind.Rtp)
            {
                Observe?.Invoke(from);
            }

            Peer.HandleDatagram(_call.Now, from, datagram, ref sink);
        }
    }

    public void HandleTimeouts()
    {
        if (IsOn)
        {
            var sink = Sink();
            Peer.HandleTimeouts(_call.Now, ref sink);
        }
    }

    public void SendPictureLossIndication(TestReceiver receiver)
    {
        var sink = Sink();
        Peer.SendPictureLossIndication(_call.Now, receiver, ref sink);
    }

    public void SendNack(TestReceiver receiver, params ReadOnlySpan<ushort> lost)
    {
        var sink = Sink();
        Peer.SendNack(receiver, lost, ref sink);
    }

    public void SendPadding(TestEncoding encoding, int count)
    {
        var sink = Sink();
        encoding.SendPadding(_call.Now, count, ref sink);
    }

    /// <summary>Encrypts and sends any bytes as RTCP.</summary>
    public void SendRtcp(ReadOnlySpan<byte> packets)
    {
        var sink = Sink();
        var writer = new RtcpWriter(packets.ToArray());
        writer.Advance(packets.Length);
        Peer.SendRtcp(ref writer, ref sink);
    }

    /// <summary>Sends any bytes as they are.</summary>
    public void SendRaw(byte[] datagram, byte socket = 0) => _call.Network.SendToRelay(_call.Now, Node, PathThrough(socket), datagram);

    /// <summary>Closes the peer's end of DTLS.</summary>
    public void ClosePeer()
    {
        var sink = Sink();
        Peer.Close(ref sink);
    }

    private PeerSink Sink() => new(_call.Network, Node, _call.Now);
}

/// <summary>How a transport is made.</summary>
internal sealed record SimulatedTransportOptions
{
    /// <summary>Local sockets, each a path that is checked.</summary>
    public int Sockets { get; init; } = 1;

    /// <summary>Whether the peer's fingerprint is told to the relay at once.</summary>
    public bool Connect { get; init; } = true;
}
