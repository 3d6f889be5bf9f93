using VideoDesk.LoadGenerator.Media;
using VideoDesk.LoadGenerator.Servers;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;

namespace VideoDesk.LoadGenerator.Scenarios;

/// <summary>The peers' thread and what all peers share, for as long as the program runs.</summary>
internal sealed class LoadSession : IDisposable
{
    private readonly RunOptions _options;
    private readonly OpenSslDtlsEngineFactory _engines;
    private readonly PeerSettings _settings;

    public LoadSession(RunOptions options)
    {
        _options = options;
        _engines = new(DtlsCertificate.Create(DateTimeOffset.UtcNow, TimeSpan.FromDays(1)), options.Profile);
        Engine = new(options.Core);
        _settings = new(options.Address, _engines, new())
        {
            ReceiveJoined = options.ReceiveJoined,
            DecryptEvery = options.DecryptEvery,
            TransportFeedback = options.TransportFeedback,
        };
    }

    public LoadEngine Engine { get; }

    public ServerRun Relay() => new(new RelayServer(Engine, _settings), Engine, _settings.Delays, _options);

    public ServerRun Janus() => new(new JanusServer(Engine, _settings), Engine, _settings.Delays, _options);

    public void Dispose()
    {
        Engine.Dispose();
        _engines.Dispose();
    }
}
