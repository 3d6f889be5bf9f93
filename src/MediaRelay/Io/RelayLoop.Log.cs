using Microsoft.Extensions.Logging;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Which part of a turn went wrong.</summary>
internal enum LoopStep
{
    Command,
    Datagram,
    EndOfBatch,
    Timeouts,
    PathClosed,
    EndOfTurn,
}

internal static partial class RelayLoopLog
{
    [LoggerMessage(100, LogLevel.Warning, "{Loop} could not be pinned to core {Core}", EventName = "LoopNotPinned")]
    public static partial void NotPinned(ILogger logger, string loop, int core);

    [LoggerMessage(101, LogLevel.Critical, "{Loop} ended: its sockets cannot be waited for", EventName = "LoopEnded")]
    public static partial void Ended(ILogger logger, Exception exception, string loop);

    [LoggerMessage(102, LogLevel.Error, "{Loop} went on after a failure in {Step}; failures since its start: {Failures}", EventName = "CoreFailed")]
    public static partial void CoreFailed(ILogger logger, Exception exception, string loop, LoopStep step, long failures);
}
