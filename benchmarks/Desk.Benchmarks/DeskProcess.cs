using System.Diagnostics;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>The server as a process of its own on a loopback port, which can be killed and started again over the same data.</summary>
internal sealed class DeskProcess(string folder, bool hasGuide) : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly int _port = FreePort.Next();

    private Process? _process;

    /// <summary>The personal link that the guide prints.</summary>
    private volatile string? _link;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public string Link => _link ?? throw new InvalidOperationException("The server has printed no link.");

    /// <summary>Starts it and waits until it is ready; how long that took.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            typeof(SignalingServer.SignalingHost).Assembly.Location, "--environment=Development", $"--urls={Address}", $"--Data:Folder={folder}",
            $"--contentRoot={Repository.Root}", "--Logging:MinimumLevel=Error", "--Relay:PinLoops=false", $"--Demo:Guide={hasGuide}",
            "--Desk:EntriesPerAddress=100000",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync(started);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private void Read(string? line)
    {
        if (line?.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at && line.Contains("/entra#", StringComparison.Ordinal))
        {
            _link ??= line[at..].Trim();
        }
    }

    private async Task ReadyAsync(long started)
    {
        using var http = new HttpClient();
        while (Stopwatch.GetElapsedTime(started) < LongestStart)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(Address, "readyz"));
                if (response.IsSuccessStatusCode && (!hasGuide || _link is not null))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException($"The server was not ready within {LongestStart}.");
    }
}
