using System.Diagnostics.Metrics;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>What is counted about nodes. Tags are codes and names of nodes.</summary>
internal sealed class NodeMeters
{
    public const string Name = "VideoDesk.Nodes";

    private readonly Meter _meter;

    private readonly Counter<long> _refused;

    private readonly Counter<long> _placed;

    private readonly Counter<long> _lost;

    public NodeMeters(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _refused = _meter.CreateCounter<long>(
            "videodesk.control.refused", description: "Requests to the control that were refused: key, protocol-version, schema-version, clock.");
        _placed = _meter.CreateCounter<long>("videodesk.rooms.placed", description: "Rooms placed on a relay node: first, lost, drained, refused.");
        _lost = _meter.CreateCounter<long>("videodesk.relays.lost", description: "Relay nodes lost to this web node: down, silent.");
    }

    /// <summary>Says at every reading how this web node sees the relay nodes.</summary>
    public void Watch(Func<IReadOnlyList<RelayNodeView>> relays)
    {
        _meter.CreateObservableGauge(
            "videodesk.relay.state",
            () => relays().Select(static relay => new Measurement<int>(1, Tag("node", relay.Id), Tag("state", StateOf(relay)))),
            description: "1 for each relay node and its state: connecting, up, draining, silent, down, refused.");
        _meter.CreateObservableGauge(
            "videodesk.relay.peers",
            () => relays().Select(static relay => new Measurement<int>(relay.Load.Peers, Tag("node", relay.Id))),
            description: "Participants on each relay node, as it said last.");
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Placed(string reason) => _placed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Lost(string node, string how) =>
        _lost.Add(1, new KeyValuePair<string, object?>("node", node), new KeyValuePair<string, object?>("how", how));

    private static string StateOf(RelayNodeView relay) => relay is { State: LinkState.Up, Load.IsDraining: true } ? "draining" : KebabWords.Of(relay.State);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
