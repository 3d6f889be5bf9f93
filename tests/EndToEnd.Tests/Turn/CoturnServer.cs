using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.EndToEnd.Tests.Turn;

/// <summary>A real coturn of one test's own, with the settings of <c>deploy/coturn.conf</c> on free ports. It ends with the process that started it.</summary>
internal sealed partial class CoturnServer : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-tests-that-is-long-enough";

    private const string Program = "/usr/bin/turnserver";

    /// <summary>Addresses that it may give out.</summary>
    private const int RelayPorts = 100;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-coturn-");
    private readonly string _address;
    private readonly int _port = FreePort.Next();
    private readonly int _tlsPort = FreePort.Next();

    /// <summary>The server; null after its end.</summary>
    private Process? _process;

    private CoturnServer(string address) => _address = address;

    public int Port => _port;

    public int TlsPort => _tlsPort;

    /// <summary>As <c>Turn:Urls</c> and <c>Turn:Secret</c>, in command-line form.</summary>
    public string[] Settings =>
    [
        Setting(0, $"turn:{_address}:{_port}?transport=udp"), Setting(1, $"turn:{_address}:{_port}?transport=tcp"),
        Setting(2, $"turns:{_address}:{_tlsPort}?transport=tcp"), $"--Turn:Secret={Secret}",
    ];

    /// <param name="address">Where it listens, and whither alone it sends.</param>
    public static async Task<CoturnServer> StartAsync(string address = "127.0.0.1")
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("coturn is not installed (Debian: coturn); ./dev test installs it.");
        }

        var server = new CoturnServer(address);
        await server.StartAsync();
        return server;
    }

    /// <summary>coturn's own client sends datagrams over the server to somebody who sends them back; what it said.</summary>
    public async Task<string> SendAsync(IceServer credentials, IPEndPoint peer)
    {
        string[] arguments =
        [
            "20", "turnutils_uclient", "-u", credentials.Username, "-w", credentials.Credential, "-e", peer.Address.ToString(), "-r", Number(peer.Port),
            "-n", "5", "-m", "1", "-l", "100", "-z", "5", "-c", "-v", "-p", Number(_port), _address,
        ];
        using var client = Process.Start(new ProcessStartInfo("timeout", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = client.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = client.StandardError.ReadToEndAsync(CancellationToken.None);
        await client.WaitForExitAsync(CancellationToken.None);
        return await output + await errors;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Setting(int index, FormattableString url) =>
        string.Create(CultureInfo.InvariantCulture, $"--Turn:Urls:{index}=") + url.ToString(CultureInfo.InvariantCulture);

    private async Task StartAsync()
    {
        await WriteCertificateAsync();
        var file = Path.Combine(_folder.FullName, "turnserver.conf");
        await File.WriteAllTextAsync(file, Configuration());
        var process = Process.Start(new ProcessStartInfo("sh", Tether.ShellArguments("KILL", Program, "-c", file))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        var began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(_port) || !await AnswersAsync(_tlsPort))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > LongestStart)
            {
                throw new InvalidOperationException("coturn does not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>What is deployed, with other ports and files; it may be reached and send on this machine's address alone.</summary>
    private string Configuration()
    {
        var deployed = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "coturn.conf"));
        var kept = deployed.Split('\n').Where(static line => !Replaced().IsMatch(line));
        var relayPorts = 20_000 + (RelayPorts * (Environment.ProcessId % 100));
        string[] own =
        [
            $"listening-ip={_address}", $"relay-ip={_address}", $"allowed-peer-ip={_address}", $"listening-port={Number(_port)}",
            $"tls-listening-port={Number(_tlsPort)}", $"min-port={Number(relayPorts)}", $"max-port={Number(relayPorts + RelayPorts - 1)}",
            "allow-loopback-peers", "realm=test.local", $"static-auth-secret={Secret}", $"cert={_folder.FullName}/turn.pem",
            $"pkey={_folder.FullName}/turn.pem", $"pidfile={_folder.FullName}/turn.pid", $"userdb={_folder.FullName}/turndb",
        ];
        return string.Join('\n', [.. kept, .. own, ""]);
    }

    private async Task WriteCertificateAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={_address}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(_address));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "turn.pem"), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Parse(_address), port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex("^(listening-port|tls-listening-port|min-port|max-port|cert|pkey|pidfile|userdb)=")]
    private static partial Regex Replaced();
}
