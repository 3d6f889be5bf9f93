using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace VideoDesk.Cluster;

/// <summary>
/// A program as a process of its own, which can be killed, halted and asked to stop. It ends with the process that started it, however that
/// ends.
/// </summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    /// <summary>The first line printed is the program's process id. Kills the program when nobody holds the shell's input any more.</summary>
    private const string WhileSomebodyListens =
        "trap '' INT; sh -c 'echo $$; exec \"$@\"' sh \"$@\" & child=$!; read -r _; kill -KILL $child 2>/dev/null; wait $child";

    /// <summary>More of what a program printed is of no use in a message.</summary>
    private const int LongestOutput = 200_000;

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private readonly Process _shell;
    private readonly TaskCompletionSource<int> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _output = new();

    private ChildProgram(Process shell) => _shell = shell;

    /// <summary>The program's process id.</summary>
    public int Id { get; private set; }

    /// <summary>What it has printed, the last of it.</summary>
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

    /// <summary>Whether it runs; halted programs do.</summary>
    public bool IsRunning => State is not ('Z' or 'X' or '-');

    /// <summary>What the kernel says of it; a dash when it knows nothing.</summary>
    private char State
    {
        get
        {
            try
            {
                var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/stat"));
                return text[text.LastIndexOf(')') + 2];
            }
            catch (IOException)
            {
                return '-';
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Where it works.</param>
    /// <param name="environment">What it finds in its environment besides the usual.</param>
    public static async Task<ChildProgram> StartAsync(
        IEnumerable<string> command, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("sh", ["-c", WhileSomebodyListens, "sh", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProgram(new Process { StartInfo = start });
        child._shell.OutputDataReceived += (_, line) => child.Hear(line.Data);
        child._shell.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        child._shell.Start();
        child._shell.BeginOutputReadLine();
        child._shell.BeginErrorReadLine();
        child.Id = await child._started.Task.WaitAsync(LongestEnd);
        return child;
    }

    /// <summary>SIGKILL: nothing in the process runs any more.</summary>
    public async Task KillAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().WaitAsync(LongestEnd);
    }

    /// <summary>What to say when it ended though it should run.</summary>
    public async Task<InvalidOperationException> EndedAsync(string name)
    {
        await KillAsync();
        return new InvalidOperationException($"{name} ended by itself: {Output}");
    }

    /// <summary>SIGSTOP: it is there and does nothing.</summary>
    public Task HaltAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>SIGTERM, and waits for its end; its exit code.</summary>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        var began = Stopwatch.GetTimestamp();
        while (IsRunning)
        {
            if (Stopwatch.GetElapsedTime(began) > LongestEnd)
            {
                throw new TimeoutException($"The program does not end: {Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        await KillAsync();
        return _shell.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _shell.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {Id}")]);
        await kill.WaitForExitAsync();
    }

    private void Hear(string? line)
    {
        if (!_started.Task.IsCompleted && int.TryParse(line, CultureInfo.InvariantCulture, out var id))
        {
            _started.SetResult(id);
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
            if (_output.Length > LongestOutput)
            {
                _output.Remove(0, LongestOutput / 2);
            }
        }
    }
}
