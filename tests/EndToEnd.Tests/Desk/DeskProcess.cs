using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>
/// The server as a process of its own, as <c>./dev run</c> starts it, with an appointment that is open now. It can be killed and started
/// again: it keeps its port and its data.
/// </summary>
internal sealed partial class DeskProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-desk-");
    private readonly int _port = FreePort.Next();
    private readonly string[] _settings;

    /// <summary>What it printed, in all its lives.</summary>
    private readonly StringBuilder _output = new();

    /// <summary>The life that runs; null while it is dead.</summary>
    private Process? _process;

    private DeskProcess(string[] settings) => _settings = settings;

    public string Address => AddressOn("127.0.0.1");

    /// <summary>The personal link of the appointment that is open, at <see cref="Address"/>.</summary>
    public string Link { get; private set; } = "";

    private string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <param name="settings">Configuration in command-line form, and other addresses of this machine to listen on.</param>
    public static async Task<DeskProcess> StartAsync(params string[] settings)
    {
        var server = new DeskProcess(settings);
        await server.StartAgainAsync();
        return server;
    }

    public string AddressOn(string host) => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{_port}");

    /// <summary>The same link for a browser that reaches the server at another address.</summary>
    public string LinkOn(string host) => Link.Replace(Address, AddressOn(host), StringComparison.Ordinal);

    /// <summary>Starts it on its port and data; returns when it listens.</summary>
    /// <param name="more">Settings of this life alone.</param>
    public async Task StartAgainAsync(params string[] more)
    {
        Assert.Null(_process);
        var welcome = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = StartInfo(more), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, welcome);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, welcome);
        process.Exited += (_, _) => welcome.TrySetException(new InvalidOperationException($"The server ended by itself: {Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        Link = await welcome.Task.WaitAsync(LongestStart, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for a mail by its trigger, such as <c>N10</c> (A.9), and returns it as it was written.</summary>
    public async Task<string> MailAsync(string trigger)
    {
        var folder = Path.Combine(_folder.FullName, "outbox");
        var name = new Regex($@"\.{Regex.Escape(trigger)}(\.[^.]+)*\.eml$", RegexOptions.IgnoreCase);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(LongestStart);
        while (true)
        {
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
            if (files.FirstOrDefault(file => name.IsMatch(file)) is { } mail)
            {
                return await File.ReadAllTextAsync(mail, limit.Token);
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>SIGKILL: nothing in the process runs any more.</summary>
    public async Task KillAsync()
    {
        var process = _process ?? throw new InvalidOperationException("the server does not run");
        _process = null;
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Delete(recursive: true);
    }

    private ProcessStartInfo StartInfo(string[] more)
    {
        var client = Path.Combine(Repository.Root, "src", "WebClient", "dist");
        Assert.True(File.Exists(Path.Combine(client, "index.html")), $"{client} is missing: build the client first.");
        var hosts = _settings.Where(static setting => !setting.StartsWith("--", StringComparison.Ordinal));
        string[] basics =
        [
            Path.Combine(AppContext.BaseDirectory, "VideoDesk.SignalingServer.dll"), "--environment=Development", "--Demo:Guide=true",
            $"--urls={string.Join(';', hosts.Prepend("127.0.0.1").Select(AddressOn))}", $"--WebRoot={client}", $"--data={_folder.FullName}",
            "--Relay:PinLoops=false", "--Logging:MinimumLevel=Warning",
        ];
        string[] all = [.. basics, .. _settings.Where(static setting => setting.StartsWith("--", StringComparison.Ordinal)), .. more];
        return new ProcessStartInfo("dotnet", all)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private void Hear(string? line, TaskCompletionSource<string> welcome)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (TaxpayerLink().Match(line ?? "") is { Success: true } found)
        {
            welcome.TrySetResult(found.Groups["link"].Value);
        }
    }

    [GeneratedRegex(@"Taxpayer, in one window:\s+(?<link>\S+)")]
    private static partial Regex TaxpayerLink();
}
