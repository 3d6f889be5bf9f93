using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Nodes;

namespace VideoDesk.SignalingServer.Operations;

/// <summary>What administrators see.</summary>
/// <param name="Now">The server's clock.</param>
/// <param name="Node">Which web node answers.</param>
/// <param name="IsSingle">There are no other nodes, and none can be drained.</param>
/// <param name="RegistryIsThere">False while Redis is away: then only what this node sees itself is shown.</param>
/// <param name="Nodes">By their ids.</param>
/// <param name="Backlog">What is due and not done in the whole cluster.</param>
internal sealed record OperationsView(
    DateTimeOffset Now, string Node, bool IsSingle, bool RegistryIsThere, IReadOnlyList<OperatedNode> Nodes, BacklogView Backlog);

/// <summary>How long what is due has been waiting, in seconds, and how many mails.</summary>
internal sealed record BacklogView(double DeadlineLag, double OutboxLag, int OutboxWaiting);

/// <summary>One node.</summary>
/// <param name="Id">Of the node.</param>
/// <param name="Roles"><c>web</c>, <c>relay</c>; empty where it has never said.</param>
/// <param name="State">
/// <c>up</c>, <c>down</c>; of relay nodes also <c>draining</c>, <c>drained</c>, <c>silent</c>, <c>connecting</c>, <c>refused</c>.
/// </param>
/// <param name="MayDrain">It is reached and takes part, so that it can be drained.</param>
/// <param name="MayReturn">It drains, or is drained, and can take part again.</param>
internal sealed record OperatedNode(string Id, IReadOnlyList<string> Roles, string State, bool MayDrain, bool MayReturn)
{
    /// <summary>What it said last of itself; missing where it has not.</summary>
    public NodeFigures? Figures { get; init; }

    /// <summary>Of a relay node: participants, as it told this web node.</summary>
    public int? Peers { get; init; }
}

/// <summary>Brings together what nodes say of themselves and how this one sees them.</summary>
internal static class OperatedNodes
{
    /// <summary>Five writings missed.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<OperatedNode> Of(IReadOnlyList<NodeFigures> figures, IReadOnlyList<RelayNodeView> relays, DateTimeOffset now)
    {
        var told = figures.ToDictionary(static one => one.Id);
        var seen = relays.ToDictionary(static one => one.Id);
        return [.. told.Keys.Union(seen.Keys).Order(StringComparer.Ordinal).Select(id => Of(id, told.GetValueOrDefault(id), seen.GetValueOrDefault(id), now))];
    }

    private static OperatedNode Of(string id, NodeFigures? figures, RelayNodeView? relay, DateTimeOffset now)
    {
        var isQuiet = figures is null || now - figures.At > Quiet;
        return new OperatedNode(
            id,
            figures?.Roles ?? ["relay"],
            relay is null ? (isQuiet ? "down" : "up") : StateOf(relay),
            relay is { State: LinkState.Up, Load.IsDraining: false },
            relay is { State: LinkState.Up, Load.IsDraining: true })
        {
            Figures = figures,
            Peers = relay?.Load.Peers,
        };
    }

    private static string StateOf(RelayNodeView relay) => relay switch
    {
        { State: LinkState.Up, Load: { IsDraining: true, Rooms: 0 } } => "drained",
        { State: LinkState.Up, Load.IsDraining: true } => "draining",
        _ => KebabWords.Of(relay.State),
    };
}
