using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// The database that the settings name. SQLite belongs to one process, which lets its writers in one after the other: waiting here is
/// fair and costs nothing, waiting for the file's lock is neither.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>How long a statement waits for another process's lock on the file (a backup, an administrator's shell).</summary>
    private const int BusyTimeoutSeconds = 10;

    /// <summary>More than the program has.</summary>
    private const int PreparedStatements = 128;

    /// <summary>Contexts that wait to be used again: to make one costs as much as a small query.</summary>
    private readonly PooledDbContextFactory<Db> _contexts;

    private Database(DbContextOptions<Db> options, string? sqliteFile)
    {
        _contexts = new PooledDbContextFactory<Db>(options);
        SqliteFile = sqliteFile;
        Writers = sqliteFile is null ? null : new SemaphoreSlim(1, 1);
    }

    /// <summary>Full path of the SQLite file; null on PostgreSQL.</summary>
    public string? SqliteFile { get; }

    /// <summary>Lets SQLite's writers in one by one; null on PostgreSQL, which sorts them out by rows.</summary>
    public SemaphoreSlim? Writers { get; }

    public bool IsPostgreSql => SqliteFile is null;

    public static Database From(StorageSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.PostgreSql))
        {
            return new Database(new DbContextOptionsBuilder<Db>().UseNpgsql(Prepared(settings.PostgreSql)).Options, null);
        }

        var file = Path.GetFullPath(settings.SqliteFile);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = BusyTimeoutSeconds }.ToString();
        var options = new DbContextOptionsBuilder<Db>().UseSqlite(connection).AddInterceptors(new SqliteSettings()).Options;
        return new Database(options, file);
    }

    /// <summary>A context that knows of no row yet; the caller disposes it.</summary>
    public Db Open() => _contexts.CreateDbContext();

    public void Dispose() => Writers?.Dispose();

    /// <summary>
    /// PostgreSQL parses and plans a statement once per connection, not each time, unless the settings say how many it shall. A connection
    /// is not reset before it is used again, which would cost more than a query: nothing here changes a connection's settings.
    /// </summary>
    private static string Prepared(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (builder.MaxAutoPrepare == 0)
        {
            builder.MaxAutoPrepare = PreparedStatements;
        }

        return builder.ToString();
    }
}
