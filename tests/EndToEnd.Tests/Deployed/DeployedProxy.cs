using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VideoDesk.Cluster;

namespace VideoDesk.EndToEnd.Tests.Deployed;

/// <summary>Debian's haproxy with <c>deploy/haproxy.cfg</c>, other ports and addresses and a certificate of its own. It ends with the test.</summary>
internal sealed class DeployedProxy : IAsyncDisposable
{
    public const string TurnName = "turn.desk.test";

    private const string Program = "/usr/sbin/haproxy";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-haproxy-");

    /// <summary>The server; null before its start.</summary>
    private ChildProgram? _program;

    /// <summary>443 of the deployment.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>80 of the deployment.</summary>
    public int PlainPort { get; } = FreePort.Next();

    /// <summary>Where the container's health check asks.</summary>
    public int HealthPort { get; } = FreePort.Next();

    /// <summary>What it said at its end; null while it runs.</summary>
    public string? LastWords => _program is { IsRunning: false } program ? program.Output : null;

    /// <param name="others">What stands for coturn and the web nodes, by what the file has: <c>coturn:3478</c>, <c>web1:8080</c> and so on.</param>
    public static async Task<DeployedProxy> StartAsync(params (string Deployed, string Here)[] others)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException("haproxy is not installed (Debian: haproxy); ./dev test installs it.");
        }

        var proxy = new DeployedProxy();
        await proxy.WriteAsync(others);
        proxy._program = await ChildProgram.StartAsync([Program, "-db", "-f", proxy.Configuration], proxy._folder.FullName, ("VIDEODESK_TURN_HOST", TurnName));
        return proxy;
    }

    /// <summary>What <c>haproxy -c</c> says of the deployed file, with no more than the certificate's place changed.</summary>
    public static async Task<(int Code, string Output)> CheckAsync()
    {
        await using var proxy = new DeployedProxy();
        var text = await proxy.WriteAsync([]);
        Assert.Contains("server web1 web1:8080", text, StringComparison.Ordinal);
        var start = new ProcessStartInfo(Program, ["-c", "-f", proxy.Configuration]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["VIDEODESK_TURN_HOST"] = TurnName;
        using var check = Process.Start(start)!;
        var output = check.StandardOutput.ReadToEndAsync();
        var errors = await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        return (check.ExitCode, await output + errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private string Configuration => Path.Combine(_folder.FullName, "haproxy.cfg");

    private async Task<string> WriteAsync(IReadOnlyList<(string Deployed, string Here)> others)
    {
        await WriteCertificateAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "haproxy.cfg"));
        (string, string)[] own =
        [
            ("bind :8443", At(Port)), ("bind :8080", At(PlainPort)), ("bind 127.0.0.1:8404", At(HealthPort)), ("/certificates/", _folder.FullName + "/"),
            ("127.0.0.1:8444", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}")),
        ];
        foreach (var (deployed, here) in own.Concat(others))
        {
            Assert.Contains(deployed, text, StringComparison.Ordinal);
            text = text.Replace(deployed, here, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(Configuration, text);
        return text;
    }

    private static string At(int port) => string.Create(CultureInfo.InvariantCulture, $"bind 127.0.0.1:{port}");

    private async Task WriteCertificateAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=desk.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "site.pem"), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }
}
