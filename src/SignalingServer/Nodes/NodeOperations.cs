namespace VideoDesk.SignalingServer.Nodes;

/// <summary>A relay node, for those who run them.</summary>
/// <param name="Id">Of the node.</param>
/// <param name="State">As this web node sees it.</param>
/// <param name="Load">What it said last.</param>
internal sealed record RelayNodeView(string Id, LinkState State, RelayLoad Load);

/// <summary>What administrators see and do about relay nodes, from any web node.</summary>
internal sealed class NodeOperations(RelayLinks links)
{
    public IReadOnlyList<RelayNodeView> Relays => ViewOf(links);

    public static IReadOnlyList<RelayNodeView> ViewOf(RelayLinks links) =>
        [.. links.All.OrderBy(static link => link.Id, StringComparer.Ordinal).Select(static link => new RelayNodeView(link.Id, link.State, link.Load))];

    /// <summary>A node takes no new rooms and its calls are moved, or it takes part again.</summary>
    /// <returns>False when it is unknown or cannot be reached.</returns>
    public bool Drain(string id, bool isOn) =>
        links.Find(id) is { State: LinkState.Up } link && link.Send(new ControlMessage(ControlKind.Drain) { IsOn = isOn });
}
