using System.Collections.Concurrent;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// One writer for each upload. Who comes anew is the one who counts: the connection before is most often half dead, and is stopped.
/// </summary>
internal sealed class UploadTurns(TimeProvider clock)
{
    /// <summary>One that does not stop within so long holds its turn: the newcomer is refused.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<DocumentId, Turn> _turns = new();

    /// <summary>Null when the one before does not stop.</summary>
    public async Task<Turn?> TakeAsync(DocumentId document, CancellationToken cancellationToken)
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

    /// <summary>The right to write, until it is disposed.</summary>
    internal sealed class Turn(UploadTurns turns, DocumentId document) : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Somebody else wants it.</summary>
        public CancellationToken Stopped => _stop.Token;

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
            turns._turns.TryRemove(KeyValuePair.Create(document, this));
            _ended.TrySetResult();
            _stop.Dispose();
        }
    }
}
