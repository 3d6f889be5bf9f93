using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Tests.Io;

/// <summary>A core that sends every datagram back, and misbehaves on demand.</summary>
internal sealed class TestCore
{
    /// <summary>First byte of a datagram that makes the core throw.</summary>
    public const byte Poison = 3;

    /// <summary>First byte of a datagram that is answered from <see cref="HandleTimeouts"/>, 2 ms later.</summary>
    public const byte Delayed = 2;

    /// <summary>Datagrams before allocation is measured: everything is compiled and warm by then.</summary>
    public const int WarmUp = 2000;

    private readonly TaskCompletionSource<TransportAddress> _closedPath = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long _allocatedWhenWarm;
    private (TransportAddress To, byte[] Datagram)? _delayed;

    public Timestamp NextDeadline { get; private set; } = Timestamp.Never;

    public int Received { get; private set; }

    /// <summary>Bytes that the loop's thread allocated since the warm-up.</summary>
    public long Allocated { get; private set; }

    /// <summary>Completes with the first path whose end the loop reported.</summary>
    public Task<TransportAddress> ClosedPath => _closedPath.Task;

    public bool TimeoutsThrow { get; set; }

    public void HandleDatagram(Timestamp now, in TransportAddress from, ReadOnlySpan<byte> datagram, ref EgressSink sink)
    {
        switch (datagram[0])
        {
            case Poison:
                sink.Reserve(from, 10);
                throw new InvalidOperationException("A fault of the core.");
            case Delayed:
                _delayed = (from, datagram.ToArray());
                NextDeadline = now + Duration.FromMilliseconds(2);
                return;
            default:
                Send(from, datagram, ref sink);
                break;
        }

        Received++;
        if (Received == WarmUp)
        {
            _allocatedWhenWarm = GC.GetAllocatedBytesForCurrentThread();
        }

        Allocated = GC.GetAllocatedBytesForCurrentThread() - _allocatedWhenWarm;
    }

    public void HandleTimeouts(Timestamp now, ref EgressSink sink)
    {
        if (TimeoutsThrow)
        {
            NextDeadline = now;
            throw new InvalidOperationException("A fault of the core.");
        }

        if (now >= NextDeadline && _delayed is { } delayed)
        {
            NextDeadline = Timestamp.Never;
            Send(delayed.To, delayed.Datagram, ref sink);
        }
    }

    public void HandlePathClosed(in TransportAddress path) => _closedPath.TrySetResult(path);

    private static void Send(in TransportAddress to, ReadOnlySpan<byte> datagram, ref EgressSink sink)
    {
        datagram.CopyTo(sink.Reserve(to, datagram.Length));
        sink.Commit(datagram.Length);
    }
}

internal readonly struct TestCoreCalls(TestCore core) : ILoopCore
{
    public Timestamp NextDeadline => core.NextDeadline;

    public void HandleDatagram(Timestamp now, in TransportAddress from, Span<byte> datagram, ref EgressSink sink) =>
        core.HandleDatagram(now, from, datagram, ref sink);

    public void EndOfBatch(Timestamp now, ref EgressSink sink)
    {
    }

    public void HandleTimeouts(Timestamp now, ref EgressSink sink) => core.HandleTimeouts(now, ref sink);

    public void HandlePathClosed(Timestamp now, in TransportAddress path) => core.HandlePathClosed(path);

    public void EndOfTurn(Timestamp now)
    {
    }
}
