namespace VideoDesk.SignalingServer.Operations;

/// <summary>What a node says of itself every few seconds. Numbers only.</summary>
/// <param name="Id">Of the node.</param>
/// <param name="Roles"><c>web</c>, <c>relay</c> or both.</param>
/// <param name="StartedAt">When its process began.</param>
/// <param name="At">When it said this.</param>
internal sealed record NodeFigures(string Id, IReadOnlyList<string> Roles, DateTimeOffset StartedAt, DateTimeOffset At)
{
    /// <summary>Of the program.</summary>
    public string Version { get; init; } = "";

    /// <summary>How many migrations of the database it knows.</summary>
    public int Schema { get; init; }

    /// <summary>Memory of the process in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>Processors in use: 1 is one of them for all of the time.</summary>
    public double Processors { get; init; }

    /// <summary>Of a web node: connections to the hub.</summary>
    public int? Connections { get; init; }

    /// <summary>Of a web node: seats with somebody in them.</summary>
    public int? Seats { get; init; }

    /// <summary>Of a web node: appointments of which somebody is in the call over it.</summary>
    public int? Calls { get; init; }

    /// <summary>Of a relay node: open rooms.</summary>
    public int? Rooms { get; init; }

    /// <summary>Of a relay node: datagrams that came in, per second.</summary>
    public double? PacketsReceived { get; init; }

    /// <summary>Of a relay node: datagrams that went out, per second.</summary>
    public double? PacketsSent { get; init; }
}
