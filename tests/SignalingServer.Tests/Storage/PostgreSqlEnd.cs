using Xunit;

[assembly: AssemblyFixture(typeof(VideoDesk.SignalingServer.Tests.Storage.PostgreSqlEnd))]

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Stops the PostgreSQL server when all tests have run.</summary>
public sealed class PostgreSqlEnd : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await PostgreSqlServer.StopSharedAsync();
}
