using System.Buffers.Binary;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Benchmarks;

/// <summary>
/// One RTP packet protected or unprotected, for audio (100 bytes) and video (1,100 bytes), beside the base library's <c>AesGcm</c> alone.
/// Unprotecting copies the packet first, since it works in place, and forgets the source, since a second delivery would be a replay: both
/// are part of the figure.
/// </summary>
[MemoryDiagnoser]
public class SrtpBenchmarks : IDisposable
{
    private const int HeaderLength = 20;
    private const uint Ssrc = 0xcafebabe;

    private readonly byte[] _packet = new byte[1_500];
    private readonly byte[] _received = new byte[1_500];
    private byte[] _payload = [];
    private SrtpSender? _sender;
    private SrtpReceiver? _receiver;
    private byte[][] _stream = [];
    private AesGcm? _library;
    private long _index;
    private int _next;

    public enum Profile
    {
        CounterMode128 = 0x0001,
        Gcm128 = 0x0007,
        Gcm256 = 0x0008,
    }

    [Params(Profile.Gcm128, Profile.Gcm256, Profile.CounterMode128)]
    public Profile Protection { get; set; }

    [Params(100, 1_100)]
    public int Payload { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var profile = (SrtpProfile)Protection;
        var random = new Random(1);
        var (key, salt) = (new byte[SrtpSessionKeys.KeyLength(profile)], new byte[SrtpSessionKeys.SaltLength(profile)]);
        random.NextBytes(key);
        random.NextBytes(salt);
        var keys = new SrtpKeys(profile, key, salt);
        _sender = new SrtpSender(keys);
        _receiver = new SrtpReceiver(keys);
        _library = new AesGcm(key, 16);
        _payload = new byte[Payload];
        random.NextBytes(_payload);
        _packet[0] = 0x90;
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), Ssrc);

        // Long enough that forgetting the source, which allocates a window when it comes back, weighs nothing.
        _stream = new byte[1_024][];
        for (var i = 0; i < _stream.Length; i++)
        {
            _index = i;
            var length = Protect();
            _stream[i] = _packet[..length];
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _sender?.Dispose();
        _receiver?.Dispose();
        _library?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int Protect()
    {
        _index++;
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)_index);
        return _sender!.ProtectRtp(_packet, HeaderLength, _payload, _index);
    }

    [Benchmark]
    public int Unprotect()
    {
        if (_next == _stream.Length)
        {
            _receiver!.Forget(Ssrc);
            _next = 0;
        }

        var packet = _stream[_next++];
        packet.CopyTo(_received, 0);
        var status = _receiver!.UnprotectRtp(_received.AsSpan(0, packet.Length), HeaderLength, out var length, out _);
        return status == 0 ? length : throw new InvalidOperationException($"{status}");
    }

    [Benchmark(Baseline = true)]
    public void LibraryAesGcm() => _library!.Encrypt(
        _payload.AsSpan(0, 12),
        _payload,
        _packet.AsSpan(HeaderLength, Payload),
        _packet.AsSpan(HeaderLength + Payload, 16),
        _packet.AsSpan(0, HeaderLength));
}
