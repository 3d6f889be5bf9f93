using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>
/// Asks Debian's qpdf for the fields of a PDF. Another program reads what a page made, with limits of processor time, memory and files that the
/// kernel holds it to: what a hostile file does to it ends with it.
/// </summary>
/// <param name="program">Its path.</param>
/// <param name="seconds">Of processor time; on the clock it may take twice as long.</param>
internal sealed class QpdfForms(string program, int seconds)
{
    /// <summary>Kibibytes of address space.</summary>
    private const int Memory = 1024 * 1024;

    /// <summary>Characters of an answer; a form with a thousand fields takes about a million.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    /// <summary>qpdf has read the file and found something to remark.</summary>
    private const int OnlyRemarks = 3;

    /// <summary>Value by name of the fields of a file; null when they cannot be read.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(2 * seconds));
        using var process = Process.Start(StartOf(file))!;
        process.StandardInput.Close();
        try
        {
            // Both are read, or the program would wait for a reader.
            var remarks = process.StandardError.BaseStream.CopyToAsync(Stream.Null, time.Token);
            var answer = await ReadAsync(process.StandardOutput, time.Token);
            await remarks;
            await process.WaitForExitAsync(time.Token);
            return process.ExitCode is 0 or OnlyRemarks ? PdfFields.Read(answer) : null;
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            return null;
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

    /// <summary>The shell sets the limits and becomes the program.</summary>
    private ProcessStartInfo StartOf(string file)
    {
        var limits = string.Create(
            CultureInfo.InvariantCulture, $"ulimit -v {Memory} && ulimit -t {seconds} && ulimit -f 0 && ulimit -c 0 && exec \"$0\" \"$@\"");
        var start = new ProcessStartInfo("/bin/sh", ["-c", limits, program, "--json=2", "--json-key=acroform", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <exception cref="InvalidDataException">It is longer than any form's.</exception>
    private static async Task<string> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var buffer = new char[64 * 1024];
        var text = new StringBuilder();
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (text.Length + read > LargestAnswer)
            {
                throw new InvalidDataException("Too much output.");
            }

            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}
