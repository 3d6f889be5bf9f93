using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// Brings the schema up to date, one process at a time. EF Core keeps a lock of its own on SQLite as a row; after a kill in the middle
/// the row stays and would be waited for without end. Whoever has our lock knows that the row is nobody's and removes it first.
/// </summary>
internal static class SchemaMigration
{
    /// <summary>Any number, the same on every node.</summary>
    private const long AdvisoryLock = 0x5664_6b4d_6967_7261;

    /// <summary>Migrations by which the database may be ahead of a program that works with it: the next version is being deployed.</summary>
    private const int NeighbouringVersions = 1;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    /// <exception cref="SchemaTooNewException">The database is of a version that this program cannot work with.</exception>
    public static async Task RunAsync(Database database, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        if (await IsCurrentAsync(db, cancellationToken))
        {
            return;
        }

        if (database.SqliteFile is { } file)
        {
            await using var held = await HoldAsync(file + ".migration-lock", cancellationToken);
            await MigrateSqliteAsync(db, cancellationToken);
        }
        else
        {
            await MigratePostgreSqlAsync(db, cancellationToken);
        }
    }

    /// <summary>Whether anything is left to do.</summary>
    public static async Task<bool> IsBehindAsync(Database database, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    /// <summary>
    /// Whether every migration of this program is in the history. Asked in plain SQL, because the machinery of EF Core takes most of a
    /// second to find that there is nothing to do, and after a crash that second is a restart's.
    /// </summary>
    private static async Task<bool> IsCurrentAsync(Db db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsNpgsql()
            ? "SELECT count(*) FROM pg_class WHERE oid = to_regclass('\"__EFMigrationsHistory\"')"
            : "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 0)
        {
            return false;
        }

        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        var applied = new HashSet<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            applied.Add(rows.GetString(0));
        }

        var known = db.Database.GetMigrations().ToHashSet();
        var unknown = applied.Except(known).Count();
        return unknown <= NeighbouringVersions
            ? applied.IsSupersetOf(known)
            : throw new SchemaTooNewException($"The database has {unknown} migrations that this version of the program does not know; at most "
                + $"{NeighbouringVersions} is allowed. Start the version that made them, or the one before.");
    }

    private static async Task MigrateSqliteAsync(Db db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        var hasLockTable = await db.Database
            .SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken) > 0;
        if (hasLockTable)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\";", cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    private static async Task MigratePostgreSqlAsync(Db db, CancellationToken cancellationToken)
    {
        // A connection of its own and of no pool: closing it ends the lock, whatever happens to the migration.
        var alone = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false };
        await using var connection = new NpgsqlConnection(alone.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection);
        command.CommandTimeout = 0; // Another node may be migrating for as long as it takes.
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryLock });
        await command.ExecuteNonQueryAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        command.CommandText = "SELECT pg_advisory_unlock($1)";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>An open file that nobody else may open; the system gives it back when the process dies.</summary>
    private static async Task<FileStream> HoldAsync(string file, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += BetweenAttempts)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < LongestWait)
            {
                await Task.Delay(BetweenAttempts, cancellationToken);
            }
        }
    }
}

/// <summary>The database is of a version that this program cannot work with; the message says so to whoever starts it.</summary>
internal sealed class SchemaTooNewException(string message) : Exception(message);
