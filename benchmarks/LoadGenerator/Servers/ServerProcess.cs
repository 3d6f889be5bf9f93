using System.Diagnostics;
using System.Globalization;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>A server that runs as a child process, and what the operating system says of it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _logFile;
    private readonly StreamWriter _log;

    public ServerProcess(ProcessStartInfo start, string logFile)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _logFile = logFile;
        _log = new(logFile) { AutoFlush = true };
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>CPU time of all its threads until now, those that ended included, in user space and in the kernel.</summary>
    public unsafe Duration Cpu
    {
        get
        {
            // The clock of another process, as clock_getcpuclockid makes it: the inverted process id, then 2 for scheduler time.
            TimeSpecification time;
            SocketOpening.ThrowIfFailed(Syscalls.GetClock((~Id << 3) | 2, &time), "clock_gettime");
            return new((time.Seconds * 1_000_000) + (time.Nanoseconds / 1000));
        }
    }

    /// <summary>Memory in use that is not swapped out, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan(6, line.Length - 8).Trim(), CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Throws when the process is gone.</summary>
    public void ThrowIfGone()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The server ended with {_process.ExitCode}; its log is {_logFile}.");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(5000);
        }

        _process.Dispose();
        _log.Dispose();
    }

    private void Log(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.WriteLine(line);
            }
        }
    }
}
