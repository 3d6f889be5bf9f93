using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>Debian's Python, which has the packages that the test command installs.</summary>
internal static class PythonProgram
{
    private const string Interpreter = "/usr/bin/python3";

    /// <param name="script">Of this folder, or of another one with that folder's name in front.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(string script, params IEnumerable<string> arguments)
    {
        Assert.True(File.Exists(Interpreter), $"{Interpreter} is missing: install python3-aiosmtpd and python3-icalendar (./dev test does).");
        var start = new ProcessStartInfo(Interpreter)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, script.Contains('/') ? script : Path.Combine("Mail", script)));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>What parsers that are not ours make of a mail.</summary>
    public static async Task<JsonElement> ReadMailAsync(byte[] mail)
    {
        using var process = Start("read_mail.py");
        await process.StandardInput.BaseStream.WriteAsync(mail, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return JsonDocument.Parse(output).RootElement;
    }
}
