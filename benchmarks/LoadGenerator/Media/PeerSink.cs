using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>Sends what the protocols write, at once.</summary>
internal readonly ref struct PeerSink(LoadSocket socket, byte[] memory) : IDatagramSink
{
    public Span<byte> Reserve(in TransportAddress to, int length) => memory.AsSpan(0, length);

    public void Commit(int length) => socket.Send(memory.AsSpan(0, length));
}
