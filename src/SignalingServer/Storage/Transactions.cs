using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Runs work in one transaction. Stores are written against this, so that several of them can take part in one.</summary>
internal interface ITransactions
{
    /// <summary>
    /// Runs the work and commits. The work may run more than once: who loses a race for a row or a unique key begins again and sees the
    /// winner's row. It must therefore have no effect but on the database.
    /// </summary>
    Task<T> RunAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs work that only reads, on one consistent view.</summary>
    Task<T> ReadAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs work that is one query: it is a consistent view by itself, and spares the round trips of a transaction.</summary>
    Task<T> QueryAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>Transactions of their own.</summary>
internal sealed class Transactions(Database database) : ITransactions
{
    /// <summary>Each lost race means that somebody else won one; who loses so many has found an error instead.</summary>
    private const int MostAttempts = 20;

    public async Task<T> RunAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, cancellationToken);
            }
            catch (Exception e) when (attempt < MostAttempts && DatabaseErrors.IsLostRace(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        await using var transaction = await BeginReadingAsync(db, cancellationToken);
        return await work(db, cancellationToken);
    }

    public async Task<T> QueryAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await work(db, cancellationToken);
    }

    /// <summary>PostgreSQL: a snapshot. SQLite: a deferred transaction, which holds up no writer.</summary>
    private static async Task<IAsyncDisposable> BeginReadingAsync(Db db, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection connection)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        var transaction = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, cancellationToken);
        return transaction;
    }

    private async Task<T> OnceAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (database.Writers is { } writers)
        {
            await writers.WaitAsync(cancellationToken);
        }

        try
        {
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            database.Writers?.Release();
        }
    }
}

/// <summary>Takes part in a transaction that somebody else has begun and will commit.</summary>
internal sealed class JoinedTransaction(Db db) : ITransactions
{
    public Task<T> RunAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        work(db, cancellationToken);

    public Task<T> ReadAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        work(db, cancellationToken);

    public Task<T> QueryAsync<T>(Func<Db, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        work(db, cancellationToken);
}
