namespace VideoDesk.SignalingServer.Nodes;

/// <summary>How long nodes wait for each other. One set for a whole process; a test may have its own.</summary>
internal sealed record NodeTimes
{
    /// <summary>Between two signs of life, on the control and in the registry.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Of nothing heard, after which a relay node counts as silent: three beats.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>In which clients say whether media flows, before the rooms of a silent node are placed anew.</summary>
    public TimeSpan FlowAnswer { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two questions to the clients of a node that stays silent.</summary>
    public TimeSpan FlowAgain { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>For one attempt to open a control connection, its greeting included.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two attempts.</summary>
    public TimeSpan Reconnect { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>For the answer to one call.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A registration that is not renewed for so long is gone.</summary>
    public TimeSpan Registration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A relay node keeps the participants of a web node that closed its connection: it may come back for them.</summary>
    public TimeSpan KeepClosed { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The same of a web node that is only silent: their media may flow.</summary>
    public TimeSpan KeepSilent { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>While a room moves, its old place stays so long: browsers show it until the new one has a picture.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A relay node that could not take a room is not asked to take one for so long.</summary>
    public TimeSpan Untaken { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks at where the rooms are, in case nobody told.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A web node that has given no sign of life for so long is dead; the others see its seats as left.</summary>
    public TimeSpan Dead { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Redis answers without a break for so long: every web node has written its seats again.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Signs of life in a row that fail before people are told that something is limited.</summary>
    public int MissedBeats { get; init; } = 2;

    /// <summary>For one thing that is asked of Redis.</summary>
    public TimeSpan Ask { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks of rooms at what is stored, in case a hint was lost; while the others are out of reach, every <see cref="Look"/>.</summary>
    public TimeSpan Compare { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A node that stops empties itself first, for at most so long.</summary>
    public TimeSpan DrainAtStop { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>Waiting for the next turn.</summary>
internal static class Turns
{
    /// <summary>Returns at the next tick, or when it is over: whoever waits looks at that himself.</summary>
    public static async Task NextAsync(this PeriodicTimer timer, CancellationToken cancellationToken) =>
        await ((Task)timer.WaitForNextTickAsync(cancellationToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
