using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>How a run of qpdf ended.</summary>
/// <param name="Code">0: nothing to say; 2: errors; 3: warnings.</param>
/// <param name="IsKilled">It took more time, memory or output than it may.</param>
/// <param name="Found">Which of the words that were looked for its output had.</param>
/// <param name="Beginning">Of its output.</param>
/// <param name="Errors">The beginning of what it complained about. May name what is in the file: for nobody's eyes.</param>
internal sealed record QpdfAnswer(int Code, bool IsKilled, IReadOnlySet<string> Found, string Beginning, string Errors)
{
    /// <summary>Without the texts: it may end in a log.</summary>
    public override string ToString() => $"{Code}";
}

/// <summary>
/// Debian's qpdf, which reads what strangers wrote: with limits of processor time, memory and files that the kernel holds it to, and of time
/// and output that are held here. Its output is looked through as it comes and not kept.
/// </summary>
internal sealed class Qpdf : IDisposable
{
    private const string None = "none";
    private const string Name = "qpdf";

    /// <summary>Kibibytes of address space.</summary>
    private const int Memory = 1024 * 1024;

    /// <summary>On top of what the settings say, for each MiB of the file.</summary>
    private const double ProcessorSecondsPerMebibyte = 0.4;

    private const long MostOutput = 256L * 1024 * 1024;
    private const int Beginning = 4096;

    /// <summary>Exit codes from here on are signals.</summary>
    private const int Signals = 128;

    private readonly string? _program;
    private readonly int _seconds;

    /// <summary>So many run at the same time, whoever wants them.</summary>
    private readonly SemaphoreSlim _places;

    public Qpdf(DocumentSettings settings)
    {
        _seconds = settings.PdfSeconds;
        _places = new SemaphoreSlim(settings.Inspectors);
        _program = settings.Qpdf switch
        {
            None => null,
            "" => OnPath(),
            var path => File.Exists(path) ? path : throw new InvalidOperationException($"{DocumentSettings.Section}:Qpdf names {path}, which is not there."),
        };
    }

    public bool IsThere => _program is not null;

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Its own.</param>
    /// <param name="words">To be looked for in its output.</param>
    /// <param name="bytes">Of the file, by which the time goes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<QpdfAnswer> RunAsync(IReadOnlyList<string> arguments, IReadOnlyList<string> words, long bytes, CancellationToken cancellationToken)
    {
        using var place = await TakePlaceAsync(cancellationToken);
        var seconds = SecondsFor(bytes);
        using var process = Process.Start(StartOf(arguments, seconds))!;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(2 * seconds));
        process.StandardInput.Close();
        var search = new WordSearch(words, Beginning);
        try
        {
            var errors = ReadAsync(process.StandardError.BaseStream, new WordSearch([], Beginning), time.Token);
            var output = ReadAsync(process.StandardOutput.BaseStream, search, time.Token);
            await Task.WhenAll(errors, output);
            await process.WaitForExitAsync(time.Token);
            var complaints = errors.Result.Beginning;
            var isKilled = process.ExitCode >= Signals || IsOutOfMemory(complaints);
            return new QpdfAnswer(process.ExitCode, isKilled, search.Found, search.Beginning, complaints);
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            return new QpdfAnswer(Signals, true, search.Found, search.Beginning, "");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>Waits until it may run; whoever starts it disposes what he gets when it has ended.</summary>
    public async Task<IDisposable> TakePlaceAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    /// <summary>Seconds of processor time that a file of this length may take; on the clock twice as many.</summary>
    public int SecondsFor(long bytes) => (int)Math.Ceiling(_seconds + (bytes / 1048576.0 * ProcessorSecondsPerMebibyte));

    /// <summary>The shell sets the limits and becomes the program.</summary>
    public ProcessStartInfo StartOf(IReadOnlyList<string> arguments, int seconds)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(string.Create(
            CultureInfo.InvariantCulture, $"ulimit -v {Memory} && ulimit -t {seconds} && ulimit -f 0 && ulimit -c 0 && exec \"$0\" \"$@\""));
        start.ArgumentList.Add(_program!);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <exception cref="InvalidDataException">There is more than it may write.</exception>
    private static async Task<WordSearch> ReadAsync(Stream output, WordSearch search, CancellationToken cancellationToken)
    {
        var total = 0L;
        for (var count = await search.ReadAsync(output, cancellationToken); count > 0; count = await search.ReadAsync(output, cancellationToken))
        {
            total += count;
            if (total > MostOutput)
            {
                throw new InvalidDataException("Too much output.");
            }
        }

        return search;
    }

    private static bool IsOutOfMemory(string errors) =>
        errors.Contains("bad_alloc", StringComparison.Ordinal) || errors.Contains("out of memory", StringComparison.OrdinalIgnoreCase);

    private static string? OnPath() => OperatingSystem.IsWindows()
        ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(static folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }

    /// <summary>Looks for words in what goes by.</summary>
    private sealed class WordSearch(IReadOnlyList<string> words, int beginning)
    {
        private const int Piece = 32 * 1024;

        /// <summary>No word is longer.</summary>
        private const int Overlap = 64;

        private readonly List<(string Word, byte[] Bytes)> _missing = [.. words.Select(static word => (word, Encoding.ASCII.GetBytes(word)))];
        private readonly HashSet<string> _found = [];
        private readonly byte[] _buffer = new byte[Overlap + Piece];
        private readonly StringBuilder _beginning = new();

        /// <summary>Of the piece before, which a word may have begun in.</summary>
        private int _kept;

        public IReadOnlySet<string> Found => _found;

        public string Beginning => _beginning.ToString();

        public async ValueTask<int> ReadAsync(Stream stream, CancellationToken cancellationToken)
        {
            var count = await stream.ReadAsync(_buffer.AsMemory(_kept, Piece), cancellationToken);
            if (_beginning.Length < beginning)
            {
                _beginning.Append(Encoding.ASCII.GetString(_buffer, _kept, Math.Min(count, beginning - _beginning.Length)));
            }

            var length = _kept + count;
            _missing.RemoveAll(word => _buffer.AsSpan(0, length).IndexOf(word.Bytes) >= 0 && _found.Add(word.Word));
            _kept = Math.Min(Overlap, length);
            _buffer.AsSpan(length - _kept, _kept).CopyTo(_buffer);
            return count;
        }
    }
}
