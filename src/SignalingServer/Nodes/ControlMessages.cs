using System.Text.Json;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Kinds of messages of the control (<c>docs/nodes.md</c>). A kind that is not known is passed over.</summary>
internal static class ControlKind
{
    /// <summary>First message of both sides.</summary>
    public const string Hello = "hello";

    /// <summary>Instead of a greeting: why these two do not work together; then the connection is closed.</summary>
    public const string Refused = "refused";

    /// <summary>To the relay: a participant enters.</summary>
    public const string Enter = "enter";

    /// <summary>To the relay: a participant leaves.</summary>
    public const string Leave = "leave";

    /// <summary>To the relay: a method in a participant's name.</summary>
    public const string Invoke = "invoke";

    /// <summary>To the relay: take no new rooms and let go of those there are, or stop doing so.</summary>
    public const string Drain = "drain";

    /// <summary>To the web node: the answer to a call.</summary>
    public const string Answer = "answer";

    /// <summary>To the web node: something for a participant.</summary>
    public const string Told = "told";

    /// <summary>To the web node: a participant is not in the room any more.</summary>
    public const string Gone = "gone";

    /// <summary>Both ways: a sign of life.</summary>
    public const string Beat = "beat";
}

/// <summary>One message of the control, either way; what a kind does not need is left out.</summary>
/// <param name="Kind">One of <see cref="ControlKind"/>.</param>
internal sealed record ControlMessage(string Kind)
{
    /// <summary>Number of a call, which its answer repeats.</summary>
    public long? Call { get; init; }

    /// <summary>The participant, by the number that the web node gave when he entered.</summary>
    public long? Peer { get; init; }

    /// <summary>Of who is gone: the number under which the same web node has entered him anew; left out when it was another one.</summary>
    public long? By { get; init; }

    /// <summary>Of what is told: counted from 1 per web node. Of a web node's beat: the last that it has.</summary>
    public long? Sequence { get; init; }

    /// <summary>Method of a call; name of what is told.</summary>
    public string? Name { get; init; }

    public JsonElement? Data { get; init; }

    public MediaError? Error { get; init; }

    public ControlHello? Hello { get; init; }

    public EnterOrder? Enter { get; init; }

    public RelayLoad? Load { get; init; }

    /// <summary>Of a call: the trace that it belongs to (W3C traceparent).</summary>
    public string? Trace { get; init; }

    /// <summary>Of a drain: whether it begins; false when it is called off.</summary>
    public bool? IsOn { get; init; }
}

/// <summary>Who speaks.</summary>
internal sealed record ControlHello(int Protocol, int Schema, string Node, string Incarnation, DateTimeOffset Clock)
{
    /// <summary>Counts the connections that a web node tries to make; an earlier one that arrives late is turned away.</summary>
    public long Attempt { get; init; }

    /// <summary>Of a web node: the last number of what it was told, from the same process of the relay node.</summary>
    public long Sequence { get; init; }

    /// <summary>Of a web node: which process of the relay node <see cref="Sequence"/> and <see cref="Peers"/> are about; null at first.</summary>
    public string? Of { get; init; }

    /// <summary>Of a web node: its participants there, by number. All others of this web node are gone.</summary>
    public IReadOnlyList<long> Peers { get; init; } = [];

    /// <summary>Of a relay node: it still has those participants, and what was missed follows.</summary>
    public bool Resumed { get; init; }
}

/// <summary>A participant who enters, and the room.</summary>
internal sealed record EnterOrder(string Room, string PeerId, string Name, bool Screen, bool ConsumeOwn, int MaxPeers)
{
    /// <summary>Without the name.</summary>
    public override string ToString() => $"{PeerId} in {Room}";
}

/// <summary>What a relay node has to do.</summary>
/// <param name="Rooms">Open rooms.</param>
/// <param name="Peers">Participants in them.</param>
/// <param name="IsDraining">It takes no new rooms.</param>
internal sealed record RelayLoad(int Rooms, int Peers, bool IsDraining);
