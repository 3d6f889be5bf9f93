using System.Net;
using System.Text.RegularExpressions;
using VideoDesk.SignalingServer.Http;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Http;

/// <summary>The server as it is run.</summary>
public sealed partial class ServerProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-run-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WithADataFolder_IsReadyWritesOnlyThereAndStopsWhenAsked()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--urls=http://127.0.0.1:0", "--data", "kept");
        using var http = new HttpClient { BaseAddress = server.Address };

        Assert.Equal("ok", await http.GetStringAsync(Readiness.Path, Cancellation));
        Assert.Matches(PersonalLink(), server.Output);
        Assert.Equal(0, await server.StopAsync());

        Assert.Equal(["kept"], Directory.GetFileSystemEntries(_folder.FullName).Select(Path.GetFileName));
        var kept = Directory.GetFileSystemEntries(Path.Combine(_folder.FullName, "kept")).Select(Path.GetFileName).ToList();
        Assert.Contains("videodesk.db", kept);
        Assert.Contains("keys", kept);
        Assert.Single(Directory.GetFiles(Path.Combine(_folder.FullName, "kept", "outbox"), "*.N1.eml"));
    }

    [Fact]
    public async Task Run_WithHttps_ServesWithItsOwnCertificate()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--urls=https://127.0.0.1:0", "--https");
        var shown = "";
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                shown = certificate!.Subject;
                return certificate.MatchesHostname("127.0.0.1");
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = server.Address };

        Assert.Equal("ok", await http.GetStringAsync(Readiness.Path, Cancellation));
        Assert.Equal("CN=VideoDesk trial", shown);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "data", "https.pem")));
        Assert.Contains("NET::ERR_CERT_AUTHORITY_INVALID", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OnAPortThatIsTaken_SaysSoInASentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var server = await ServerProcess.StartAsync(_folder.FullName, $"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        Assert.Equal(2, await server.ExitAsync());
        Assert.Contains("choose another address with --urls", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAWrongSetting_NamesItInASentence()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--urls=http://127.0.0.1:0", "--Mail:From=nobody");

        Assert.Equal(2, await server.ExitAsync());
        Assert.Equal("Mail:From is not an e-mail address.", server.Output.Trim());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/entra#[A-Za-z0-9_-]{22}\s")]
    private static partial Regex PersonalLink();
}
