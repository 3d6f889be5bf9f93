namespace VideoDesk.Cluster;

/// <summary>Ends several things one after the other, each whatever became of those before.</summary>
internal static class Endings
{
    /// <exception cref="AggregateException">What went wrong, when everything else has ended.</exception>
    public static async Task AllAsync(IEnumerable<Func<Task>> endings)
    {
        List<Exception> failures = [];
        foreach (var ending in endings)
        {
            try
            {
                await ending();
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>The same with things that may never have been begun.</summary>
    public static Task AllAsync(params IEnumerable<IAsyncDisposable?> things) =>
        AllAsync(things.OfType<IAsyncDisposable>().Select(static thing => (Func<Task>)(() => thing.DisposeAsync().AsTask())));
}
