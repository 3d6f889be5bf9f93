using VideoDesk.MediaRelay;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Http;

/// <summary>
/// Whether the server can do its work: schema up to date, database there, its clock that of the other nodes, a relay node that takes it, its
/// own relay open if it has one. Opens that before the server listens.
/// </summary>
internal sealed class Readiness(
    Database database, IHostApplicationLifetime lifetime, Relay? relay = null, WebNodes? nodes = null, RelayLinks? relays = null)
    : IHostedService
{
    /// <summary>Whether it is worth sending somebody here.</summary>
    public const string Path = "/readyz";

    /// <summary>Whether the process answers at all: a restart would help where this does not.</summary>
    public const string LivenessPath = "/healthz";

    /// <summary>The schema was seen to be up to date; it does not go back.</summary>
    private volatile bool _schemaIsCurrent;

    public static void Map(WebApplication app)
    {
        app.MapGet(LivenessPath, static () => Results.Text("ok"));
        app.MapGet(Path, static async (Readiness readiness, CancellationToken cancellationToken) =>
            await readiness.RefusalAsync(cancellationToken) is { } refusal
                ? Results.Text(refusal, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ok"));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Why nobody should be sent here; null when the node is ready.</summary>
    private async Task<string?> RefusalAsync(CancellationToken cancellationToken) =>
        nodes?.ClockRefusal ?? relays?.Refusal ?? (await WorksAsync(cancellationToken) ? null : "not ready");

    private async Task<bool> WorksAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested || relay?.Events.Completion.IsCompleted == true)
        {
            return false;
        }

        try
        {
            _schemaIsCurrent = _schemaIsCurrent || !await SchemaMigration.IsBehindAsync(database, cancellationToken);
            await using var db = database.Open();
            return _schemaIsCurrent && await db.Database.CanConnectAsync(cancellationToken);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            return false;
        }
    }
}
