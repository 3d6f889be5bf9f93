using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Dtls;

public sealed class DtlsSessionTests : IDisposable
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
    public void ExpectFingerprint_OfAnotherCertificate_FailsAndGivesNoKeys()
    {
        using var pair = new DtlsPair(_clients, _servers, expectFingerprints: false);
        pair.Client.ExpectFingerprint(pair.Server.LocalFingerprint);
        pair.Server.ExpectFingerprint(DtlsPair.NewCertificate().Fingerprint);

        pair.Run();

        Assert.Equal(DtlsState.Failed, pair.Server.State);
        Assert.Equal(DtlsFailure.WrongFingerprint, pair.Server.Failure);
        Assert.False(pair.Server.TryGetSrtpKeys(out _, out _));

        pair.Close(byClient: false);
        pair.Continue();
        Assert.Equal(DtlsState.Closed, pair.Client.State);
        Assert.Equal(DtlsState.Failed, pair.Server.State);
    }

    [Fact]
    public void ExpectFingerprint_AfterTheHandshake_ConnectsAtOnce()
    {
        using var pair = new DtlsPair(_clients, _servers, expectFingerprints: false);
        pair.Start();
        while (pair.SentCount < 4)
        {
            pair.Step();
        }

        Assert.Equal(DtlsState.Handshaking, pair.Server.State);
        Assert.False(pair.Server.TryGetSrtpKeys(out _, out _));
        Assert.Equal(DeadlineReason.SetupTimeout, pair.Server.NextDeadline.Reason);

        pair.Server.ExpectFingerprint(pair.Client.LocalFingerprint);
        pair.Client.ExpectFingerprint(pair.Server.LocalFingerprint);

        Assert.Equal(DtlsState.Connected, pair.Server.State);
        pair.Continue();
        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
    }

    [Fact]
    public void ExpectFingerprint_WrongAfterTheHandshake_Fails()
    {
        using var pair = new DtlsPair(_clients, _servers, expectFingerprints: false);
        pair.Start();
        while (pair.SentCount < 4)
        {
            pair.Step();
        }

        pair.Server.ExpectFingerprint(DtlsPair.NewCertificate().Fingerprint);

        Assert.Equal(DtlsFailure.WrongFingerprint, pair.Server.Failure);
        Assert.False(pair.Server.TryGetSrtpKeys(out _, out _));
    }

    [Fact]
    public void ExpectFingerprint_NeverCalled_FailsAfterThirtySeconds()
    {
        using var pair = new DtlsPair(_clients, _servers, expectFingerprints: false);

        pair.Run();

        Assert.Equal(DtlsFailure.Timeout, pair.Client.Failure);
        Assert.Equal(DtlsFailure.Timeout, pair.Server.Failure);
    }

    [Fact]
    public void ExpectFingerprint_Twice_IsAMistake()
    {
        using var pair = new DtlsPair(_clients, _servers);

        Assert.Throws<InvalidOperationException>(() => pair.Server.ExpectFingerprint(pair.Client.LocalFingerprint));
    }

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x0007)]
    [InlineData(0x0008)]
    public void TryGetSrtpKeys_OneProfileOffered_GivesThatProfile(int offered)
    {
        using var clients = DtlsPair.NewFactory((SrtpProfile)offered);
        using var pair = new DtlsPair(clients, _servers);

        pair.Run();

        pair.AssertSameKeys((SrtpProfile)offered);
        Assert.True(pair.Server.TryGetSrtpKeys(out var keys, out _));
        Assert.Equal(offered == 0x0008 ? 32 : 16, keys.MasterKey.Length);
        Assert.Equal(offered == 0x0001 ? 14 : 12, keys.MasterSalt.Length);
    }

    [Fact]
    public void TryGetSrtpKeys_OrderOfChromium_TheServersOrderWins()
    {
        using var clients = DtlsPair.NewFactory(SrtpProfile.Aes128CmSha1_80, SrtpProfile.AeadAes256Gcm, SrtpProfile.AeadAes128Gcm);
        using var pair = new DtlsPair(clients, _servers);

        pair.Run();

        pair.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
    }

    [Fact]
    public void Handshake_NoProfileInCommon_Fails()
    {
        using var clients = DtlsPair.NewFactory(SrtpProfile.Aes128CmSha1_80);
        using var servers = DtlsPair.NewFactory(SrtpProfile.AeadAes128Gcm);
        using var pair = new DtlsPair(clients, servers);

        pair.Run();

        Assert.Equal(DtlsFailure.NoCommonProfile, pair.Server.Failure);
        Assert.False(pair.Client.TryGetSrtpKeys(out _, out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Close_Connected_TellsThePeer(bool byClient)
    {
        using var pair = new DtlsPair(_clients, _servers);
        pair.Run();

        pair.Close(byClient);
        pair.Continue();

        Assert.Equal(DtlsState.Closed, pair.Client.State);
        Assert.Equal(DtlsState.Closed, pair.Server.State);
        Assert.False(pair.Server.TryGetSrtpKeys(out _, out _));
    }

    [Fact]
    public void Close_BeforeAndDuringTheHandshake_SendsNothingMore()
    {
        using var pair = new DtlsPair(_clients, _servers);
        pair.Close(byClient: false);
        Assert.Equal(0, pair.SentCount);

        pair.Start();
        pair.Close(byClient: true);
        pair.Continue();

        Assert.Equal(1, pair.SentCount);
        Assert.Equal(DtlsState.Closed, pair.Server.State);
    }

    [Fact]
    public void Renew_WithLiveSessions_TheyKeepTheirCertificate()
    {
        using var servers = DtlsPair.NewFactory();
        using var before = new DtlsPair(_clients, servers);
        var oldFingerprint = servers.LocalFingerprint;
        var renewed = DtlsPair.NewCertificate();

        servers.Renew(renewed);
        using var after = new DtlsPair(_clients, servers);
        servers.Dispose();
        before.Run();
        after.Run();

        Assert.Equal(oldFingerprint, before.Server.LocalFingerprint);
        Assert.Equal(renewed.Fingerprint, after.Server.LocalFingerprint);
        before.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        after.AssertSameKeys(SrtpProfile.AeadAes128Gcm);
        before.Close(byClient: false);
        before.Continue();
        Assert.Equal(DtlsState.Closed, before.Client.State);
    }

    [Fact]
    public void Dispose_ThousandSessions_LeavesNothingNativeBehind()
    {
        for (var i = 0; i < 500; i++)
        {
            using var pair = new DtlsPair(_clients, _servers);
            pair.Start();
            if (i % 50 == 0)
            {
                pair.Continue();
            }

            Assert.Equal(2, _clients.LiveEngines + _servers.LiveEngines);
        }

        Assert.Equal(0, _clients.LiveEngines + _servers.LiveEngines);
    }

    [Fact]
    public void Create_FromManyThreadsWhileRenewing_Works()
    {
        Parallel.For(0, 200, i =>
        {
            if (i % 20 == 0)
            {
                _servers.Renew(DtlsPair.NewCertificate());
            }

            using var pair = new DtlsPair(_clients, _servers);
            pair.Run();
            Assert.True(pair.IsConnected, $"{i}: {pair.Client.Failure}, {pair.Server.Failure}");
        });
    }
}
