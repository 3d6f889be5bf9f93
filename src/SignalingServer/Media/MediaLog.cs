using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.Media;

/// <summary>Log lines about media. Nothing that a participant wrote is among them.</summary>
internal static partial class MediaLog
{
    [LoggerMessage(1, LogLevel.Information, "Peer {Peer}: transport {Transport} is {State}", EventName = "TransportState")]
    public static partial void TransportState(this ILogger logger, PeerId? peer, TransportId transport, TransportState state);

    [LoggerMessage(2, LogLevel.Error, "Relay event {Event} could not be handled", EventName = "EventFailed")]
    public static partial void EventFailed(this ILogger logger, Exception exception, string @event);
}
