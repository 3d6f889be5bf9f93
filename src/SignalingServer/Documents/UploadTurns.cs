using System.Collections.Concurrent;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Presence;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// One writer for each upload. Who comes anew is the one who counts: the connection before is most often half dead, and is stopped, on
/// whatever node it is.
/// </summary>
internal sealed class UploadTurns(UploadLocks locks, IPublication publication, TimeProvider clock)
{
    /// <summary>One that does not stop within so long holds its turn: the newcomer is refused.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks whether another node has let go.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly UploadLocks _locks = locks;

    private readonly ConcurrentDictionary<DocumentId, Turn> _turns = new();

    /// <summary>0 before this node hears which uploads others want.</summary>
    private int _listens;

    /// <summary>Null when the one before does not stop.</summary>
    public async Task<Turn?> TakeAsync(DocumentId document, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _listens, 1) == 0)
        {
            await publication.ListenAsync(Hear);
        }

        var turn = await TakeHereAsync(document, cancellationToken);
        return turn is null || await TakeElsewhereAsync(turn, cancellationToken) ? turn : null;
    }

    private async Task<Turn?> TakeHereAsync(DocumentId document, CancellationToken cancellationToken)
    {
        var turn = new Turn(this, document);
        while (true)
        {
            var holder = _turns.GetOrAdd(document, turn);
            if (holder == turn)
            {
                return turn;
            }

            try
            {
                await holder.StopAsync().WaitAsync(Patience, clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }
    }

    /// <summary>The same among the nodes. Where another one has it, that one is asked to stop. False when it does not.</summary>
    private async Task<bool> TakeElsewhereAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            if (turn.TryLock())
            {
                return true;
            }

            publication.Publish(new NodeMessage { Upload = turn.Document.ToString() });
            for (var waited = TimeSpan.Zero; waited < Patience; waited += Look)
            {
                await Task.Delay(Look, clock, cancellationToken);
                if (turn.TryLock())
                {
                    return true;
                }
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        turn.Dispose();
        return false;
    }

    private void Hear(NodeMessage message)
    {
        if (message.Upload is { } upload && DocumentId.TryParse(upload, out var document) && _turns.TryGetValue(document, out var turn))
        {
            _ = turn.StopAsync();
        }
    }

    /// <summary>The right to write, until it is disposed.</summary>
    internal sealed class Turn(UploadTurns turns, DocumentId document) : IDisposable
    {
        /// <summary>No other node writes, either.</summary>
        private bool _isLocked;

        public DocumentId Document => document;

        private readonly CancellationTokenSource _stop = new();
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Somebody else wants it.</summary>
        public CancellationToken Stopped => _stop.Token;

        public bool TryLock() => _isLocked = turns._locks.TryTake(document);

        /// <summary>Ends when its holder has let go.</summary>
        public async Task StopAsync()
        {
            try
            {
                await _stop.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It is over just now.
            }

            await _ended.Task;
        }

        public void Dispose()
        {
            if (_isLocked)
            {
                turns._locks.Release(document);
                _isLocked = false;
            }

            turns._turns.TryRemove(KeyValuePair.Create(document, this));
            _ended.TrySetResult();
            _stop.Dispose();
        }
    }
}
