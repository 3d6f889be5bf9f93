namespace VideoDesk.Cluster;

/// <summary>A cluster to look at: says where everything is, and stays until it is told to stop.</summary>
internal static class ShownCluster
{
    /// <param name="port">Of the proxy; 0 for a free one.</param>
    /// <param name="length">How long; null until somebody stops it.</param>
    /// <param name="asked">Cancelled by whoever stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped before it had started.</exception>
    public static async Task RunAsync(int port, TimeSpan? length, CancellationToken asked)
    {
        Console.WriteLine("Starting PostgreSQL, Redis, coturn, a proxy, two web nodes and two relay nodes…");
        await using var cluster = await RunningCluster.StartAsync(new ClusterPlan { ProxyPort = port, HasTurn = true, HasGuide = true }, asked);
        Console.WriteLine(Welcome(cluster));
        var over = Task.Delay(length ?? Timeout.InfiniteTimeSpan, asked);
        await Task.WhenAny(over, ObeyAsync(cluster, over));
        await over.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Kills what is named on a line, or starts it again, until it is over or nobody types any more.</summary>
    private static async Task ObeyAsync(RunningCluster cluster, Task over)
    {
        while (!over.IsCompleted)
        {
            var line = Task.Run(Console.ReadLine);
            if (await Task.WhenAny(line, over) != line || await line is not { } name)
            {
                return;
            }

            Console.WriteLine(await TurnAsync(cluster, name.Trim()));
        }
    }

    private static async Task<string> TurnAsync(RunningCluster cluster, string name)
    {
        if (name == "redis")
        {
            await (cluster.Redis.IsRunning ? cluster.Redis.KillAsync() : cluster.Redis.StartAgainAsync());
            return cluster.Redis.IsRunning ? "redis runs again, and is empty" : "redis is killed";
        }

        if (cluster.Webs.Concat(cluster.Relays).FirstOrDefault(node => node.Id == name) is not { } node)
        {
            return $"nothing is called '{name}'";
        }

        await (node.IsRunning ? node.KillAsync() : node.StartAsync());
        return node.IsRunning ? $"{name} runs again, process {node.ProcessId}" : $"{name} is killed";
    }

    private static string Welcome(RunningCluster cluster)
    {
        var front = cluster.Proxy.Address;
        var nodes = cluster.Webs.Select(static node => $"    {node.Id,-8} {node.Address}")
            .Concat(cluster.Relays.Select(static node => $"    {node.Id,-8} {node.Address}   control {node.Control}"));
        return $"""

            VideoDesk runs on several nodes. Ctrl-C stops everything.

              Proxy, which takes the web nodes in turn:  {front}

              An appointment is open now.
              Taxpayer, in one window:      {cluster.LinkAt(front)}
              Official, in another window:  {front}accedi?returnTo=/operatore, as Bruno Tramontana
              (another window: another browser or a private window)
              Administrator, in a third:    {front}accedi?returnTo=/sistema, as Quirino Serverini

              Nodes
            {string.Join(Environment.NewLine, nodes)}
              PostgreSQL  {cluster.Database}
              Redis       {cluster.Redis.Address}
              coturn      {string.Join(", ", cluster.Turn!.Urls)}
              Data        {cluster.Folder}

              What becomes of a call when a node dies: type its name (or redis) and Enter, and it is killed as by kill -9;
              type it again, and it starts again. Processes:
            {string.Join(Environment.NewLine, cluster.Webs.Concat(cluster.Relays).Select(static node => $"    {node.Id,-8} {node.ProcessId}"))}

            """;
    }
}
