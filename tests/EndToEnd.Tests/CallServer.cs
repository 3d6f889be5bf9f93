using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VideoDesk.SignalingServer;

namespace VideoDesk.EndToEnd.Tests;

/// <summary>The server, in this process, on ports of its own.</summary>
internal sealed class CallServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    /// <summary>Database and keys of this server alone.</summary>
    private readonly DirectoryInfo _folder;

    private CallServer(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    public string Address => _app.Urls.First();

    /// <summary>One of the server's parts.</summary>
    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <param name="settings">Configuration in command-line form, for instance <c>--Relay:Udp=false</c>.</param>
    public static async Task<CallServer> StartAsync(params string[] settings)
    {
        var client = Path.Combine(Repository.Root, "src", "WebClient", "dist");
        Assert.True(
            File.Exists(Path.Combine(client, "index.html")),
            $"{client} is missing: build the client first (npm ci && npm run build in src/WebClient).");
        string[] basics = ["--urls=http://127.0.0.1:0", "--environment=Development", $"--WebRoot={client}", "--Logging:MinimumLevel=Warning", "--Relay:PinLoops=false"];
        var folder = Directory.CreateTempSubdirectory("videodesk-call-");
        string[] files = [$"--Storage:SqliteFile={Path.Combine(folder.FullName, "call.db")}", $"--Auth:KeysFolder={Path.Combine(folder.FullName, "keys")}"];
        var app = SignalingHost.Build([.. basics, .. files, .. settings]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new CallServer(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
