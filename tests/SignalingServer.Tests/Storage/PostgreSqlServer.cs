using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>
/// A real PostgreSQL of the test run's own: Debian's programs, a new cluster in a temporary folder, a free port of loopback. It ends
/// with the process that started it. PostgreSQL refuses to run as root, so root runs it as the user <c>postgres</c>, whom the package brings along.
/// </summary>
internal sealed class PostgreSqlServer
{
    private const string ProgramsRoot = "/usr/lib/postgresql";
    private const string User = "postgres";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private static readonly Lock Sharing = new();

    /// <summary>The server of this test run; null before anybody asked.</summary>
    private static Task<PostgreSqlServer>? _shared;

    /// <summary>How it is started, each time.</summary>
    private readonly ProcessStartInfo _start;

    private readonly string _folder;
    private readonly int _port;

    /// <summary>The last life.</summary>
    private Process _process;

    /// <summary>Whether it was not ended.</summary>
    private bool _runs = true;

    /// <summary>Numbers the databases.</summary>
    private int _databases;

    private PostgreSqlServer(ProcessStartInfo start, string folder, int port)
    {
        _start = start;
        _process = Process.Start(start)!;
        _folder = folder;
        _port = port;
    }

    /// <summary>The one server of this test run, started by whoever asks first.</summary>
    public static Task<PostgreSqlServer> SharedAsync()
    {
        lock (Sharing)
        {
            return _shared ??= StartAsync(isDurable: false);
        }
    }

    /// <summary>Stops the server, if any test started it.</summary>
    public static async Task StopSharedAsync()
    {
        if (_shared is { IsCompletedSuccessfully: true } running)
        {
            await (await running).StopAsync();
        }
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = User,
        Database = database,
        MaxPoolSize = 20,
    }.ToString();

    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return name;
    }

    public async ValueTask DropDatabaseAsync(string name)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    /// <summary>Starts a server; whoever asked stops it.</summary>
    /// <param name="isDurable">Whether a commit waits for the disk, as it does where the data matter.</param>
    public static async Task<PostgreSqlServer> StartAsync(bool isDurable)
    {
        var programs = Directory.Exists(ProgramsRoot)
            ? Directory.GetDirectories(ProgramsRoot)
                .Order(StringComparer.Ordinal)
                .Select(static version => Path.Combine(version, "bin"))
                .LastOrDefault()
            : null;
        if (programs is null)
        {
            throw new InvalidOperationException("PostgreSQL is not installed (Debian: postgresql); ./dev test installs it.");
        }

        var folder = Directory.CreateTempSubdirectory("videodesk-postgresql-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", User, folder);
        }

        var data = Path.Combine(folder, "data");
        string[] encoding = ["--encoding", "UTF8", "--locale", "C"];
        await RunAsUserAsync(Path.Combine(programs, "initdb"), ["--pgdata", data, "--username", User, "--auth", "trust", .. encoding, "--no-sync"]);
        var port = FreePort.Next();
        string[] command =
        [
            Path.Combine(programs, "postgres"), "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder,
            .. SettingsOf(isDurable).SelectMany(static setting => new[] { "-c", setting }),
        ];
        var start = StartInfoAsUser("sh", [.. Tether.ShellArguments("QUIT", command)]);
        start.RedirectStandardInput = true;
        var server = new PostgreSqlServer(start, folder, port);
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            await server.StopAsync();
            throw;
        }
    }

    /// <summary>Every connection is cut off, what was committed is there afterwards; done when it answers again.</summary>
    public async Task RestartAsync(TimeSpan away)
    {
        await EndAsync();
        await Task.Delay(away);
        await StartAgainAsync();
    }

    /// <summary>What was committed is there again; done when it answers. Nothing happens where it runs.</summary>
    public async Task StartAgainAsync()
    {
        if (!_runs)
        {
            _process = Process.Start(_start)!;
            _runs = true;
            await WaitUntilReadyAsync();
        }
    }

    private static string[] SettingsOf(bool isDurable) =>
    [
        "listen_addresses=127.0.0.1", isDurable ? "fsync=on" : "fsync=off", "max_connections=200", "log_min_messages=panic",
        "log_min_error_statement=panic",
    ];

    private static ProcessStartInfo StartInfoAsUser(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? new ProcessStartInfo("setpriv", ["--reuid", User, "--regid", User, "--init-groups", program, .. arguments]) { WorkingDirectory = "/" }
        : new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" };

    private static Task RunAsUserAsync(string program, params string[] arguments) => RunAsync(StartInfoAsUser(program, arguments));

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {output}");
        }
    }

    private async Task WaitUntilReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < LongestStart)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(User) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await EndAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>"Immediate shutdown" (QUIT): right for data that nobody wants any more, and what a crash looks like.</summary>
    public async Task EndAsync()
    {
        if (_runs)
        {
            _runs = false;
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
