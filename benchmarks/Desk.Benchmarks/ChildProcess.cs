using System.Diagnostics;
using System.Globalization;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>This program as a process of its own in one of its serving modes: what is measured shares no memory with who measures.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    /// <summary>Managed bytes and resident bytes, as the child says them five times a second.</summary>
    private readonly List<(long Managed, long Resident)> _memory = [];

    private ChildProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it has said of its memory since it was last asked.</summary>
    public IReadOnlyList<(long Managed, long Resident)> TakeMemory()
    {
        lock (_memory)
        {
            (long, long)[] all = [.. _memory];
            _memory.Clear();
            return all;
        }
    }

    public static async Task<ChildProcess> StartAsync(string mode, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location, mode, $"--urls={address}", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        var child = new ChildProcess(new Process { StartInfo = start }, address);
        child._process.OutputDataReceived += (_, line) => child.Read(line.Data);
        child._process.Start();
        child._process.BeginOutputReadLine();
        await child.ReadyAsync();
        return child;
    }

    /// <summary>Says five times a second how much memory this process has.</summary>
    public static async Task TellMemoryAsync(CancellationToken cancellationToken)
    {
        using var self = Process.GetCurrentProcess();
        while (!cancellationToken.IsCancellationRequested)
        {
            self.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory {GC.GetTotalMemory(forceFullCollection: false)} {self.WorkingSet64}"));
            await Task.Delay(200, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line?.Split(' ') is ["memory", var managed, var resident])
        {
            lock (_memory)
            {
                _memory.Add((long.Parse(managed, CultureInfo.InvariantCulture), long.Parse(resident, CultureInfo.InvariantCulture)));
            }
        }
        else if (line is not null)
        {
            Console.Error.WriteLine(line);
        }
    }

    private async Task ReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        using var http = new HttpClient();
        while (Stopwatch.GetElapsedTime(started) < LongestStart)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(Address, "healthz"));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"The process was not ready within {LongestStart}.");
    }
}
