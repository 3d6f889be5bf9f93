using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Dtls;

public sealed class DtlsHandshakeTests : IDisposable
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
    public void Handshake_NothingLost_ConnectsInTwoRoundTrips()
    {
        using var pair = new DtlsPair(_clients, _servers);
        Assert.Equal(DtlsState.New, pair.Server.State);
        Assert.Equal(Deadline.Never, pair.Server.NextDeadline);

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        Assert.Equal(Timestamp.FromMilliseconds(1_000) + (DtlsPair.OneWay * 4), pair.Now);
        Assert.Equal(0, pair.Client.RepeatedFlights + pair.Server.RepeatedFlights);
        Assert.Equal(Deadline.Never, pair.Client.NextDeadline);
    }

    [Fact]
    public void Handshake_EveryFlightInOneDatagram_NoneLongerThanTheMtu()
    {
        var lengths = new List<int>();
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = sent =>
            {
                lengths.Add(sent.Bytes.Length);
                return [(Duration.Zero, sent.Bytes)];
            },
        };

        pair.Run();

        Assert.Equal(4, lengths.Count);
        Assert.All(lengths, static length => Assert.InRange(length, 1, 1200));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Handshake_OneDatagramLost_IsMendedWithinOneInterval(int lost)
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = sent => sent.Index == lost ? [] : [(Duration.Zero, sent.Bytes)],
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        Assert.True(pair.Now <= Timestamp.FromMilliseconds(1_000 + 250 + (6 * 20)), $"{pair.Now.Milliseconds} ms");
    }

    [Fact]
    public void Handshake_EveryPairOfRecordsLost_Connects()
    {
        for (var first = 0; first < 12; first++)
        {
            for (var second = first; second < 12; second++)
            {
                using var pair = new DtlsPair(_clients, _servers);
                var count = 0;
                pair.Network = sent => DtlsRecordSplitter.SplitRecords(sent.Bytes)
                    .Where(_ => count++ is var index && index != first && index != second)
                    .Select(static bytes => (Duration.Zero, bytes))
                    .ToList();

                pair.Run();

                Assert.True(pair.IsConnected, $"lost {first} and {second}: {pair.Client.Failure}, {pair.Server.Failure}");
            }
        }
    }

    [Fact]
    public void Handshake_RecordsReversed_Connects()
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = static sent => DtlsRecordSplitter.SplitRecords(sent.Bytes)
                .Reverse()
                .Select(static (bytes, i) => (Duration.FromMilliseconds(i), bytes)),
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
    }

    [Fact]
    public void Handshake_LossReorderingAndDuplicates_ConnectsForEverySeed()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            using var pair = new DtlsPair(_clients, _servers);
            pair.Network = sent => DtlsRecordSplitter.SplitRecords(sent.Bytes)
                .SelectMany(bytes => Enumerable.Repeat(bytes, random.Next(10) switch { < 2 => 0, < 4 => 2, _ => 1 }))
                .Select(bytes => (Duration.FromMilliseconds(random.Next(60)), bytes))
                .ToList();

            pair.Run();

            Assert.True(pair.IsConnected, $"seed {seed}: {pair.Client.Failure}, {pair.Server.Failure}");
            pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        }
    }

    [Fact]
    public void Handshake_EverythingDuplicated_ConnectsWithoutRepeating()
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = static sent => [(Duration.Zero, sent.Bytes), (Duration.FromMilliseconds(1), sent.Bytes)],
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        Assert.Equal(0, pair.Client.RepeatedFlights + pair.Server.RepeatedFlights);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(6, false)]
    [InlineData(2, true)]
    [InlineData(6, true)]
    public void Handshake_ClientHelloInFragments_Connects(int pieces, bool isReversed)
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = FragmentingClient(pieces, (_, i) => Duration.FromMilliseconds(isReversed ? pieces - i : i)),
        };

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        Assert.Equal(4, pair.SentCount);
    }

    [Fact]
    public void Handshake_OneFragmentOfClientHelloLostAtFirst_Connects()
    {
        for (var lost = 0; lost < 6; lost++)
        {
            using var pair = new DtlsPair(_clients, _servers)
            {
                Network = FragmentingClient(6, (sent, i) => sent.Index == 0 && i == lost ? null : Duration.Zero),
            };

            pair.Run();

            Assert.True(pair.IsConnected, $"lost {lost}: {pair.Client.Failure}, {pair.Server.Failure}");
            Assert.Equal(5, pair.SentCount);
        }
    }

    [Fact]
    public void Handshake_LastFlightLost_IsRepeatedWhenTheClientRepeats()
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = static sent => sent.Index == 3 ? [] : [(Duration.Zero, sent.Bytes)],
        };

        pair.Run();

        Assert.True(pair.IsConnected);
        Assert.Equal(1, pair.Client.RepeatedFlights);
        Assert.Equal(1, pair.Server.RepeatedFlights);
        Assert.Equal(6, pair.SentCount);
    }

    [Fact]
    public void Handshake_ClientRepeatsALot_AnswersAreBounded()
    {
        byte[] lastOfClient = [];
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = sent =>
            {
                lastOfClient = sent.FromClient ? sent.Bytes : lastOfClient;
                return [(Duration.Zero, sent.Bytes)];
            },
        };
        pair.Run();
        pair.Network = static _ => [];
        var sentBefore = pair.SentCount;

        for (var i = 0; i < 1_000; i++)
        {
            pair.Deliver(toServer: true, lastOfClient);
        }

        Assert.InRange(pair.SentCount - sentBefore, 0, 1);
        Assert.Equal(DtlsState.Connected, pair.Server.State);
    }

    [Fact]
    public void Handshake_NobodyAnswers_BacksOffAndFailsAfterThirtySeconds()
    {
        var instants = new List<long>();
        using var pair = new DtlsPair(_clients, _servers);
        pair.Network = _ =>
        {
            instants.Add(pair.Now.Milliseconds - 1_000);
            return [];
        };

        pair.Run();

        Assert.Equal([0, 250, 750, 1_750, 3_750, 7_750, 11_750, 15_750, 19_750, 23_750, 27_750], instants);
        Assert.Equal(DtlsState.Failed, pair.Client.State);
        Assert.Equal(DtlsFailure.Timeout, pair.Client.Failure);
        Assert.Equal(Timestamp.FromMilliseconds(31_000), pair.Now);
        Assert.Equal(Deadline.Never, pair.Client.NextDeadline);
        Assert.Equal(DtlsState.New, pair.Server.State);
    }

    [Fact]
    public void Handshake_ServerHearsOnlyTheFirstDatagram_FailsAfterThirtySeconds()
    {
        using var pair = new DtlsPair(_clients, _servers)
        {
            Network = static sent => sent.Index == 0 ? [(Duration.Zero, sent.Bytes)] : [],
        };

        pair.Run();

        Assert.Equal(DtlsFailure.Timeout, pair.Server.Failure);
        Assert.InRange(pair.Server.RepeatedFlights, 8, 12);
    }

    /// <summary>A client whose ClientHello does not fit one datagram; the delay of a fragment is null when it is lost.</summary>
    private static Func<Sent, IEnumerable<(Duration Delay, byte[] Bytes)>> FragmentingClient(int pieces, Func<Sent, int, Duration?> delay)
    {
        ulong nextNumber = 0;
        return sent =>
        {
            if (!sent.FromClient)
            {
                return [(Duration.Zero, sent.Bytes)];
            }

            var isHello = DtlsRecords.StartsWithClientHello(sent.Bytes);
            var datagrams = DtlsRecordSplitter.Fragment(sent.Bytes, isHello ? pieces : 0);
            foreach (var datagram in datagrams)
            {
                DtlsRecords.RenumberPlain(datagram, ref nextNumber);
            }

            return datagrams.Select((bytes, i) => (Delay: isHello ? delay(sent, i) : Duration.Zero, bytes))
                .Where(static arriving => arriving.Delay is not null)
                .Select(static arriving => (arriving.Delay!.Value, arriving.bytes))
                .ToList();
        };
    }
}
