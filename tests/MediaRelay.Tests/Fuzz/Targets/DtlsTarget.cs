using System.Text;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Tests.Dtls;
using VideoDesk.MediaRelay.Tests.Stun;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>DTLS records, a server's session over OpenSSL, and fingerprints as clients write them.</summary>
internal static class DtlsTarget
{
    private const int InputsPerSession = 8;

    private static readonly TransportAddress Peer = StunSamples.Address("192.0.2.1:5000");

    private static readonly OpenSslDtlsEngineFactory Factory = DtlsPair.NewFactory(SrtpProfile.AeadAes128Gcm);

    private static readonly byte[][] ClientDatagrams = RecordHandshake();

    public static FuzzTarget Records() => new(
        "dtls-records",
        static () => static input =>
        {
            var sound = input[..DtlsRecords.SoundLength(input)];
            if (sound.IsEmpty)
            {
                return false;
            }

            var number = ulong.MaxValue - 3;
            _ = DtlsRecords.StartsWithClientHello(sound);
            DtlsRecords.RenumberPlain(sound, ref number);
            return DtlsRecords.SoundLength(sound) == sound.Length ? true : throw new InvalidOperationException("new numbers spoiled a record");
        },
        ClientDatagrams);

    /// <summary>
    /// A server before and in the handshake; a new one takes over after a failure and after a few inputs, before it has
    /// seen so much that it only discards. OpenSSL's random numbers make this target the only one that is not the same run
    /// from the same seed.
    /// </summary>
    public static FuzzTarget Session() => new(
        "dtls-session",
        static () =>
        {
            var session = NewSession();
            var inputs = 0;
            var now = Timestamp.FromMilliseconds(1000);
            return input =>
            {
                if (session.State is DtlsState.Failed or DtlsState.Closed || ++inputs % InputsPerSession == 0)
                {
                    session.Dispose();
                    session = NewSession();
                }

                var sink = new RecordingSink([]);
                session.HandleDatagram(now += Duration.FromMilliseconds(1), Peer, input, ref sink);
                session.HandleTimeout(now, Peer, ref sink);
                return session.State == DtlsState.Connected
                    ? throw new InvalidOperationException("connected without a handshake")
                    : session.State != DtlsState.New;
            };
        },
        ClientDatagrams)
    {
        AllocationLimit = 256 * 1024,
        Inputs = 5_000,
    };

    public static FuzzTarget Fingerprint() => new(
        "dtls-fingerprint",
        static () => static input => DtlsFingerprint.TryParse("sha-256", Encoding.Latin1.GetString(input), out _),
        [Encoding.ASCII.GetBytes(string.Join(':', Enumerable.Range(0, 32).Select(static number => $"{number * 7:X2}")))])
    {
        AllocationLimit = 8 * 1024,
    };

    private static DtlsSession NewSession() => new(Factory.Create(DtlsRole.Server));

    /// <summary>Everything that a client sends until it is connected.</summary>
    private static byte[][] RecordHandshake()
    {
        var datagrams = new List<byte[]>();
        using var client = DtlsPair.NewFactory(SrtpProfile.AeadAes128Gcm);
        using var pair = new DtlsPair(client, Factory);
        pair.Network = sent =>
        {
            if (sent.FromClient)
            {
                datagrams.Add(sent.Bytes);
            }

            return [(Duration.Zero, sent.Bytes)];
        };
        pair.Run();
        return [.. datagrams];
    }
}
