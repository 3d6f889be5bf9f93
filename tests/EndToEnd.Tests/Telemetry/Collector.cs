using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VideoDesk.EndToEnd.Tests.Telemetry;

/// <summary>Takes what is exported by OTLP over HTTP and keeps it as it came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.Run(collector.TakeAsync);
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Everything that came on a path, as text: names in it can be read, numbers cannot.</summary>
    public string TextOf(string path) => string.Concat(_received.Where(one => one.Path == path).Select(static one => Encoding.Latin1.GetString(one.Body)));

    /// <summary>Waits until something came there that contains these words.</summary>
    public async Task HasAsync(string path, params string[] words)
    {
        var patience = TimeSpan.FromSeconds(60);
        var began = TimeProvider.System.GetTimestamp();
        while (words.Any(word => !TextOf(path).Contains(word, StringComparison.Ordinal)))
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(began) < patience,
                string.Create(CultureInfo.InvariantCulture, $"{path}: {string.Join(", ", words.Where(word => !TextOf(path).Contains(word, StringComparison.Ordinal)))} did not come ({_received.Count} messages)"));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue((context.Request.Path, body.ToArray()));
    }
}
