using BenchmarkDotNet.Attributes;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>The header of a packet with MID, absolute send time, transport-wide number and audio level: parsed, and its extensions found.</summary>
[MemoryDiagnoser]
public class HeaderBenchmarks
{
    private readonly byte[] _packet = new byte[200];

    [GlobalSetup]
    public void Setup()
    {
        new RtpHeaderWriter { PayloadType = new(100), SequenceNumber = 1, Timestamp = 2, Ssrc = new(3), HasExtension = true }.WriteTo(_packet);
        var extensions = new HeaderExtensionWriter(_packet.AsSpan(RtpHeader.FixedLength));
        extensions.TryAdd(1, "0"u8);
        extensions.TryAdd(4, [1, 2, 3]);
        extensions.TryAdd(5, [0, 1]);
        extensions.TryAdd(6, [0x80]);
        extensions.Complete();
    }

    [Benchmark]
    public int ParseHeader() => RtpHeader.TryParse(_packet, out var header) ? header.HeaderLength : 0;

    [Benchmark]
    public int ParseHeaderAndExtensions()
    {
        if (!RtpHeader.TryParse(_packet, out var header))
        {
            return -1;
        }

        var elements = new HeaderExtensionReader(_packet, header);
        var sum = 0;
        while (elements.MoveNext())
        {
            sum += elements.Id + elements.Value.Length;
        }

        return sum;
    }
}
