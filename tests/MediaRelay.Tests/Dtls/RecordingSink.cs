using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.MediaRelay.Tests.Dtls;

/// <summary>A sink that keeps every datagram.</summary>
internal struct RecordingSink(List<byte[]> datagrams) : IDatagramSink
{
    private byte[] _lent = [];

    public Span<byte> Reserve(in TransportAddress to, int length) => _lent = new byte[length];

    public readonly void Commit(int length) => datagrams.Add(_lent[..length]);
}
