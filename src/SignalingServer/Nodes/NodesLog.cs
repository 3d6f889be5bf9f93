namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Log lines about nodes. Ids and codes only.</summary>
internal static partial class NodesLog
{
    [LoggerMessage(1, LogLevel.Information, "Relay node {Node} is {State}", EventName = "LinkState")]
    public static partial void LinkState(this ILogger logger, string node, LinkState state);

    [LoggerMessage(2, LogLevel.Error, "Relay node {Node} refuses this node ({Code}): {Sentence}", EventName = "RefusedByRelay")]
    public static partial void RefusedByRelay(this ILogger logger, string node, string code, string sentence);

    [LoggerMessage(3, LogLevel.Error, "Web node {Node} was refused ({Code}): {Sentence}", EventName = "RefusedWeb")]
    public static partial void RefusedWeb(this ILogger logger, string node, string code, string sentence);

    [LoggerMessage(4, LogLevel.Warning, "The control was asked with a wrong key or none", EventName = "WrongKey")]
    public static partial void WrongKey(this ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "Web node {Node} is connected (what it had goes on: {Resumed})", EventName = "WebConnected")]
    public static partial void WebConnected(this ILogger logger, string node, bool resumed);

    [LoggerMessage(6, LogLevel.Information, "Participants of web node {Node} are let go", EventName = "WebGone")]
    public static partial void WebGone(this ILogger logger, string node);

    [LoggerMessage(7, LogLevel.Information, "Room {Room} is on relay node {Node}, epoch {Epoch} ({Reason})", EventName = "Placed")]
    public static partial void Placed(this ILogger logger, string room, string node, long epoch, string reason);

    [LoggerMessage(8, LogLevel.Warning, "Room {Room} could not be placed or entered ({Error}); it is tried again", EventName = "NotPlaced")]
    public static partial void NotPlaced(this ILogger logger, string room, string error);

    [LoggerMessage(9, LogLevel.Warning, "The registry of nodes is away ({Error}): what is known stays in use", EventName = "RegistryAway")]
    public static partial void RegistryAway(this ILogger logger, string error);

    [LoggerMessage(10, LogLevel.Information, "The registry of nodes is back", EventName = "RegistryBack")]
    public static partial void RegistryBack(this ILogger logger);

    [LoggerMessage(11, LogLevel.Information, "Draining: {IsOn}", EventName = "Draining")]
    public static partial void Draining(this ILogger logger, bool isOn);

    [LoggerMessage(12, LogLevel.Information, "This node has no rooms any more and has left", EventName = "Drained")]
    public static partial void Drained(this ILogger logger);

    [LoggerMessage(13, LogLevel.Warning, "A turn of the nodes failed ({Error})", EventName = "TurnFailed")]
    public static partial void TurnFailed(this ILogger logger, string error);

    [LoggerMessage(15, LogLevel.Warning, "The connection to relay node {Node} failed ({Error}); it is made again", EventName = "LinkFailed")]
    public static partial void LinkFailed(this ILogger logger, string node, string error);

    [LoggerMessage(16, LogLevel.Warning, "What is at the control of relay node {Node} answered {Status}; it is tried again", EventName = "UnexpectedAnswer")]
    public static partial void UnexpectedAnswer(this ILogger logger, string node, int status);

    [LoggerMessage(14, LogLevel.Warning, "Relay node {Node} is silent: {Kept} rooms stay because their media flows, {Moved} are placed anew", EventName = "SilentRooms")]
    public static partial void SilentRooms(this ILogger logger, string node, int kept, int moved);
}
