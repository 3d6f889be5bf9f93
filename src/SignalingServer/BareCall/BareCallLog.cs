using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>Log lines of the bare call. Names of rooms and persons are not among them.</summary>
internal static partial class BareCallLog
{
    [LoggerMessage(1, LogLevel.Information, "Peer {Peer} joined", EventName = "PeerJoined")]
    public static partial void PeerJoined(this ILogger logger, PeerId peer);

    [LoggerMessage(2, LogLevel.Information, "Peer {Peer} left", EventName = "PeerLeft")]
    public static partial void PeerLeft(this ILogger logger, PeerId peer);

    [LoggerMessage(3, LogLevel.Information, "Peer {Peer} was not let in: {Code}", EventName = "JoinRefused")]
    public static partial void JoinRefused(this ILogger logger, PeerId peer, string code);

    [LoggerMessage(4, LogLevel.Information, "Peer {Peer}: transport {Transport} is {State}", EventName = "TransportState")]
    public static partial void TransportState(this ILogger logger, PeerId? peer, TransportId transport, TransportState state);

    [LoggerMessage(5, LogLevel.Debug, "Peer {Peer}: {Method} was refused: {Code}", EventName = "RequestRefused")]
    public static partial void RequestRefused(this ILogger logger, PeerId peer, string method, string code);
}
