using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>A node as a process of its own, which can be killed, halted and asked to stop.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    /// <summary>The nodes' key in these tests.</summary>
    public const string Key = "a-key-of-the-tests-that-is-long-enough-0";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-node-");
    private readonly string[] _settings;
    private readonly int _port = FreePort.Next();
    private readonly StringBuilder _output = new();

    /// <summary>The life that runs; null while it is dead.</summary>
    private Process? _process;

    private NodeProcess(string[] settings) => _settings = settings;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>A node with the role relay and nothing else.</summary>
    public static Task<NodeProcess> RelayAsync(string id, RedisServer redis, params string[] more) => StartAsync(
        [
            "--Node:Roles=relay", $"--Node:Id={id}", $"--Nodes:Redis={redis.Address}", $"--Nodes:ControlKey={Key}",
            string.Create(CultureInfo.InvariantCulture, $"--Nodes:ControlUrl=http://127.0.0.1:{FreePort.Next()}"), "--Relay:Loops=1", .. more,
        ]);

    public static async Task<NodeProcess> StartAsync(params string[] settings)
    {
        var node = new NodeProcess(settings);
        try
        {
            await node.StartAgainAsync();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on its port and data, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "VideoDesk.SignalingServer.dll"), $"--urls={Address}", "--environment=Development",
            "--Logging:MinimumLevel=Information", "--Relay:PinLoops=false", $"--Data:Folder={_folder.FullName}", .. _settings,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        using var http = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(http))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > LongestStart)
            {
                throw new InvalidOperationException($"The node does not start: {Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>SIGKILL: nothing in the process runs any more.</summary>
    public async Task KillAsync()
    {
        var process = _process ?? throw new InvalidOperationException("the node does not run");
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>SIGSTOP: it is there and does nothing.</summary>
    public Task HaltAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>SIGTERM, and waits for its end; its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        var process = _process!;
        _process = null;
        await process.WaitForExitAsync().WaitAsync(LongestStart);
        var code = process.ExitCode;
        process.Dispose();
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {_process!.Id}")]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri(Address + "/healthz"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
