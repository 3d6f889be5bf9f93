using System.Diagnostics;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>Asks Debian's qpdf for the fields of a PDF. It is another program: what a hostile file does to it ends with it.</summary>
internal sealed class QpdfForms(string program, TimeProvider clock)
{
    /// <summary>Longer than any honest form takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Characters of an answer; a form with a thousand fields takes about a million.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    /// <summary>qpdf has read the file and found something to remark.</summary>
    private const int OnlyWarnings = 3;

    /// <summary>Value by name of the fields of a file; null when they cannot be read.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = Process.Start(new ProcessStartInfo(program, ["--json", "--json-key=acroform", "--", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            // Both are read, or the program would wait for a reader.
            var remarks = process.StandardError.BaseStream.CopyToAsync(Stream.Null, both.Token);
            var answer = await ReadAsync(process.StandardOutput, both.Token);
            await remarks;
            await process.WaitForExitAsync(both.Token);
            return answer is not null && process.ExitCode is 0 or OnlyWarnings ? PdfFields.Read(answer!) : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Null when it is longer than any form's.</summary>
    private static async Task<string?> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var buffer = new char[64 * 1024];
        var text = new System.Text.StringBuilder();
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (text.Length + read > LargestAnswer)
            {
                return null;
            }

            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}
