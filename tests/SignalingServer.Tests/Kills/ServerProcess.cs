using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Kills;

/// <summary>
/// The server as a process of its own, on one loopback port for as long as the test lasts, started and killed again and again.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly string[] _settings;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>What it printed, of all its lives: for the message of a failed test.</summary>
    private readonly List<string> _output = [];

    /// <summary>The life that runs; null while it is dead.</summary>
    private Process? _process;

    /// <param name="folder">Where it lives; whatever it writes by default falls in here.</param>
    /// <param name="settings">Configuration in command-line form.</param>
    public ServerProcess(string folder, params string[] settings)
    {
        _folder = folder;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        string[] basics = [$"--urls={Address}", "--environment=Development", "--Logging:MinimumLevel=Error", "--BareCall:Enabled=false"];
        _settings = [.. basics, .. settings];
    }

    public Uri Address { get; }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output.TakeLast(40));
            }
        }
    }

    /// <summary>Where the build puts the server.</summary>
    private static string Program
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            var built = Path.Combine(folder.Parent!.Parent!.FullName, "SignalingServer", folder.Name, "VideoDesk.SignalingServer.dll");
            Assert.True(File.Exists(built), $"{built} is missing: build src/SignalingServer first.");
            return built;
        }
    }

    /// <summary>Runs the program to its end with other arguments, for instance <c>verify-journal</c>; its exit code and output.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, arguments))!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    public void Start()
    {
        Assert.Null(_process);
        var process = Process.Start(StartInfo(_folder, _settings))!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
    }

    /// <summary>Waits until it answers.</summary>
    public async Task ReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            Assert.True(_process is { HasExited: false }, $"The server ended by itself: {Output}");
            Assert.True(Stopwatch.GetElapsedTime(started) < LongestStart, $"The server does not answer: {Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>SIGKILL: nothing in the process runs any more.</summary>
    public async Task KillAsync()
    {
        Assert.True(_process is { HasExited: false }, $"The server ended by itself: {Output}");
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _http.Dispose();
    }

    private static ProcessStartInfo StartInfo(string folder, IEnumerable<string> arguments) => new("dotnet", [Program, .. arguments])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        // A life is too short to earn back what watching the code for a better compilation costs.
        Environment = { ["DOTNET_TieredPGO"] = "0" },
    };

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await _http.GetAsync(new Uri(Address, "/readyz"), TestContext.Current.CancellationToken)).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            // Not there yet, or too busy with starting to answer.
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            lock (_output)
            {
                _output.Add(text);
            }
        }
    }
}
