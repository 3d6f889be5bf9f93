using System.Diagnostics;

namespace VideoDesk.Cluster;

/// <summary>Waiting for something to become so, with a bound against hanging.</summary>
internal static class Waiting
{
    /// <summary>A bound against hanging on a busy machine; no figure of quality.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">It does not become so.</exception>
    public static async Task UntilAsync(
        Func<string> what, Func<Task<bool>> condition, TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began) > (patience ?? Patience))
            {
                throw new TimeoutException($"Not within {patience ?? Patience}: {what()}");
            }

            await Task.Delay(Look, cancellationToken);
        }
    }

    public static Task UntilAsync(
        Func<string> what, Func<bool> condition, TimeSpan? patience = null, CancellationToken cancellationToken = default) =>
        UntilAsync(what, () => Task.FromResult(condition()), patience, cancellationToken);
}
