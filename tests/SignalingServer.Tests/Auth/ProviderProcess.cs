using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Auth;

/// <summary>npm's <c>oidc-provider</c> in a process of its own, on a free port of this machine (<c>tests/OpenIdProvider</c>).</summary>
internal sealed class ProviderProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ProviderProcess(Process process, string issuer) => (_process, Issuer) = (process, issuer);

    /// <summary>Its address; until <see cref="RegisterAsync"/> everything there answers 503.</summary>
    public string Issuer { get; }

    public static async Task<ProviderProcess> StartAsync()
    {
        var folder = Folder();
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), $"Run ./dev test once, or npm ci in {folder}.");
        var process = Process.Start(new ProcessStartInfo("node", ["provider.js"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new ProviderProcess(process, (await ReadAsync(process)).GetProperty("issuer").GetString()!);
    }

    /// <summary>Makes the one client known and begins to answer.</summary>
    public async Task RegisterAsync(string clientId, string clientSecret, Uri redirectUri)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { clientId, clientSecret, redirectUri }));
        Assert.True((await ReadAsync(_process)).GetProperty("ready").GetBoolean());
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<JsonElement> ReadAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(LongestWait, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(line ?? throw new InvalidOperationException("The provider ended."));
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VideoDesk.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "OpenIdProvider");
            }
        }

        throw new InvalidOperationException("The tests run in the repository's folder.");
    }
}
