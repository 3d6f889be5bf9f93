using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>What a <see cref="CountingSink"/> saw, and the memory that it lends: like an egress run, it is written through and reused.</summary>
internal sealed class SinkTotals
{
    public byte[] Memory { get; } = new byte[256 * 1024];

    /// <summary>Where the next datagram goes.</summary>
    public int Offset { get; set; }

    public long Datagrams { get; set; }

    public long Bytes { get; set; }

    /// <summary>Last sequence number by SSRC, kept only while somebody wants to know.</summary>
    public Dictionary<uint, ushort>? LastSequences { get; set; }
}

/// <summary>The network's place in a benchmark: counts, and sends nothing.</summary>
internal readonly struct CountingSink(SinkTotals totals) : IDatagramSink
{
    public Span<byte> Reserve(in TransportAddress to, int length)
    {
        if (totals.Offset + length > totals.Memory.Length)
        {
            totals.Offset = 0;
        }

        return totals.Memory.AsSpan(totals.Offset, length);
    }

    public void Commit(int length)
    {
        if (totals.LastSequences is { } sequences && RtpHeader.TryParse(totals.Memory.AsSpan(totals.Offset, length), out var header))
        {
            sequences[header.Ssrc.Value] = header.SequenceNumber;
        }

        totals.Offset += length;
        totals.Datagrams++;
        totals.Bytes += length;
    }
}
