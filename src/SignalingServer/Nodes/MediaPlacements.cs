using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Where a room is.</summary>
/// <param name="Node">Id of the relay node.</param>
/// <param name="Epoch">From 1; a higher one is newer. 0 for a room that only one web node knows.</param>
internal sealed record Placement(string Node, long Epoch);

/// <summary>The rooms' places, which all web nodes agree on: of those who place a room at once, one wins and the others follow.</summary>
internal sealed class MediaPlacements(ITransactions transactions, TimeProvider clock)
{
    /// <summary>No appointment lasts so long; a row that is older is nobody's.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Where a room is; null when it is nowhere.</summary>
    public Task<Placement?> FindAsync(string room, CancellationToken cancellationToken) => transactions.QueryAsync(
        async (db, cancellation) => await db.MediaRooms.AsNoTracking()
            .Where(row => row.Room == room)
            .Select(static row => new Placement(row.Node, row.Epoch))
            .FirstOrDefaultAsync(cancellation),
        cancellationToken);

    /// <summary>Where these rooms are.</summary>
    public Task<Dictionary<string, Placement>> FindAsync(IReadOnlyCollection<string> rooms, CancellationToken cancellationToken) =>
        transactions.QueryAsync(
            async (db, cancellation) => await db.MediaRooms.AsNoTracking()
                .Where(row => rooms.Contains(row.Room))
                .ToDictionaryAsync(static row => row.Room, static row => new Placement(row.Node, row.Epoch), cancellation),
            cancellationToken);

    /// <summary>
    /// Places a room on a relay node, if it is still where whoever asks believes it to be (null: nowhere). Where it is then: the wish, or
    /// what somebody else decided before.
    /// </summary>
    public Task<Placement> PlaceAsync(string room, Placement? former, string node, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async (db, cancellation) =>
            {
                var now = clock.GetUtcNow();
                var wanted = new Placement(node, (former?.Epoch ?? 0) + 1);
                if (former is not null)
                {
                    var changed = await db.MediaRooms
                        .Where(row => row.Room == room && row.Epoch == former.Epoch)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(static row => row.Node, node)
                                .SetProperty(static row => row.Epoch, wanted.Epoch)
                                .SetProperty(static row => row.PlacedAt, now),
                            cancellation);
                    if (changed > 0)
                    {
                        return wanted;
                    }
                }

                var known = await db.MediaRooms.AsNoTracking().FirstOrDefaultAsync(row => row.Room == room, cancellation);
                if (known is not null)
                {
                    return new Placement(known.Node, known.Epoch);
                }

                db.MediaRooms.Add(new MediaRoomRow { Room = room, Node = node, Epoch = wanted.Epoch, PlacedAt = now });
                await db.SaveChangesAsync(cancellation);
                return wanted;
            },
            cancellationToken);

    /// <summary>Removes the rows of rooms that nobody comes back to.</summary>
    public Task<int> ForgetAsync(CancellationToken cancellationToken) => transactions.RunAsync(
        (db, cancellation) =>
        {
            var until = clock.GetUtcNow() - Kept;
            return db.MediaRooms.Where(row => row.PlacedAt < until).ExecuteDeleteAsync(cancellation);
        },
        cancellationToken);
}
