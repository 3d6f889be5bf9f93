using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Http;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Whether a node that does nothing but media can do so. Opens the relay before the node listens.</summary>
internal sealed class RelayReadiness(Relay relay, IHostApplicationLifetime lifetime) : IHostedService
{
    public static void Map(WebApplication app)
    {
        app.MapGet(Readiness.LivenessPath, static () => Results.Text("ok"));
        app.MapGet(Readiness.Path, static (RelayReadiness readiness) => readiness.IsReady
            ? Results.Text("ok")
            : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    private bool IsReady => !lifetime.ApplicationStopping.IsCancellationRequested && !relay.Events.Completion.IsCompleted;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
