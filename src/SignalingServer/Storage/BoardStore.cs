using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>A change of a board that a page sends.</summary>
/// <param name="Appointment">Whose board.</param>
/// <param name="Seat">Who.</param>
/// <param name="Id">By what the page knows it; unique per seat.</param>
/// <param name="Content">A Yjs update, unread.</param>
internal sealed record BoardDraft(AppointmentId Appointment, string Seat, string Id, byte[] Content)
{
    /// <summary>Unique per appointment.</summary>
    public string ClientId => $"{Seat}/{Id}";

    /// <summary>Without the content: it may end in a log.</summary>
    public override string ToString() => $"{Appointment}/{ClientId}";
}

/// <summary>What became of a draft.</summary>
/// <param name="Position">Where it stands; 0 when the board is full.</param>
/// <param name="IsNew">Whether it was added now; false when it was there already, or is not.</param>
internal readonly record struct BoardAppended(long Position, bool IsNew)
{
    /// <summary>It was not stored: the board has as much as it may.</summary>
    public bool IsFull => Position == 0;
}

/// <summary>A change as it is stored, with the id of its draft.</summary>
internal sealed record BoardEntry(long Position, string Seat, string ClientId, byte[] Content)
{
    /// <summary>Without the content: it may end in a log.</summary>
    public override string ToString() => $"{Seat}/{Position}";
}

/// <summary>Part of a board.</summary>
/// <param name="SnapshotUpTo">A snapshot that the reader should take first; null when there is none or none newer than what he has.</param>
/// <param name="Entries">What follows the snapshot or what he has, in order.</param>
/// <param name="More">Whether there is more behind them.</param>
internal sealed record BoardPart(long? SnapshotUpTo, IReadOnlyList<BoardEntry> Entries, bool More);

/// <summary>Boards by appointment: updates in their order, and a snapshot.</summary>
internal sealed class BoardStore(ITransactions transactions)
{
    /// <summary>Bytes of updates of one appointment.</summary>
    public const long MostBytes = 32 * 1024 * 1024;

    /// <summary>Of these, what one seat may take: nobody fills the board for the other.</summary>
    public const long MostBytesOfOne = MostBytes / 2;

    /// <summary>Updates in one answer.</summary>
    private const int MostEntries = 500;

    /// <summary>Bytes of updates in one answer, but for the one that goes over.</summary>
    private const int MostAnswered = 512 * 1024;

    /// <summary>Stores drafts of any appointments in one transaction, each at its appointment's next position; what became of each, in order.</summary>
    public Task<BoardAppended[]> AppendAsync(IReadOnlyList<BoardDraft> drafts, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.RunAsync((db, cancellation) => new BoardAppending(db, now).AppendAsync(drafts, cancellation), cancellationToken);

    /// <summary>What a page needs that has the updates up to a position.</summary>
    /// <param name="appointment">Whose board.</param>
    /// <param name="after">The last position that it has.</param>
    /// <param name="withSnapshot">Whether it may be sent to a snapshot.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BoardPart> PartAsync(AppointmentId appointment, long after, bool withSnapshot, CancellationToken cancellationToken) =>
        transactions.ReadAsync(
            async (db, cancellation) =>
            {
                var id = appointment.ToString();
                var newest = withSnapshot
                    ? await db.BoardSnapshots.Where(row => row.Appointment == id && row.UpTo > after)
                        .Select(static row => (long?)row.UpTo).FirstOrDefaultAsync(cancellation)
                    : null;
                var entries = db.BoardUpdates.AsNoTracking()
                    .Where(row => row.Appointment == id && row.Position > (newest ?? after))
                    .OrderBy(static row => row.Position)
                    .Take(MostEntries + 1)
                    .Select(static row => new BoardEntry(row.Position, row.Seat, row.ClientId, row.Content))
                    .AsAsyncEnumerable();
                return await CutAsync(newest, entries, cancellation);
            },
            cancellationToken);

    /// <summary>Keeps a whole board. One that is older than what is kept changes nothing; false when it claims updates that do not exist.</summary>
    public Task<bool> KeepAsync(
        AppointmentId appointment, (long UpTo, byte[] Content) snapshot, DateTimeOffset now, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async (db, cancellation) =>
            {
                var id = appointment.ToString();
                if (snapshot.UpTo > 0 && !await db.BoardUpdates.AnyAsync(row => row.Appointment == id && row.Position == snapshot.UpTo, cancellation))
                {
                    return false;
                }

                var isOlder = await db.BoardSnapshots.AnyAsync(row => row.Appointment == id && row.UpTo > snapshot.UpTo, cancellation);
                if (!isOlder)
                {
                    await db.BoardSnapshots.Where(row => row.Appointment == id).ExecuteDeleteAsync(cancellation);
                    db.BoardSnapshots.Add(
                        new BoardSnapshotRow { Appointment = id, UpTo = snapshot.UpTo, Content = snapshot.Content, At = now });
                    await db.SaveChangesAsync(cancellation);
                }

                return true;
            },
            cancellationToken);

    /// <summary>The whole board that is kept, and up to which update; null when there is none.</summary>
    public Task<(long UpTo, byte[] Content)?> SnapshotAsync(AppointmentId appointment, CancellationToken cancellationToken) => transactions.QueryAsync(
        async (db, cancellation) =>
        {
            var id = appointment.ToString();
            var row = await db.BoardSnapshots.AsNoTracking().FirstOrDefaultAsync(row => row.Appointment == id, cancellation);
            return row is null ? ((long, byte[])?)null : (row.UpTo, row.Content);
        },
        cancellationToken);

    /// <summary>Nothing of it stays.</summary>
    internal static async Task EraseAsync(Db db, string appointment, CancellationToken cancellationToken)
    {
        await db.BoardUpdates.Where(row => row.Appointment == appointment).ExecuteDeleteAsync(cancellationToken);
        await db.BoardSnapshots.Where(row => row.Appointment == appointment).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<BoardPart> CutAsync(long? snapshot, IAsyncEnumerable<BoardEntry> entries, CancellationToken cancellationToken)
    {
        List<BoardEntry> taken = [];
        var bytes = 0;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (taken.Count == MostEntries || bytes >= MostAnswered)
            {
                return new BoardPart(snapshot, taken, More: true);
            }

            taken.Add(entry);
            bytes += entry.Content.Length;
        }

        return new BoardPart(snapshot, taken, More: false);
    }
}
