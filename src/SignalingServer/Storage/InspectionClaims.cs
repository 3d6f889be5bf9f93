using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// The queue of documents that wait to be looked into: their rows. A process that takes one holds it for a while and says again and again
/// that it still does; what a process held that died is anybody's after that while, and on SQLite, which has one process, at its next start.
/// </summary>
internal sealed class InspectionClaims(ITransactions transactions, Database database)
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    /// <summary>Half of it, and a little less.</summary>
    public static readonly TimeSpan SayAgainAfter = TimeSpan.FromSeconds(25);

    /// <summary>The one that waits longest; null when none does.</summary>
    public Task<Document?> NextAsync(string inspector, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        async (db, cancellation) =>
        {
            var row = await db.Documents
                .Where(row => row.State == DocumentState.Checking && (row.InspectedUntil == null || row.InspectedUntil < now))
                .OrderBy(static row => row.ChangedAt)
                .FirstOrDefaultAsync(cancellation);
            if (row is null)
            {
                return null;
            }

            (row.Inspector, row.InspectedUntil) = (inspector, now + Hold);
            row.Version++;
            await db.SaveChangesAsync(cancellation);
            return DocumentStore.DocumentOf(row);
        },
        cancellationToken);

    /// <summary>Still at it.</summary>
    public Task HoldAsync(DocumentId document, string inspector, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = document.ToString();
        DateTimeOffset? until = now + Hold;
        return transactions.RunAsync(
            (db, cancellation) => db.Documents
                .Where(row => row.Id == id && row.Inspector == inspector)
                .ExecuteUpdateAsync(row => row.SetProperty(static d => d.InspectedUntil, until), cancellation),
            cancellationToken);
    }

    /// <summary>Nobody else is there who could hold one.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) => database.IsPostgreSql
        ? Task.CompletedTask
        : transactions.RunAsync(
            static (db, cancellation) => db.Documents
                .Where(static row => row.State == DocumentState.Checking && row.InspectedUntil != null)
                .ExecuteUpdateAsync(static row => row.SetProperty(static d => d.InspectedUntil, (DateTimeOffset?)null), cancellation),
            cancellationToken);

    /// <summary>Uploads that nobody has gone on with since an instant; their rows are gone afterwards.</summary>
    public Task<IReadOnlyList<Document>> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        transactions.RunAsync<IReadOnlyList<Document>>(
            async (db, cancellation) =>
            {
                var rows = await db.Documents
                    .Where(row => row.State == DocumentState.Uploading && row.ChangedAt < before).ToListAsync(cancellation);
                db.Documents.RemoveRange(rows);
                await db.SaveChangesAsync(cancellation);
                return [.. rows.Select(DocumentStore.DocumentOf)];
            },
            cancellationToken);

    /// <summary>Whether the document's row names this file.</summary>
    public Task<bool> IsNamedAsync(DocumentId document, string file, CancellationToken cancellationToken)
    {
        var id = document.ToString();
        return transactions.QueryAsync(
            (db, cancellation) => db.Documents.AnyAsync(row => row.Id == id && row.File == file, cancellation), cancellationToken);
    }

    /// <summary>Plain bytes that uploads under way still lack, over all appointments.</summary>
    public Task<long> MissingBytesAsync(CancellationToken cancellationToken) => transactions.QueryAsync(
        static (db, cancellation) => db.Documents.Where(static row => row.State == DocumentState.Uploading)
            .SumAsync(static row => row.Bytes - row.Received, cancellation),
        cancellationToken);
}
