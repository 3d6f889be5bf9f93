using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>A migrated database of one test's own.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>What is to be removed at the end: a folder or a database of the server.</summary>
    private readonly Func<ValueTask> _remove;

    private TestDatabase(StorageSettings settings, Func<ValueTask> remove)
    {
        Settings = settings;
        Database = Database.From(settings);
        Transactions = new Transactions(Database);
        _remove = remove;
    }

    public StorageSettings Settings { get; }

    public Database Database { get; }

    public ITransactions Transactions { get; }

    /// <summary>Creates it without any table.</summary>
    public static async Task<TestDatabase> EmptyAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.PostgreSql)
        {
            var server = await PostgreSqlServer.SharedAsync();
            var name = await server.CreateDatabaseAsync();
            return new TestDatabase(
                new StorageSettings { PostgreSql = server.ConnectionString(name) }, () => server.DropDatabaseAsync(name));
        }

        var folder = Directory.CreateTempSubdirectory("videodesk-storage-");
        return new TestDatabase(new StorageSettings { SqliteFile = Path.Combine(folder.FullName, "test.db") }, () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Creates it with the newest schema.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var database = await EmptyAsync(kind);
        await SchemaMigration.RunAsync(database.Database, TestContext.Current.CancellationToken);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        Database.Dispose();
        await _remove();
    }
}

/// <summary>Which of the two databases a test runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}
