using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Boards;

/// <summary>
/// Updates of all boards on their way into the database. While one transaction is being committed, what comes meanwhile waits for the
/// next, which takes all of it: a commit costs the same for one pen as for a hundred. Nobody hears of an update that is not stored.
/// Thread-safe.
/// </summary>
internal sealed class BoardLog(BoardStore store, TimeProvider clock)
{
    /// <summary>Updates of one transaction; other writers have their turn between two.</summary>
    private const int MostAtOnce = 256;

    /// <summary>Bytes of the same, but for the update that goes over.</summary>
    private const int MostBytesAtOnce = 4 * 1024 * 1024;

    private readonly Lock _lock = new();

    /// <summary>What came and is not being stored yet, the oldest first.</summary>
    private readonly Queue<Pending> _waiting = new();

    /// <summary>Somebody is at it, and looks again when he is done.</summary>
    private bool _isStoring;

    /// <summary>Stores an update.</summary>
    /// <param name="draft">The update.</param>
    /// <param name="added">Called with its position when it is stored, new ones in the order of positions; must be quick.</param>
    /// <returns>What became of it. Fails when the database does; then it may or may not be stored, and can be sent again.</returns>
    public Task<BoardAppended> AppendAsync(BoardDraft draft, Action<BoardEntry> added)
    {
        var pending = new Pending(draft, added);
        lock (_lock)
        {
            _waiting.Enqueue(pending);
            if (_isStoring)
            {
                return pending.Appended.Task;
            }

            _isStoring = true;
        }

        _ = StoreAllAsync();
        return pending.Appended.Task;
    }

    private async Task StoreAllAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                var appended = await store.AppendAsync([.. batch.Select(static one => one.Draft)], clock.GetUtcNow(), CancellationToken.None);
                foreach (var (one, what) in batch.Zip(appended))
                {
                    one.Settle(what);
                }
            }
            catch (Exception e)
            {
                batch.ForEach(one => one.Appended.TrySetException(e));
            }
        }
    }

    /// <summary>The next batch; empty when nothing waits, and then nobody stores any more.</summary>
    private List<Pending> Next()
    {
        lock (_lock)
        {
            List<Pending> batch = [];
            var bytes = 0;
            while (batch.Count < MostAtOnce && bytes < MostBytesAtOnce && _waiting.TryDequeue(out var pending))
            {
                batch.Add(pending);
                bytes += pending.Draft.Content.Length;
            }

            _isStoring = batch.Count > 0;
            return batch;
        }
    }

    private sealed record Pending(BoardDraft Draft, Action<BoardEntry> Added)
    {
        public TaskCompletionSource<BoardAppended> Appended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Settle(BoardAppended appended)
        {
            // Also what was there already: its sender heard nothing of it, and so nobody else may have; pages pass over what they have.
            if (!appended.IsFull)
            {
                Added(new BoardEntry(appended.Position, Draft.Seat, Draft.ClientId, Draft.Content));
            }

            Appended.TrySetResult(appended);
        }
    }
}
