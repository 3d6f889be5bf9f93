using System.Diagnostics;
using VideoDesk.LoadGenerator.Media;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>VideoDesk's relay behind its bare call, one loop.</summary>
internal sealed class RelayServer(LoadEngine engine, PeerSettings settings) : ILoadServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    /// <summary>Of its HTTP server.</summary>
    private readonly int _port = FreePort.Next();

    private readonly List<RelayParticipant> _participants = [];
    private ServerProcess? _process;

    /// <summary>Where the host keeps what it stores while it runs.</summary>
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("videodesk-load-");

    public string Name => "relay";

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server was not started.");

    public async Task StartAsync()
    {
        var program = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "../../SignalingServer/release/VideoDesk.SignalingServer.dll"));
        var start = new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (key, value) in Settings())
        {
            start.Environment[key] = value;
        }

        _process = new(start, Path.Combine(Path.GetTempPath(), $"videodesk-load-relay-{Environment.ProcessId}.log"));
        using var client = new HttpClient();
        var startedAt = Stopwatch.GetTimestamp();
        while (!await IsHealthyAsync(client))
        {
            _process.ThrowIfGone();
            if (Stopwatch.GetElapsedTime(startedAt) > StartLimit)
            {
                throw new TimeoutException("The relay did not start.");
            }

            await Task.Delay(100);
        }
    }

    public Task OpenRoomAsync(int room) => Task.CompletedTask;

    public async Task<ILoadParticipant> JoinAsync(int room)
    {
        var participant = new RelayParticipant(engine, settings);
        _participants.Add(participant);
        await participant.JoinAsync(new($"ws://{settings.Local}:{_port}/call?room=load-{room}&name=load"));
        return participant;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var participant in _participants)
        {
            await participant.DisposeAsync();
        }

        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Urls"] = $"http://{settings.Local}:{_port}",
        // Only Development starts without the administration's OpenID provider; the relay's settings are those of production.
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Storage__SqliteFile"] = Path.Combine(_data.FullName, "load.db"),
        ["Auth__KeysFolder"] = Path.Combine(_data.FullName, "keys"),
        ["Mail__Folder"] = Path.Combine(_data.FullName, "outbox"),
        ["BareCall__Enabled"] = "true",
        ["BareCall__MaxPeersPerRoom"] = "2000",
        ["Logging__MinimumLevel"] = "Warning",
        ["Relay__ListenAddresses__0"] = settings.Local.ToString(),
        ["Relay__Loops"] = "1",
        ["Relay__MaxIncomingBitrate"] = "1000000000",
    };

    private async Task<bool> IsHealthyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri($"http://{settings.Local}:{_port}/readyz"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
