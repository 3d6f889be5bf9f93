using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Tests.Storage;

namespace VideoDesk.Booking.Benchmarks;

/// <summary>A new database with the demonstration's agenda, as durable as in production.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("videodesk-bench-");

    /// <summary>Null on SQLite.</summary>
    private readonly PostgreSqlServer? _server;

    private BenchDatabase(PostgreSqlServer? server, string? connectionString)
    {
        _server = server;
        Settings = new StorageSettings { PostgreSql = connectionString, SqliteFile = Path.Combine(_folder.FullName, "bench.db") };
        Database = Database.From(Settings);
        Transactions = new Transactions(Database);
    }

    public Database Database { get; }

    public ITransactions Transactions { get; }

    private StorageSettings Settings { get; }

    public static async Task<BenchDatabase> CreateAsync(string kind)
    {
        var server = kind == "postgresql" ? await PostgreSqlServer.StartAsync(isDurable: true) : null;
        var database = new BenchDatabase(server, server?.ConnectionString(await server.CreateDatabaseAsync()));
        await SchemaMigration.RunAsync(database.Database, CancellationToken.None);
        await DemoSeed.RunAsync(database.Transactions, CancellationToken.None);
        return database;
    }

    /// <summary>A connection without Entity Framework, set up as the product sets up its own.</summary>
    public async Task<DbConnection> ConnectAsync()
    {
        DbConnection connection = Settings.PostgreSql is { } postgreSql
            ? new NpgsqlConnection(postgreSql)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Settings.SqliteFile }.ToString());
        await connection.OpenAsync();
        if (connection is SqliteConnection)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Database.Dispose();
        if (_server is not null)
        {
            await _server.StopAsync();
        }

        _folder.Delete(recursive: true);
    }
}
