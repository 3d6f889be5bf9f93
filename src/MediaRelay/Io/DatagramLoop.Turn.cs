using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <content>What the thread does, turn after turn.</content>
internal sealed partial class DatagramLoop<TCore>
{
    /// <summary>Receives from one socket in one turn, so that no socket starves another.</summary>
    private const int MaxRoundsPerTurn = 4;

    /// <summary>Commands in one turn, so that they do not starve the media.</summary>
    private const int MaxCommandsPerTurn = 256;

    /// <summary>How long a core rests whose timeouts failed: it may ask for the same deadline again and again.</summary>
    private static readonly Duration RestAfterFailure = Duration.FromMilliseconds(10);

    /// <summary>No deadline counts before this instant.</summary>
    private Timestamp _restsUntil;

    /// <summary>When datagrams last came.</summary>
    private Timestamp _lastReceived = new(-1_000_000);

    /// <summary>The next failure is logged from this instant on: a hostile sender must not be able to fill the log.</summary>
    private Timestamp _nextFailureLog;

    /// <summary>The whole life of a relay thread.</summary>
    private void Turn()
    {
        ApplyCommands();
        Wait(MonotonicClock.Now, NextDeadline());
        _wakeUp.Answer(_pollSet.IsWakeUpReady);
        ReceiveUdp();
        ReceiveTcp();
        var now = MonotonicClock.Now;
        Guard(LoopStep.EndOfBatch, now);
        Guard(LoopStep.Timeouts, now);
        _egress.Flush();
        ReportClosedPaths(now);
        Guard(LoopStep.EndOfTurn, now);
        _counters.Turns++;
    }

    /// <summary>
    /// The only wait. A packet that finds the loop idle is taken at once; then the loop rests for a moment, so that what follows comes in
    /// one batch, as a network card moderates its interrupts: waking up costs more than a packet does.
    /// </summary>
    private void Wait(Timestamp now, Timestamp deadline)
    {
        var restUntil = _lastReceived + _options.ReceiveModeration;
        if (restUntil <= now || deadline <= now)
        {
            _pollSet.Wait(now, deadline);
            return;
        }

        _pollSet.Rest(now, Timestamp.Earlier(restUntil, deadline));
    }

    private void ApplyCommands()
    {
        for (var i = 0; i < MaxCommandsPerTurn && _commands.Reader.TryRead(out var command); i++)
        {
            try
            {
                command.Run(MonotonicClock.Now);
            }
            catch (Exception exception)
            {
                CountFailure(exception, LoopStep.Command);
            }
        }
    }

    private Timestamp NextDeadline()
    {
        if (_stopping || _commands.Reader.TryPeek(out _))
        {
            return default;
        }

        var deadline = _core.NextDeadline;
        if (deadline < _restsUntil)
        {
            deadline = _restsUntil;
        }

        foreach (var port in _sockets.TcpPorts)
        {
            deadline = Timestamp.Earlier(deadline, port.NextDeadline);
        }

        return deadline;
    }

    private void ReceiveUdp()
    {
        for (var i = 0; i < _sockets.UdpPorts.Count; i++)
        {
            if (!_pollSet.IsUdpReady(i))
            {
                continue;
            }

            for (var round = 0; round < MaxRoundsPerTurn; round++)
            {
                var received = _batch.ReceiveFrom(_sockets.UdpPorts[i], _counters);
                var now = MonotonicClock.Now;
                _lastReceived = received.Messages > 0 ? now : _lastReceived;
                while (received.MoveNext())
                {
                    HandleDatagram(now, received.From, received.Current);
                }

                if (received.Messages < ReceiveBatch.Capacity)
                {
                    break;
                }
            }
        }
    }

    private void ReceiveTcp()
    {
        for (var i = 0; i < _sockets.TcpPorts.Count; i++)
        {
            var port = _sockets.TcpPorts[i];
            var now = MonotonicClock.Now;
            if (_pollSet.IsTcpReady(i))
            {
                foreach (var connection in port.CollectReadable(now))
                {
                    ReceiveFrom(port, connection, now);
                }
            }

            port.Sweep(now);
        }
    }

    private void ReceiveFrom(TcpPort port, TcpConnection connection, Timestamp now)
    {
        if (connection.Broken)
        {
            return;
        }

        var frames = port.ReceiveFrom(connection, now);
        while (frames.MoveNext())
        {
            HandleDatagram(now, connection.Path, frames.Current);
        }

        port.CloseIfBroken(connection);
    }

    private void HandleDatagram(Timestamp now, in TransportAddress from, Span<byte> datagram)
    {
        try
        {
            _core.HandleDatagram(now, from, datagram, ref _sink);
        }
        catch (Exception exception)
        {
            CountFailure(exception, LoopStep.Datagram);
        }
    }

    private void ReportClosedPaths(Timestamp now)
    {
        foreach (var port in _sockets.TcpPorts)
        {
            while (port.TryTakeClosed(out var path))
            {
                try
                {
                    _core.HandlePathClosed(now, path);
                }
                catch (Exception exception)
                {
                    CountFailure(exception, LoopStep.PathClosed);
                }
            }
        }
    }

    /// <summary>Does a step of the core. What goes wrong there ends with this step: the other rooms of the loop go on.</summary>
    private void Guard(LoopStep step, Timestamp now)
    {
        try
        {
            switch (step)
            {
                case LoopStep.EndOfBatch:
                    _core.EndOfBatch(now, ref _sink);
                    break;
                case LoopStep.Timeouts when now >= _restsUntil:
                    _core.HandleTimeouts(now, ref _sink);
                    break;
                case LoopStep.EndOfTurn:
                    _core.EndOfTurn(now);
                    break;
            }
        }
        catch (Exception exception)
        {
            _restsUntil = now + RestAfterFailure;
            CountFailure(exception, step);
        }
    }

    private void CountFailure(Exception exception, LoopStep step)
    {
        _counters.CoreFailures++;
        var now = MonotonicClock.Now;
        if (now >= _nextFailureLog)
        {
            _nextFailureLog = now + Duration.FromSeconds(1);
            RelayLoopLog.CoreFailed(_logger, exception, _options.Name, step, _counters.CoreFailures);
        }
    }
}
