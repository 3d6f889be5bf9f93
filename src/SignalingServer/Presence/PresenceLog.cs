namespace VideoDesk.SignalingServer.Presence;

/// <summary>Log lines about presence. Ids only.</summary>
internal static partial class PresenceLog
{
    [LoggerMessage(1, LogLevel.Warning, "The other web nodes are out of reach: what is known of them stays in use", EventName = "PresenceAway")]
    public static partial void PresenceAway(this ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "Presence is written anew", EventName = "PresenceBack")]
    public static partial void PresenceBack(this ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Web node {Process} is dead", EventName = "WebNodeDied")]
    public static partial void WebNodeDied(this ILogger logger, string process);

    [LoggerMessage(4, LogLevel.Warning, "What other nodes tell cannot be heard now ({Error})", EventName = "PublicationAway")]
    public static partial void PublicationAway(this ILogger logger, string error);

    [LoggerMessage(5, LogLevel.Warning, "Rooms could not be compared with what is stored ({Error})", EventName = "ComparingFailed")]
    public static partial void ComparingFailed(this ILogger logger, string error);

    [LoggerMessage(6, LogLevel.Error, "This node is not ready: {Reason}", EventName = "ClockRefused")]
    public static partial void ClockRefused(this ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Information, "This node's clock agrees with the others again", EventName = "ClockAgrees")]
    public static partial void ClockAgrees(this ILogger logger);
}
