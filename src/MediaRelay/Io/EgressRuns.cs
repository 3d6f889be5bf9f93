using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// Lays datagrams for one destination side by side, so that they leave in one system call. A run goes on while the datagrams have
/// the same length; a shorter one ends it (that is what UDP_SEGMENT can express). Nothing is copied: what was written into lent
/// memory is what is sent. Datagrams for TCP go straight to the send buffer of their connection.
/// </summary>
internal sealed unsafe class EgressRuns : IDisposable
{
    /// <summary>Longest datagram that can be lent memory: what IPv4 can carry.</summary>
    public const int MaxDatagram = 65_507;

    /// <summary>Most datagrams in a run: UDP_MAX_SEGMENTS of kernels before 6.9; newer ones allow 128.</summary>
    public const int MaxRunDatagrams = 64;

    /// <summary>Most bytes in a run, below the 65,507 that IPv4 can carry.</summary>
    public const int MaxRunBytes = 65_000;

    private readonly LoopSockets _sockets;
    private readonly LoopCounters _counters;
    private readonly UdpSender _sender;

    /// <summary>Where runs are written. Twice a run: a longer datagram that begins the next run lies behind the one it ends.</summary>
    private readonly NativeBuffer _memory = new(2 * 65_536);

    /// <summary>Destination of the open run.</summary>
    private TransportAddress _destination;

    /// <summary>Socket of the open run; null before the first.</summary>
    private UdpPort? _port;

    /// <summary>The open run lies from here…</summary>
    private int _start;

    /// <summary>…to here; the next datagram is written behind it.</summary>
    private int _end;

    /// <summary>Datagrams in the open run.</summary>
    private int _count;

    /// <summary>Length of all datagrams of the open run.</summary>
    private int _segmentLength;

    /// <summary>What the memory lent last is for.</summary>
    private Loan _loan;

    /// <summary>The connection whose send buffer was lent last.</summary>
    private TcpConnection? _connection;

    public EgressRuns(LoopSockets sockets, LoopCounters counters)
    {
        _sockets = sockets;
        _counters = counters;
        _sender = new(counters);
    }

    /// <summary>What was lent.</summary>
    private enum Loan
    {
        None,
        Run,
        Connection,

        /// <summary>There is no way to the destination, or no room: what is written will be dropped.</summary>
        Nowhere,
    }

    /// <inheritdoc cref="IDatagramSink.Reserve"/>
    public Span<byte> Reserve(in TransportAddress to, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)MaxDatagram);
        if (to.Kind == PathKind.Tcp)
        {
            return ReserveInConnection(to, length);
        }

        if (_port is null || to != _destination)
        {
            FlushRun();
            _destination = to;
            _port = _sockets.UdpPort(to.Socket);
            _sender.Open(_port, to);
        }
        else if (_end - _start + length > MaxRunBytes || _end + length > _memory.Length)
        {
            FlushRun();
        }

        _loan = _port is null ? Loan.Nowhere : Loan.Run;
        return new(_memory.Start + _end, length);
    }

    /// <inheritdoc cref="IDatagramSink.Commit"/>
    public void Commit(int length)
    {
        var loan = _loan;
        _loan = Loan.None;
        switch (loan)
        {
            case Loan.Run:
                Append(length);
                break;
            case Loan.Connection:
                _connection!.Commit(length);
                _counters.DatagramsOut++;
                _counters.BytesOut += length;
                break;
            case Loan.Nowhere:
                _counters.SendDrops++;
                break;
        }
    }

    /// <summary>Sends the open run and what waits for TCP connections.</summary>
    public void Flush()
    {
        FlushRun();
        foreach (var port in _sockets.TcpPorts)
        {
            port.Flush();
        }
    }

    public void Dispose()
    {
        _memory.Dispose();
        _sender.Dispose();
    }

    private Span<byte> ReserveInConnection(in TransportAddress to, int length)
    {
        _connection = _sockets.TcpPort(to.Socket)?.Find(to);
        if (_connection is not null && _connection.TryReserve(length, out var lent))
        {
            _loan = Loan.Connection;
            return lent;
        }

        // The memory behind the open run is free for what will be dropped, if there is enough of it.
        if (_end + length > _memory.Length)
        {
            FlushRun();
        }

        _loan = Loan.Nowhere;
        return new(_memory.Start + _end, length);
    }

    private void Append(int length)
    {
        if (length <= 0)
        {
            return;
        }

        if (_count > 0 && length > _segmentLength)
        {
            SendRun();
            _start = _end;
            _count = 0;
        }

        if (_count == 0)
        {
            _segmentLength = length;
        }

        _count++;
        _end += length;
        if (length < _segmentLength || _count == MaxRunDatagrams)
        {
            FlushRun();
        }
    }

    private void FlushRun()
    {
        if (_count > 0)
        {
            SendRun();
        }

        _start = _end = _count = 0;
    }

    private void SendRun()
    {
        _counters.RunsOut++;
        _counters.RunLengthSum += _count;
        _sender.Send(new(_memory.Start + _start, _end - _start), _segmentLength);
    }
}
