using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <content>How connections come in.</content>
internal sealed unsafe partial class TcpPort
{
    /// <summary>Connections accepted in one turn, so that a flood of them does not starve the media.</summary>
    private const int MaxAcceptsPerTurn = 32;

    /// <summary>What the kernel may hold unsent: with more, a slow link would get old video instead of new.</summary>
    private const int KernelSendBuffer = 256 * 1024;

    private void Accept(Timestamp now)
    {
        var address = stackalloc byte[SocketAddresses.MaxLength];
        for (var i = 0; i < MaxAcceptsPerTurn; i++)
        {
            var length = (uint)SocketAddresses.MaxLength;
            const int flags = SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC;
            var descriptor = Syscalls.Accept4(_listener, address, &length, flags);
            if (descriptor < 0)
            {
                PauseWithoutDescriptors(now, Syscalls.LastError);
                return;
            }

            Enter(descriptor, SocketAddresses.Read(address, PathKind.Tcp, _index), now);
        }
    }

    private void PauseWithoutDescriptors(Timestamp now, int error)
    {
        if (error is Errno.EMFILE or Errno.ENFILE)
        {
            _acceptPauses = true;
            NextDeadline = Timestamp.Earlier(NextDeadline, now + SweepInterval);
            _events.Control(Descriptor, SocketConstants.EPOLL_CTL_MOD, _listener, (0, ListenerData));
        }
    }

    private void Enter(int descriptor, in TransportAddress path, Timestamp now)
    {
        if (_freeSlots.Count == 0)
        {
            CloseOldestUnproved();
        }

        var connection = new TcpConnection(this, descriptor, path, now);
        if (_freeSlots.Count == 0 || !_byPath.TryAdd(path, connection))
        {
            connection.Dispose();
            return;
        }

        connection.Slot = _freeSlots.Pop();
        _slots[connection.Slot] = connection;
        SocketOpening.TrySetOption(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NODELAY, 1);
        SocketOpening.TrySetOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF, KernelSendBuffer);
        _events.Control(Descriptor, SocketConstants.EPOLL_CTL_ADD, descriptor, (SocketConstants.EPOLLIN, (ulong)connection.Slot));
        _counters.TcpAccepted++;
        NextDeadline = Timestamp.Earlier(NextDeadline, now + SweepInterval);
    }

    /// <summary>A full table must not lock out whoever has something to say.</summary>
    private void CloseOldestUnproved()
    {
        TcpConnection? oldest = null;
        foreach (var connection in _slots)
        {
            if (connection is { Answered: false } && (oldest is null || connection.AcceptedAt < oldest.AcceptedAt))
            {
                oldest = connection;
            }
        }

        if (oldest is not null)
        {
            oldest.Broken = true;
            CloseIfBroken(oldest);
        }
    }
}
