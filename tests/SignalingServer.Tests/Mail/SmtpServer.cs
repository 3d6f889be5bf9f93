using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using VideoDesk.SignalingServer.Mail.Smtp;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>A real mail server on loopback, with a certificate of an authority of its own.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private SmtpServer(Process process, DirectoryInfo folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    public string Authority => Path.Combine(_folder.FullName, "authority.pem");

    /// <param name="tls">Whether it offers STARTTLS (or TLS from the start, with <c>--implicit</c>).</param>
    /// <param name="options">Of smtp_server.py.</param>
    public static async Task<SmtpServer> StartAsync(bool tls, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("smtp-server-");
        WriteCertificates(folder.FullName);
        string[] certificate = tls
            ? ["--certificate", Path.Combine(folder.FullName, "server.pem"), "--key", Path.Combine(folder.FullName, "key.pem")]
            : [];
        var process = PythonProgram.Start("smtp_server.py", [.. certificate, .. options]);
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line is not null, "The mail server did not start.");
        return new SmtpServer(process, folder, JsonDocument.Parse(line).RootElement.GetProperty("port").GetInt32());
    }

    public SmtpSettings Settings(SmtpSecurity security, string user = "", string password = "") => new()
    {
        Host = "localhost",
        Port = Port,
        Security = security,
        UserName = user,
        Password = password,
        CertificateAuthority = Authority,
        CommandTimeout = TimeSpan.FromSeconds(20),
        AnswerTimeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>The next mail that was taken.</summary>
    public async Task<JsonElement> NextMailAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(line!).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void WriteCertificates(string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Mail test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, now.AddMinutes(-30), now.AddHours(12), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Path.Combine(folder, "authority.pem"), authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
