using System.Collections.Concurrent;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// How often and since when looking into a document has failed in this process, for reasons that nobody knows. Kept in memory: a process that
/// starts anew tries for hours again, as what stood in the way may have gone with the former one.
/// </summary>
internal sealed class InspectionFailures
{
    /// <summary>What has not failed for so long was ended by another process.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>By document: how often, and when first and last.</summary>
    private readonly ConcurrentDictionary<DocumentId, (int Count, DateTimeOffset Since, DateTimeOffset LastAt)> _failures = new();

    /// <summary>One more; how many there are, and since when.</summary>
    public (int Count, DateTimeOffset Since) Add(DocumentId document, DateTimeOffset now)
    {
        foreach (var (other, failure) in _failures)
        {
            if (now - failure.LastAt > Forgotten)
            {
                _failures.TryRemove(other, out _);
            }
        }

        var (count, since, _) = _failures.AddOrUpdate(document, (1, now, now), (_, before) => (before.Count + 1, before.Since, now));
        return (count, since);
    }

    /// <summary>The document's inspection has ended.</summary>
    public void Forget(DocumentId document) => _failures.TryRemove(document, out _);
}
