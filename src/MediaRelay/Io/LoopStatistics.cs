namespace VideoDesk.MediaRelay.Io;

/// <summary>A copy of a loop's counters since its start. Read without stopping the loop: figures may be one batch apart.</summary>
internal readonly record struct LoopStatistics
{
    public long Turns { get; init; }

    public long DatagramsIn { get; init; }

    public long BytesIn { get; init; }

    /// <summary>Messages that brought those datagrams: fewer than datagrams where the kernel joined them.</summary>
    public long MessagesIn { get; init; }

    /// <summary>System calls that brought those messages.</summary>
    public long ReceiveCalls { get; init; }

    /// <summary>Datagrams that the kernel dropped because a socket's receive buffer was full.</summary>
    public long ReceiveDrops { get; init; }

    public long DatagramsOut { get; init; }

    public long BytesOut { get; init; }

    /// <summary>Runs flushed; <see cref="DatagramsOut"/> over UDP divided by this is the mean length of a run.</summary>
    public long RunsOut { get; init; }

    /// <summary>Sum of the lengths of the runs, in datagrams.</summary>
    public long RunLengthSum { get; init; }

    /// <summary>Runs that had to leave as single datagrams because the kernel refused segmentation.</summary>
    public long RunsSplit { get; init; }

    /// <summary>Sends that failed for good: unreachable, forbidden, too long.</summary>
    public long SendFailures { get; init; }

    /// <summary>Datagrams dropped because a send buffer was full.</summary>
    public long SendDrops { get; init; }

    public long TcpAccepted { get; init; }

    public long TcpClosed { get; init; }

    /// <summary>Exceptions that left the core and were stopped at the loop.</summary>
    public long CoreFailures { get; init; }
}

/// <summary>The counters behind <see cref="LoopStatistics"/>: written by the loop's thread alone.</summary>
internal sealed class LoopCounters
{
    public long Turns;
    public long DatagramsIn;
    public long BytesIn;
    public long MessagesIn;
    public long ReceiveCalls;
    public long ReceiveDrops;
    public long DatagramsOut;
    public long BytesOut;
    public long RunsOut;
    public long RunLengthSum;
    public long RunsSplit;
    public long SendFailures;
    public long SendDrops;
    public long TcpAccepted;
    public long TcpClosed;
    public long CoreFailures;

    public LoopStatistics Snapshot() => new()
    {
        Turns = Volatile.Read(ref Turns),
        DatagramsIn = Volatile.Read(ref DatagramsIn),
        BytesIn = Volatile.Read(ref BytesIn),
        MessagesIn = Volatile.Read(ref MessagesIn),
        ReceiveCalls = Volatile.Read(ref ReceiveCalls),
        ReceiveDrops = Volatile.Read(ref ReceiveDrops),
        DatagramsOut = Volatile.Read(ref DatagramsOut),
        BytesOut = Volatile.Read(ref BytesOut),
        RunsOut = Volatile.Read(ref RunsOut),
        RunLengthSum = Volatile.Read(ref RunLengthSum),
        RunsSplit = Volatile.Read(ref RunsSplit),
        SendFailures = Volatile.Read(ref SendFailures),
        SendDrops = Volatile.Read(ref SendDrops),
        TcpAccepted = Volatile.Read(ref TcpAccepted),
        TcpClosed = Volatile.Read(ref TcpClosed),
        CoreFailures = Volatile.Read(ref CoreFailures),
    };
}
