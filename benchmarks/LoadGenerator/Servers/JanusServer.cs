using System.Diagnostics;
using System.Net.WebSockets;
using VideoDesk.LoadGenerator.Media;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>Debian's Janus with its video room; it must be installed, and there must be an address beside the loopback ones.</summary>
internal sealed class JanusServer(LoadEngine engine, PeerSettings settings) : ILoadServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    /// <summary>A session that is silent for longer is closed.</summary>
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(25);

    /// <summary>Of its WebSocket.</summary>
    private readonly int _port = FreePort.Next();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-load-janus-");
    private readonly CancellationTokenSource _closing = new();
    private ServerProcess? _process;
    private JanusSession? _session;
    private Task _keepingAlive = Task.CompletedTask;

    public string Name => "janus";

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server was not started.");

    private JanusSession Session => _session ?? throw new InvalidOperationException("The server was not started.");

    public async Task StartAsync()
    {
        JanusConfiguration.Write(_folder.FullName, settings.Local, _port);
        string[] arguments = ["-F", _folder.FullName, "-C", Path.Combine(_folder.FullName, "janus.jcfg")];
        _process = new(new("janus", arguments), Path.Combine(Path.GetTempPath(), $"videodesk-load-janus-{Environment.ProcessId}.log"));
        var startedAt = Stopwatch.GetTimestamp();
        while (_session is null)
        {
            _process.ThrowIfGone();
            if (Stopwatch.GetElapsedTime(startedAt) > StartLimit)
            {
                throw new TimeoutException("Janus did not start.");
            }

            await Task.Delay(200);
            await TryConnectAsync();
        }

        _keepingAlive = KeepAliveAsync();
    }

    public async Task OpenRoomAsync(int room)
    {
        await using var handle = await Session.AttachAsync();
        await handle.RequestAsync(
            new()
            {
                ["request"] = "create",
                ["room"] = room,
                ["publishers"] = 50,
                ["bitrate"] = 2_000_000,
                ["fir_freq"] = 10,
                ["audiocodec"] = "opus",
                ["videocodec"] = "vp8,h264,vp9,av1",
                ["record"] = false,
                ["transport_wide_cc_ext"] = true,
                ["playoutdelay_ext"] = false,
                ["audiolevel_ext"] = true,
                ["notify_joining"] = false,
            },
            jsep: null);
    }

    public Task<ILoadParticipant> JoinAsync(int room) =>
        Task.FromResult<ILoadParticipant>(new JanusParticipant(Session, room, engine, settings));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _keepingAlive;
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
        _closing.Dispose();
    }

    private async Task TryConnectAsync()
    {
        var session = new JanusSession();
        try
        {
            await session.OpenAsync(new($"ws://127.0.0.1:{_port}"));
            _session = session;
        }
        catch (WebSocketException)
        {
            await session.DisposeAsync();
        }
    }

    private async Task KeepAliveAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            await Session.KeepAliveAsync();
            await Task.Delay(KeepAliveInterval, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
