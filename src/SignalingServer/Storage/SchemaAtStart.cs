namespace VideoDesk.SignalingServer.Storage;

/// <summary>Brings the schema up to date, and fills an empty demonstration, before anything else of the host starts.</summary>
internal sealed class SchemaAtStart(
    Database database, ITransactions transactions, IConfiguration configuration, IHostEnvironment environment)
    : IHostedLifecycleService
{
    /// <summary>Whether an empty agenda is filled with the demonstration's; only in Development unless set.</summary>
    public const string SeedKey = "Storage:DemoAgenda";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await SchemaMigration.RunAsync(database, cancellationToken);
        if (configuration.GetValue(SeedKey, environment.IsDevelopment()))
        {
            await DemoSeed.RunAsync(transactions, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
