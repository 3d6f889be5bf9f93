using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>The registrations, as a host starts them.</summary>
public sealed class StorageServicesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Host_WithStorage_MigratesSeedsAndSweeps(DatabaseKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.EmptyAsync(kind);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:PostgreSql"] = database.Settings.PostgreSql,
            ["Storage:SqliteFile"] = database.Settings.SqliteFile,
        });
        builder.Services.AddStorage(builder.Configuration);
        using var host = builder.Build();

        await host.StartAsync(cancellation);
        var offices = await host.Services.GetRequiredService<Catalogue>().OfficesAsync(cancellation);
        Assert.NotNull(host.Services.GetRequiredService<IOutboxStore>());
        Assert.NotNull(host.Services.GetRequiredService<IAppointmentStore>());
        Assert.NotNull(host.Services.GetRequiredService<IAgendaStore>());
        Assert.NotNull(host.Services.GetRequiredService<BookingStore>());
        await host.StopAsync(cancellation);

        Assert.Equal(DemoAgenda.Offices.Length, offices.Count);
    }
}
