using System.Diagnostics;
using System.Text;
using VideoDesk.SignalingServer.Documents;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>Asks qpdf for the fields of a PDF, within the limits that hold for it everywhere.</summary>
internal sealed class QpdfForms(Qpdf qpdf)
{
    /// <summary>Characters of an answer; a form with a thousand fields takes about a million.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    /// <summary>qpdf has read the file and found something to remark.</summary>
    private const int OnlyRemarks = 3;

    public bool IsThere => qpdf.IsThere;

    /// <summary>The fields of a file; null when they cannot be read.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="bytes">Its length, by which the time goes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PdfForm?> ReadAsync(string file, long bytes, CancellationToken cancellationToken)
    {
        using var place = await qpdf.TakePlaceAsync(cancellationToken);
        var seconds = qpdf.SecondsFor(bytes);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(2 * seconds));
        var start = qpdf.StartOf(["--json=2", "--json-key=acroform", file], seconds);
        start.StandardOutputEncoding = Encoding.UTF8;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            // Both are read, or the program would wait for a reader.
            var remarks = process.StandardError.BaseStream.CopyToAsync(Stream.Null, time.Token);
            var answer = await ReadAsync(process.StandardOutput, time.Token);
            await remarks;
            await process.WaitForExitAsync(time.Token);
            return process.ExitCode is 0 or OnlyRemarks ? PdfForm.Read(answer) : null;
        }
        catch (Exception e) when ((e is OperationCanceledException or InvalidDataException) && !cancellationToken.IsCancellationRequested)
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
