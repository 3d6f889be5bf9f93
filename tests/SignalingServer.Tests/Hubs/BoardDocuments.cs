using System.Diagnostics;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>Documents of the client's own Yjs, in a process of Node (<c>board_documents.cjs</c>). Thread-safe.</summary>
internal sealed class BoardDocuments : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Process _process;

    public BoardDocuments()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "VideoDesk.sln")))
        {
            root = root.Parent;
        }

        var client = Path.Combine(root.FullName, "src", "WebClient");
        Assert.True(Directory.Exists(Path.Combine(client, "node_modules", "yjs")), $"Run ./dev test once, or npm ci in {client}.");
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Hubs", "board_documents.cjs")])
        {
            WorkingDirectory = client,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Changes a document; the update that came of it.</summary>
    public Task<string> EditAsync(int document, int seed) => AskAsync($"edit {document} {seed}");

    public Task ApplyAsync(int document, string update) => AskAsync($"apply {document} {update}");

    public Task ForgetAsync(int document) => AskAsync($"forget {document}");

    /// <summary>What is in it.</summary>
    public Task<string> ShowAsync(int document) => AskAsync($"show {document}");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(LongestWait, CancellationToken.None);
        _process.Dispose();
        _turn.Dispose();
    }

    private async Task<string> AskAsync(string line)
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
            var answer = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(LongestWait);
            return answer ?? throw new InvalidOperationException($"Node ended at: {line}");
        }
        finally
        {
            _turn.Release();
        }
    }
}
