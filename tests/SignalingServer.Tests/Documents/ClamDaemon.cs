using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>Debian's clamd on loopback, with one signature: EICAR's test text, wherever it stands.</summary>
internal sealed class ClamDaemon : IAsyncDisposable
{
    /// <summary>The test text, in two halves: the whole of it in a source file would be found by antivirus programs.</summary>
    public static readonly byte[] Eicar = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    private readonly DirectoryInfo _folder;
    private Process? _process;

    private ClamDaemon(DirectoryInfo folder, int port) => (_folder, Port) = (folder, port);

    public int Port { get; }

    public string Address => $"127.0.0.1:{Port}";

    public string SocketPath => Path.Combine(_folder.FullName, "clamd.sock");

    public static async Task<ClamDaemon> StartAsync(string limits = "StreamMaxLength 300M\nMaxFileSize 300M\nMaxScanSize 600M\nAlertExceedsMax yes")
    {
        var daemon = new ClamDaemon(Directory.CreateTempSubdirectory("clam-"), FreePort.Next());
        var folder = daemon._folder.FullName;
        Directory.CreateDirectory(Path.Combine(folder, "db"));
        await File.WriteAllTextAsync(Path.Combine(folder, "db", "test.ndb"), $"Eicar-Anywhere:0:*:{Convert.ToHexStringLower(Eicar)}\n");
        var user = Environment.UserName == "root" ? "User root\n" : "";
        await File.WriteAllTextAsync(
            Path.Combine(folder, "clamd.conf"),
            $"DatabaseDirectory {folder}/db\nLocalSocket {daemon.SocketPath}\nTCPSocket {daemon.Port.ToString(CultureInfo.InvariantCulture)}\nTCPAddr 127.0.0.1\n"
                + $"PidFile {folder}/clamd.pid\nLogFile {folder}/clamd.log\nForeground yes\n{user}{limits}\nSelfCheck 0\n");
        await daemon.RunAsync();
        return daemon;
    }

    /// <summary>Starts it, also again after it was ended.</summary>
    public async Task RunAsync()
    {
        _process = Process.Start(new ProcessStartInfo("clamd", ["-c", Path.Combine(_folder.FullName, "clamd.conf")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await AnswersAsync())
            {
                return;
            }

            Xunit.Assert.False(_process.HasExited, "clamd ended by itself.");
            await Task.Delay(50, Xunit.TestContext.Current.CancellationToken);
        }

        Xunit.Assert.Fail("clamd does not answer.");
    }

    public async Task EndAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, Xunit.TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("zPING\0"u8.ToArray(), Xunit.TestContext.Current.CancellationToken);
            var answer = new byte[4];
            await client.GetStream().ReadExactlyAsync(answer, Xunit.TestContext.Current.CancellationToken);
            return answer.AsSpan().SequenceEqual("PONG"u8);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
