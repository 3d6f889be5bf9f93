using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>Log lines of the bare call. Nothing that a participant wrote is among them, no name of a room or a person above all.</summary>
internal static partial class BareCallLog
{
    [LoggerMessage(1, LogLevel.Information, "Peer {Peer} joined", EventName = "PeerJoined")]
    public static partial void PeerJoined(this ILogger logger, PeerId peer);

    [LoggerMessage(2, LogLevel.Information, "Peer {Peer} left", EventName = "PeerLeft")]
    public static partial void PeerLeft(this ILogger logger, PeerId peer);

    [LoggerMessage(3, LogLevel.Information, "Peer {Peer} was not let in: {Code}", EventName = "JoinRefused")]
    public static partial void JoinRefused(this ILogger logger, PeerId peer, string code);

    [LoggerMessage(4, LogLevel.Debug, "Peer {Peer}: request {Request} was refused: {Code}", EventName = "RequestRefused")]
    public static partial void RequestRefused(this ILogger logger, PeerId peer, long request, string code);
}
