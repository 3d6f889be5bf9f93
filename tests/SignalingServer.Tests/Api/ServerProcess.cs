using System.Diagnostics;
using System.Text.RegularExpressions;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The real program as a process of its own, in Development on a loopback port that the system chose.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    /// <summary>Reads what the process prints until it ends, so that it never waits for a reader.</summary>
    private readonly Task _reading;

    private ServerProcess(Process process, Uri address, Task reading) => (_process, Address, _reading) = (process, address, reading);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="storage">Its database.</param>
    /// <param name="folder">Keys and mails; servers of one database share it.</param>
    /// <param name="settings">Further settings, as on the command line.</param>
    public static async Task<ServerProcess> StartAsync(StorageSettings storage, string folder, params IEnumerable<string> settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "../../SignalingServer/release/VideoDesk.SignalingServer.dll");
        string[] basics =
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", "--BareCall:Enabled=false", "--Relay:Loops=1",
            $"--Auth:KeysFolder={Path.Combine(folder, "keys")}", $"--Mail:Folder={Path.Combine(folder, "outbox")}",
            storage.PostgreSql is { } connection ? $"--Storage:PostgreSql={connection}" : $"--Storage:SqliteFile={storage.SqliteFile}",
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. basics, .. settings])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, address), process.StandardError.ReadToEndAsync());
        var server = new ServerProcess(process, await AddressAsync(process, address.Task), reading);
        return server;
    }

    /// <summary>Kills it: what it has promised must be in the database by then.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private static async Task<Uri> AddressAsync(Process process, Task<Uri> address)
    {
        try
        {
            return await address.WaitAsync(LongestStart, TestContext.Current.CancellationToken);
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    private static async Task ReadAsync(StreamReader output, TaskCompletionSource<Uri> address)
    {
        List<string> lines = [];
        while (await output.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Groups["address"].Value));
            }
            else if (!address.Task.IsCompleted)
            {
                lines.Add(line);
            }
        }

        address.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', lines)));
    }

    [GeneratedRegex("Now listening on: \"?(?<address>http://[0-9.:]+)")]
    private static partial Regex Listening();
}
