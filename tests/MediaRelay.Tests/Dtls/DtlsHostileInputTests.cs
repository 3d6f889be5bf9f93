using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Dtls;

public sealed class DtlsHostileInputTests : IDisposable
{
    private readonly OpenSslDtlsEngineFactory _clients = DtlsPair.NewFactory();
    private readonly OpenSslDtlsEngineFactory _servers = DtlsPair.NewFactory();

    public void Dispose()
    {
        Assert.Equal(0, _clients.LiveEngines + _servers.LiveEngines);
        _clients.Dispose();
        _servers.Dispose();
    }

    [Fact]
    public void HandleDatagram_RealOnesCutAtEveryByteComeFirst_Connects()
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = static sent => Enumerable.Range(0, sent.Bytes.Length + 1).Select(length => (Duration.Zero, sent.Bytes[..length])),
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        Assert.InRange(pair.Server.MalformedDatagrams, 200, 5_000);
    }

    [Fact]
    public void HandleDatagram_NoiseBetweenRealOnes_Connects()
    {
        var random = new Random(7);
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = sent => Enumerable.Range(0, 200).Select(_ => (Duration.Zero, Noise(random))).Append((Duration.Zero, sent.Bytes)),
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        Assert.Equal(2 * 200, pair.Server.MalformedDatagrams);
    }

    [Fact]
    public void HandleDatagram_NoiseAfterConnecting_StaysConnected()
    {
        var random = new Random(8);
        using var pair = new DtlsPair(_clients, _servers);
        pair.Run();
        pair.Network = static _ => [];

        for (var i = 0; i < 20_000; i++)
        {
            var noise = i % 2 == 0 ? Noise(random) : RecordOfNoise(random);
            pair.Deliver(toServer: true, noise);
            Assert.True(pair.IsConnected, $"{i}: {pair.Server.State} after {Convert.ToHexString(noise)}");
        }

        Assert.Equal(DtlsState.Connected, pair.Server.State);
        Assert.InRange(pair.Server.RepeatedFlights, 0, 1);
    }

    [Fact]
    public void HandleDatagram_ForgedProtectedRecordsOfEveryLength_Connects()
    {
        var random = new Random(9);
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = sent => Enumerable.Range(1, 200)
                .Select(length => (Duration.Zero, Protected(random, length)))
                .Append((Duration.Zero, sent.Bytes)),
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
    }

    /// <summary>A forged plain handshake message may end an association that is not protected yet; nothing worse.</summary>
    [Fact]
    public void HandleDatagram_BitsFlipped_NeverThrowsNorConnectsToAnother()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            using var pair = new DtlsPair(_clients, _servers)
            {
                Network = sent =>
                {
                    var flipped = sent.Bytes.ToArray();
                    flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                    return random.Next(2) == 0 ? [(Duration.Zero, flipped), (Duration.Zero, sent.Bytes)] : [(Duration.Zero, sent.Bytes)];
                },
            };

            pair.Run();

            if (pair.IsConnected)
            {
                pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
            }
        }
    }

    [Fact]
    public void HandleDatagram_SoundRecordsOfNoise_NeverThrows()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            using var pair = new DtlsPair(_clients, _servers);
            pair.Start();
            for (var i = 0; i < 100; i++)
            {
                pair.Deliver(random.Next(2) == 0, RecordOfNoise(random));
            }

            pair.Continue();

            Assert.Contains(pair.Server.State, new[] { DtlsState.Connected, DtlsState.Failed, DtlsState.Closed });
        }
    }

    [Fact]
    public void HandleDatagram_TailThatIsNoRecord_IsCutOff()
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = static sent => [(Duration.Zero, [.. sent.Bytes, 1, 2, 3])],
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        Assert.Equal(2, pair.Server.MalformedDatagrams);
    }

    [Fact]
    public void HandleDatagram_ClientBeforeItsStart_IsIgnored()
    {
        using var pair = new DtlsPair(_clients, _servers);

        pair.Deliver(toServer: false, [20, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);

        Assert.Equal(DtlsState.New, pair.Client.State);
        pair.Run();
        Assert.True(pair.IsConnected);
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(0, 1_500)];
        random.NextBytes(noise);
        if (noise.Length > 0)
        {
            noise[0] = (byte)random.Next(20, 64);
        }

        return noise;
    }

    /// <summary>A record of epoch 1 that nobody has the key of.</summary>
    private static byte[] Protected(Random random, int length)
    {
        var record = new byte[13 + length];
        random.NextBytes(record);
        byte[] header = [(byte)random.Next(21, 24), 0xFE, 0xFD, 0, 1, 0, 0, 0, 0, 0, (byte)random.Next(256), 0, (byte)length];
        header.CopyTo(record, 0);
        return record;
    }

    /// <summary>A record with a right header and a random body; a handshake's has a fragment's header with right lengths too.</summary>
    private static byte[] RecordOfNoise(Random random)
    {
        var length = random.Next(1, 200);
        var record = new byte[13 + length];
        random.NextBytes(record);
        record[0] = (byte)random.Next(20, 24);
        (record[1], record[2]) = (0xFE, 0xFD);
        record.AsSpan(3, 6).Clear();
        record[4] = (byte)random.Next(2);
        (record[11], record[12]) = (0, (byte)length);
        if (record[0] == 22 && length >= 12)
        {
            (record[14], record[15], record[16]) = (0, 0, (byte)(length - 12));
            record.AsSpan(13 + 6, 5).Clear();
            record[13 + 11] = (byte)(length - 12);
            record[13 + 4] = 0;
        }

        return record;
    }
}
