namespace VideoDesk.Cluster;

/// <summary>What a cluster consists of.</summary>
internal sealed record ClusterPlan
{
    public int Webs { get; init; } = 2;

    public int Relays { get; init; } = 2;

    /// <summary>Whether haproxy stands before the web nodes.</summary>
    public bool HasProxy { get; init; } = true;

    /// <summary>Where it listens; 0 for a free port.</summary>
    public int ProxyPort { get; init; }

    public bool HasTurn { get; init; }

    /// <summary>Whether the first web node keeps an appointment open and says how to enter it.</summary>
    public bool HasGuide { get; init; }

    /// <summary>Settings of every web node, in command-line form.</summary>
    public IReadOnlyList<string> WebSettings { get; init; } = [];

    /// <summary>The node that lives in a network of its own, reached by cables; null when all are on loopback.</summary>
    public string? Apart { get; init; }
}
