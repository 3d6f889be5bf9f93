using System.Collections.Concurrent;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// How often looking into a document has failed in this process, for reasons that nobody knows. Kept in memory: since when a document waits
/// is in the database, and a process that starts anew tries it a few times more.
/// </summary>
internal sealed class InspectionFailures
{
    /// <summary>What has not failed for so long was ended by another process.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>By document: how often, and when last.</summary>
    private readonly ConcurrentDictionary<DocumentId, (int Count, DateTimeOffset LastAt)> _failures = new();

    /// <summary>One more; how many there are.</summary>
    public int Add(DocumentId document, DateTimeOffset now)
    {
        foreach (var (other, failure) in _failures)
        {
            if (now - failure.LastAt > Forgotten)
            {
                _failures.TryRemove(other, out _);
            }
        }

        return _failures.AddOrUpdate(document, (1, now), (_, before) => (before.Count + 1, now)).Count;
    }

    /// <summary>The document's inspection has ended.</summary>
    public void Forget(DocumentId document) => _failures.TryRemove(document, out _);
}
