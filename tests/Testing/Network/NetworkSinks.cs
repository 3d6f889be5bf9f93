using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Network;

/// <summary>Where the relay writes.</summary>
internal struct RelaySink(SimulatedNetwork network, Timestamp now) : IDatagramSink
{
    private byte[] _lent = [];

    private TransportAddress _to;

    public Span<byte> Reserve(in TransportAddress to, int length)
    {
        _to = to;
        return _lent = new byte[length];
    }

    public readonly void Commit(int length) => network.SendToPeer(now, _to, _lent[..length]);
}

/// <summary>Where a peer writes.</summary>
internal struct PeerSink(SimulatedNetwork network, NetworkNode node, Timestamp now) : IDatagramSink
{
    private byte[] _lent = [];

    private TransportAddress _to;

    public Span<byte> Reserve(in TransportAddress to, int length)
    {
        _to = to;
        return _lent = new byte[length];
    }

    public readonly void Commit(int length) => network.SendToRelay(now, node, _to, _lent[..length]);
}
