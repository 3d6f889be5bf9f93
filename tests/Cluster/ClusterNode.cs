using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using VideoDesk.SignalingServer.Tests.Nodes;

namespace VideoDesk.Cluster;

/// <summary>Where a node runs and what it is told.</summary>
/// <param name="Id">As <c>Node:Id</c>.</param>
/// <param name="Host">The address it listens on.</param>
/// <param name="Settings">In command-line form.</param>
internal sealed record NodePlan(string Id, string Host, IReadOnlyList<string> Settings)
{
    /// <summary>Where a relay node's control is; null for a web node.</summary>
    public Uri? Control { get; init; }

    /// <summary>What comes before the program's own words: <c>ip netns exec NAME</c>, for instance.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}

/// <summary>One node of a cluster, a process that keeps its address and its data over several lives.</summary>
internal sealed class ClusterNode(NodePlan plan, string folder) : IAsyncDisposable
{
    private readonly int _port = FreePort.Next();

    /// <summary>The life that runs; null while it is dead.</summary>
    private ChildProgram? _program;

    public string Id => plan.Id;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://{plan.Host}:{_port}"));

    /// <summary>Where a relay node's control is; null for a web node.</summary>
    public Uri? Control => plan.Control;

    /// <summary>0 for a web node.</summary>
    public int ControlPort => plan.Control?.Port ?? 0;

    /// <summary>As a proxy names it.</summary>
    public string Endpoint => Address.Authority;

    public bool IsRunning => _program is { IsRunning: true };

    /// <summary>Of the life that runs.</summary>
    public string Output => _program?.Output ?? "";

    /// <summary>Process id; 0 while it is dead.</summary>
    public int ProcessId => _program?.Id ?? 0;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        string[] command =
        [
            .. plan.Before, "dotnet", Path.Combine(AppContext.BaseDirectory, "VideoDesk.SignalingServer.dll"), $"--urls={Address}",
            "--environment=Development", "--Logging:MinimumLevel=Warning", "--Relay:PinLoops=false", $"--Node:Id={Id}", .. plan.Settings,
        ];
        if (plan.Control is { } control)
        {
            command = [.. command, $"--Nodes:ControlUrl={control.GetLeftPart(UriPartial.Authority)}"];
        }

        var program = await ChildProgram.StartAsync(command, folder, ("DOTNET_TieredPGO", "0"), ("DOTNET_EnableDiagnostics", "0"));
        _program = program;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await Waiting.UntilAsync(
            () => $"{Id} is ready: {program.Output}",
            async () => program.IsRunning ? await IsReadyAsync(http) : throw await program.EndedAsync(Id),
            cancellationToken: cancellationToken);
    }

    public async Task KillAsync()
    {
        await Living.DisposeAsync();
        _program = null;
    }

    public Task HaltAsync() => Living.HaltAsync();

    public Task ContinueAsync() => Living.ContinueAsync();

    /// <summary>SIGTERM, and waits for its end; its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        var program = Living;
        var code = await program.TerminateAsync();
        _program = null;
        await program.DisposeAsync();
        return code;
    }

    /// <summary>A relay node takes no new rooms and its calls are moved, or it takes part again.</summary>
    public Task DrainAsync(bool isOn) => AskAsync(isOn ? HttpMethod.Post : HttpMethod.Delete, "/drain");

    /// <summary>Waits until a relay node that is being drained has no room any more.</summary>
    public Task DrainedAsync() => Waiting.UntilAsync(() => $"{Id} is drained", async () =>
    {
        var load = await AskAsync(HttpMethod.Get, "/status");
        return load.GetProperty("isDraining").GetBoolean() && load.GetProperty("rooms").GetInt32() == 0;
    });

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            await KillAsync();
        }
    }

    private ChildProgram Living => _program ?? throw new InvalidOperationException($"{Id} does not run");

    /// <summary>A request to the control of a relay node; its load.</summary>
    private async Task<JsonElement> AskAsync(HttpMethod method, string path)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(plan.Control!, path));
        request.Headers.Add("X-VideoDesk-Control-Key", NodeProcess.Key);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Address, "/readyz"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
