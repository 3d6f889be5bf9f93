using BenchmarkDotNet.Attributes;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>One packet of 1,100 bytes through the whole core to every viewer, AEAD_AES_128_GCM, no network.</summary>
[MemoryDiagnoser]
public class ForwardBenchmarks : IDisposable
{
    /// <summary>Packets in one invocation: whole frames.</summary>
    private const int Packets = 100 * ForwardingRig.Burst;

    private ForwardingRig? _rig;

    [Params(1, 4, 16, 64)]
    public int Viewers { get; set; }

    [GlobalSetup]
    public void Setup() => _rig = new ForwardingRig(Viewers, 1_100, SrtpProfile.AeadAes128Gcm);

    [IterationSetup]
    public void Prepare() => _rig!.Prepare(Packets);

    [Benchmark(OperationsPerInvoke = Packets)]
    public void ForwardOneToN() => _rig!.Run(Packets);

    [GlobalCleanup]
    public void Dispose()
    {
        _rig?.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A NACK about 4 packets from each of 16 viewers: parse, find, encrypt again as RTX.</summary>
[MemoryDiagnoser]
public class NackBenchmarks : IDisposable
{
    private const int Rounds = 200;

    private const int Viewers = 16;

    private ForwardingRig? _rig;

    [GlobalSetup]
    public void Setup()
    {
        _rig = new ForwardingRig(Viewers, 1_100, SrtpProfile.AeadAes128Gcm);
        _rig.Prepare(100 * ForwardingRig.Burst);
        _rig.Run(100 * ForwardingRig.Burst);
    }

    [Benchmark(OperationsPerInvoke = Rounds * Viewers)]
    public void AnswerNackOfFour() => _rig!.Nack(Rounds, packetsPerNack: 4);

    [GlobalCleanup]
    public void Dispose()
    {
        _rig?.Dispose();
        GC.SuppressFinalize(this);
    }
}
