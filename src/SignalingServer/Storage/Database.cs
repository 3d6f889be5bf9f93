using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// The database that the settings name. SQLite belongs to one process, which lets its writers in one after the other: waiting here is
/// fair and costs nothing, waiting for the file's lock is neither.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>How long a statement waits for another process's lock on the file (a backup, an administrator's shell).</summary>
    private const int BusyTimeoutSeconds = 10;

    private readonly DbContextOptions<Db> _options;

    private Database(DbContextOptions<Db> options, string? sqliteFile)
    {
        _options = options;
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
            return new Database(new DbContextOptionsBuilder<Db>().UseNpgsql(settings.PostgreSql).Options, null);
        }

        var file = Path.GetFullPath(settings.SqliteFile);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = BusyTimeoutSeconds }.ToString();
        var options = new DbContextOptionsBuilder<Db>().UseSqlite(connection).AddInterceptors(new SqliteSettings()).Options;
        return new Database(options, file);
    }

    /// <summary>A new context; the caller disposes it.</summary>
    public Db Open() => new(_options);

    public void Dispose() => Writers?.Dispose();
}
