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
        await Task.Delay(length ?? Timeout.InfiniteTimeSpan, asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

              Nodes
            {string.Join(Environment.NewLine, nodes)}
              PostgreSQL  {cluster.PostgreSql.ConnectionString("")}
              Redis       {cluster.Redis.Address}
              coturn      {string.Join(", ", cluster.Turn!.Urls)}
              Data        {cluster.Folder}

              What becomes of a call when its node dies: kill -9 a process id of
            {string.Join(Environment.NewLine, cluster.Webs.Concat(cluster.Relays).Select(static node => $"    {node.Id,-8} {node.ProcessId}"))}

            """;
    }
}
