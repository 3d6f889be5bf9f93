using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Dtls;

/// <summary>A datagram on its way. The index counts all datagrams of the run as they are sent.</summary>
internal readonly record struct Sent(int Index, bool FromClient, byte[] Bytes);

/// <summary>A client and a server over a scripted network in virtual time.</summary>
internal sealed class DtlsPair : IDisposable
{
    public static readonly Duration OneWay = Duration.FromMilliseconds(20);

    private static readonly TransportAddress ClientAddress = TransportAddress.From(new IPEndPoint(IPAddress.Loopback, 40_000));
    private static readonly TransportAddress ServerAddress = TransportAddress.From(new IPEndPoint(IPAddress.Loopback, 40_001));

    private readonly PriorityQueue<(bool ToServer, byte[] Bytes), (long At, int Order)> _network = new();
    private readonly List<byte[]> _outbox = [];
    private int _order;

    public DtlsPair(OpenSslDtlsEngineFactory client, OpenSslDtlsEngineFactory server, bool expectFingerprints = true)
    {
        Client = new(client.Create(DtlsRole.Client));
        Server = new(server.Create(DtlsRole.Server));
        if (expectFingerprints)
        {
            Client.ExpectFingerprint(Server.LocalFingerprint);
            Server.ExpectFingerprint(Client.LocalFingerprint);
        }
    }

    public DtlsSession Client { get; }

    public DtlsSession Server { get; }

    public Timestamp Now { get; private set; } = Timestamp.FromMilliseconds(1_000);

    public int SentCount { get; private set; }

    /// <summary>What becomes of a datagram: each returned one arrives, after the one-way time and the delay.</summary>
    public Func<Sent, IEnumerable<(Duration Delay, byte[] Bytes)>> Network { get; set; } = static sent => [(Duration.Zero, sent.Bytes)];

    public bool IsConnected => Client.State == DtlsState.Connected && Server.State == DtlsState.Connected;

    public static DtlsCertificate NewCertificate() =>
        DtlsCertificate.Create(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(30));

    public static OpenSslDtlsEngineFactory NewFactory(params ReadOnlySpan<SrtpProfile> profiles) => new(NewCertificate(), profiles);

    public void Start()
    {
        var sink = new RecordingSink(_outbox);
        Client.Start(Now, ServerAddress, ref sink);
        Post(fromClient: true);
    }

    /// <summary>Starts and goes on until nothing is under way and no deadline is armed.</summary>
    public void Run()
    {
        Start();
        Continue();
    }

    /// <summary>Goes on until nothing is under way and no deadline is armed.</summary>
    public void Continue()
    {
        for (var steps = 0; TryStep(); steps++)
        {
            Assert.True(steps < 10_000, $"no end: client {Client.State}, server {Server.State} at {Now.Milliseconds} ms");
        }
    }

    public void Deliver(bool toServer, ReadOnlySpan<byte> datagram)
    {
        var sink = new RecordingSink(_outbox);
        if (toServer)
        {
            Server.HandleDatagram(Now, ClientAddress, datagram, ref sink);
        }
        else
        {
            Client.HandleDatagram(Now, ServerAddress, datagram, ref sink);
        }

        Post(fromClient: !toServer);
    }

    public void Close(bool byClient)
    {
        var sink = new RecordingSink(_outbox);
        (byClient ? Client : Server).Close(byClient ? ServerAddress : ClientAddress, ref sink);
        Post(byClient);
    }

    /// <summary>Both sides have each other's keys.</summary>
    public void AssertSameKeys(SrtpProfile profile)
    {
        Assert.True(Client.TryGetSrtpKeys(out var clientSends, out var clientReceives), $"client {Client.State} {Client.Failure}");
        Assert.True(Server.TryGetSrtpKeys(out var serverSends, out var serverReceives), $"server {Server.State} {Server.Failure}");
        foreach (var (a, b) in new[] { (clientSends, serverReceives), (serverSends, clientReceives) })
        {
            Assert.Equal(profile, a.Profile);
            Assert.Equal(a.Profile, b.Profile);
            Assert.Equal(a.MasterKey, b.MasterKey);
            Assert.Equal(a.MasterSalt, b.MasterSalt);
        }

        Assert.NotEqual(clientSends.MasterKey, clientReceives.MasterKey);
        Assert.NotEqual(clientSends.MasterSalt, clientReceives.MasterSalt);
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }

    private void Post(bool fromClient)
    {
        foreach (var bytes in _outbox)
        {
            foreach (var (delay, arriving) in Network(new(SentCount, fromClient, bytes)))
            {
                _network.Enqueue((fromClient, arriving), ((Now + OneWay + delay).Microseconds, _order++));
            }

            SentCount++;
        }

        _outbox.Clear();
    }

    private bool TryStep()
    {
        var deadline = Deadline.Sooner(Client.NextDeadline, Server.NextDeadline);
        if (_network.TryPeek(out _, out var next) && next.At <= deadline.At.Microseconds)
        {
            var (toServer, bytes) = _network.Dequeue();
            Now = new(next.At);
            Deliver(toServer, bytes);
            return true;
        }

        if (deadline == Deadline.Never)
        {
            return false;
        }

        Now = deadline.At;
        var sink = new RecordingSink(_outbox);
        Client.HandleTimeout(Now, ServerAddress, ref sink);
        Post(fromClient: true);
        Server.HandleTimeout(Now, ClientAddress, ref sink);
        Post(fromClient: false);
        return true;
    }
}
