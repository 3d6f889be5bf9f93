using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace VideoDesk.EndToEnd.Tests.Deployed;

/// <summary>What a web node is to its proxy: ready, telling what it was asked; on <c>/drop</c> it ends the connection without an answer.</summary>
internal sealed class WebStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebStandIn(WebApplication app, string endpoint) => (_app, Endpoint) = (app, endpoint);

    /// <summary>As the proxy's file names a server.</summary>
    public string Endpoint { get; }

    /// <summary>Method, path and headers of what came, but for the proxy's own questions.</summary>
    public ConcurrentQueue<(string Method, string Path, IHeaderDictionary Headers)> Asked { get; } = [];

    public static async Task<WebStandIn> StartAsync(string address = "127.0.0.1", int? port = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var endpoint = string.Create(CultureInfo.InvariantCulture, $"{address}:{port ?? FreePort.Next()}");
        var web = new WebStandIn(builder.Build(), endpoint);
        web._app.Run(web.AnswerAsync);
        web._app.Urls.Add($"http://{endpoint}");
        await web._app.StartAsync();
        return web;
    }

    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == "/readyz" && !request.Headers.ContainsKey("X-Forwarded-For"))
        {
            return;
        }

        var headers = new Dictionary<string, StringValues>(request.Headers, StringComparer.OrdinalIgnoreCase);
        Asked.Enqueue((request.Method, request.Path, new HeaderDictionary(headers)));
        if (request.Path == "/drop")
        {
            context.Abort();
            return;
        }

        await context.Response.WriteAsync(Endpoint);
    }
}
