using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>A real Redis of one test's own: Debian's program, nothing kept, a free port of loopback. It ends with the process that started it.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    /// <summary>An address at which nobody listens: for what needs no Redis.</summary>
    public const string Nowhere = "127.0.0.1:1";

    private const string Program = "/usr/bin/redis-server";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-redis-");
    private readonly int _port = FreePort.Next();

    /// <summary>The life that runs; null while it is dead.</summary>
    private Process? _process;

    private RedisServer()
    {
    }

    /// <summary>As <c>Nodes:Redis</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public bool IsRunning => _process is { HasExited: false };

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on its port, empty. Nothing happens where it runs.</summary>
    public async Task StartAgainAsync()
    {
        if (IsRunning)
        {
            return;
        }

        _process?.Dispose();
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("Redis is not installed (Debian: redis-server); ./dev test installs it.");
        }

        string[] command =
        [
            Program, "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "",
            "--appendonly", "no", "--dir", _folder.FullName, "--loglevel", "warning", "--protected-mode", "no",
        ];
        _process = Process.Start(new ProcessStartInfo("sh", Tether.ShellArguments("KILL", command)) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > LongestStart)
            {
                throw new InvalidOperationException("Redis does not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>Everything it has is gone.</summary>
    public Task FlushAsync() => CommandAsync("FLUSHALL");

    /// <summary>What its command line client answers.</summary>
    public async Task<string> CommandAsync(params string[] command)
    {
        var start = new ProcessStartInfo("redis-cli", ["-p", _port.ToString(CultureInfo.InvariantCulture), .. command]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        return await process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
