using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// What SQLite forgets with every connection. Commits reach the disk before they return (synchronous = FULL, its default, said here so
/// that nobody has to know): an appointment that was confirmed survives a power cut.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Statements = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Statements;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
