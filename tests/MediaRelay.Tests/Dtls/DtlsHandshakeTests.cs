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
}
