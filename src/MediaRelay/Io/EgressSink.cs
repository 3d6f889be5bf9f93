using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.MediaRelay.Io;

/// <summary>What the core sees of <see cref="EgressRuns"/>: a struct, so that the compiler calls it directly.</summary>
internal readonly struct EgressSink(EgressRuns runs) : IDatagramSink
{
    public Span<byte> Reserve(in TransportAddress to, int length) => runs.Reserve(to, length);

    public void Commit(int length) => runs.Commit(length);
}
