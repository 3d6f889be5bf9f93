using System.Diagnostics;
using System.Net;
using VideoDesk.LoadGenerator.Media;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>VideoDesk's relay behind its bare call, one loop.</summary>
internal sealed class RelayServer(LoadEngine engine, PeerSettings settings) : ILoadServer
{
    private const int Port = 5980;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly List<RelayParticipant> _participants = [];
    private ServerProcess? _process;

    public string Name => "relay";

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server was not started.");

    public async Task StartAsync()
    {
        var program = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "../../SignalingServer/release/VideoDesk.SignalingServer.dll"));
        var start = new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (key, value) in Settings(settings.Local))
        {
            start.Environment[key] = value;
        }

        _process = new(start, Path.Combine(Path.GetTempPath(), "videodesk-load-relay.log"));
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
        await participant.JoinAsync(new($"ws://{settings.Local}:{Port}/call?room=load-{room}&name=load"));
        return participant;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var participant in _participants)
        {
            await participant.DisposeAsync();
        }

        _process?.Dispose();
    }

    private static Dictionary<string, string> Settings(IPAddress address) => new()
    {
        ["Urls"] = $"http://{address}:{Port}",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["BareCall__Enabled"] = "true",
        ["BareCall__MaxPeersPerRoom"] = "2000",
        ["Logging__MinimumLevel"] = "Warning",
        ["Relay__ListenAddresses__0"] = address.ToString(),
        ["Relay__Loops"] = "1",
        ["Relay__MaxIncomingBitrate"] = "1000000000",
    };

    private async Task<bool> IsHealthyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri($"http://{settings.Local}:{Port}/health"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
