using System.Collections.Concurrent;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// What was read within the last second, so that many who ask for the same at once cost one reading. A change in the database is seen a
/// second later at the latest, on every node. What is not there is not kept: strangers could ask for ever new keys.
/// </summary>
internal sealed class Recent<TKey, TValue>(TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    /// <summary>By key, the value and the clock's timestamp before it was read.</summary>
    private readonly ConcurrentDictionary<TKey, (TValue Value, long ReadAt)> _known = new();

    /// <summary>The value; null when there is none.</summary>
    public async Task<TValue?> GetAsync(TKey key, Func<Task<TValue?>> read)
    {
        if (_known.TryGetValue(key, out var known) && clock.GetElapsedTime(known.ReadAt) < Lifetime)
        {
            return known.Value;
        }

        var readAt = clock.GetTimestamp();
        if (await read() is not { } value)
        {
            return null;
        }

        _known[key] = (value, readAt);
        return value;
    }
}
