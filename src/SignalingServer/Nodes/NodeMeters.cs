using System.Diagnostics.Metrics;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>What is counted about nodes. Tags are codes and names of nodes.</summary>
internal sealed class NodeMeters
{
    public const string Name = "VideoDesk.Nodes";

    private readonly Counter<long> _refused;

    private readonly Counter<long> _placed;

    private readonly Counter<long> _lost;

    public NodeMeters(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _refused = meter.CreateCounter<long>(
            "videodesk.control.refused", description: "Requests to the control that were refused: key, protocol-version, schema-version, clock.");
        _placed = meter.CreateCounter<long>("videodesk.rooms.placed", description: "Rooms placed on a relay node: first, lost, drained.");
        _lost = meter.CreateCounter<long>("videodesk.relays.lost", description: "Relay nodes lost to this web node: down, silent.");
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Placed(string reason) => _placed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Lost(string node, string how) =>
        _lost.Add(1, new KeyValuePair<string, object?>("node", node), new KeyValuePair<string, object?>("how", how));
}
