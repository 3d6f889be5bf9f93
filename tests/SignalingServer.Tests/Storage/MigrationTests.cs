using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>The schema that the migrations make is the model's, and old databases with rows become it.</summary>
public sealed class MigrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Migrations_TheirSchema_IsTheModels(DatabaseKind kind)
    {
        await using var migrated = await TestDatabase.CreateAsync(kind);
        await using var created = await TestDatabase.EmptyAsync(kind);
        await using (var db = created.Database.Open())
        {
            await db.Database.EnsureCreatedAsync(Cancellation);
        }

        Assert.Equal(
            await SchemaReader.ReadAsync(created.Database, Cancellation), await SchemaReader.ReadAsync(migrated.Database, Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Upgrade_FromEveryEarlierVersionWithRows_KeepsThemReadable(DatabaseKind kind)
    {
        foreach (var version in await VersionsAsync())
        {
            await using var database = await TestDatabase.EmptyAsync(kind);
            await using (var db = database.Database.Open())
            {
                await db.GetService<IMigrator>().MigrateAsync(version, Cancellation);
                foreach (var statement in EarlierVersions.RowsOf(version))
                {
                    await db.Database.ExecuteSqlRawAsync(
                        statement, EarlierVersions.Parameters(database.Database.IsPostgreSql), Cancellation);
                }
            }

            await SchemaMigration.RunAsync(database.Database, Cancellation);

            var grain = new AppointmentGrain(
                EarlierVersions.Appointment, new AppointmentStore(database.Transactions), new HeardEvents(), new SetClock(Scene.Now));
            var result = await grain.HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend), Cancellation);
            Assert.True(result.Refusal is null, $"{version}: {result.Refusal}");
            Assert.Empty((await new JournalAudit(database.Transactions).RunAsync(Cancellation)).Findings);
            Assert.Equal("anna@posta.example", (await new AppointmentRegister(database.Transactions).FindAsync(EarlierVersions.Appointment, Cancellation))!.Applicant.Email);
        }
    }

    [Fact]
    public async Task Upgrade_EveryVersion_HasRowsToBeTriedWith() =>
        Assert.All(await VersionsAsync(), static version => Assert.NotEmpty(EarlierVersions.RowsOf(version)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Run_OnADatabaseThatIsAhead_WorksByOneVersionAndNoFurther(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await NoteAsync("20991231000001_Next");
        await SchemaMigration.RunAsync(database.Database, Cancellation);
        await NoteAsync("20991231000002_AfterNext");

        var refusal = await Assert.ThrowsAsync<SchemaTooNewException>(() => SchemaMigration.RunAsync(database.Database, Cancellation));

        Assert.StartsWith("The database has 2 migrations that this version of the program does not know", refusal.Message, StringComparison.Ordinal);

        async Task NoteAsync(string migration)
        {
            await using var db = database.Database.Open();
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ({migration}, '10.0')", Cancellation);
        }
    }

    [Fact]
    public async Task Run_AfterAKillThatLeftALock_DoesNotHang()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using (var db = database.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-11-12 09:00:00')", Cancellation);
        }

        var started = Stopwatch.GetTimestamp();
        await SchemaMigration.RunAsync(database.Database, Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Run_WithNothingToDo_WaitsForNobody()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var others = new FileStream(
            database.Database.SqliteFile + ".migration-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await SchemaMigration.RunAsync(database.Database, Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Run_ManyAtOnce_MigrateOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.EmptyAsync(kind);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SchemaMigration.RunAsync(database.Database, Cancellation))));

        await using var db = database.Database.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.False(await SchemaMigration.IsBehindAsync(database.Database, Cancellation));
    }

    [Fact]
    public async Task Sqlite_AfterMigrating_WritesAheadAndWaitsForLocks()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Database.Open();

        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync(Cancellation));
        Assert.Equal(
            10000, await db.Database.SqlQueryRaw<int>("SELECT timeout AS \"Value\" FROM pragma_busy_timeout").SingleAsync(Cancellation));
    }

    private static async Task<IReadOnlyList<string>> VersionsAsync()
    {
        await using var database = await TestDatabase.EmptyAsync(DatabaseKind.Sqlite);
        await using var db = database.Database.Open();
        return [.. db.Database.GetMigrations()];
    }
}
