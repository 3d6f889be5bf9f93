namespace VideoDesk.MediaRelay.Io.Native;

/// <summary>Numbers of Linux's socket interface, equal on x86-64 and arm64. The names are those of the C headers.</summary>
internal static class SocketConstants
{
    public const int AF_INET = 2;
    public const int AF_INET6 = 10;

    public const int SOCK_STREAM = 1;
    public const int SOCK_DGRAM = 2;
    public const int SOCK_NONBLOCK = 0x800;
    public const int SOCK_CLOEXEC = 0x80000;

    public const int SOL_SOCKET = 1;
    public const int SO_REUSEADDR = 2;
    public const int SO_SNDBUF = 7;
    public const int SO_RCVBUF = 8;
    public const int SO_SNDBUFFORCE = 32;
    public const int SO_RCVBUFFORCE = 33;

    /// <summary>Each received message tells how many were dropped before it because the socket's buffer was full.</summary>
    public const int SO_RXQ_OVFL = 40;

    public const int IPPROTO_TCP = 6;
    public const int TCP_NODELAY = 1;

    public const int IPPROTO_IPV6 = 41;
    public const int IPV6_V6ONLY = 26;

    public const int SOL_UDP = 17;

    /// <summary>Ancillary data of a send: cut the message into datagrams of this many bytes (since Linux 4.18).</summary>
    public const int UDP_SEGMENT = 103;

    /// <summary>Lets the kernel hand over consecutive datagrams of one sender as one message (since Linux 5.0).</summary>
    public const int UDP_GRO = 104;

    public const int MSG_TRUNC = 0x20;
    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_NOSIGNAL = 0x4000;

    public const short POLLIN = 1;
    public const short POLLOUT = 4;

    public const uint EPOLLIN = 1;
    public const uint EPOLLOUT = 4;
    public const int EPOLL_CTL_ADD = 1;
    public const int EPOLL_CTL_DEL = 2;
    public const int EPOLL_CTL_MOD = 3;
    public const int EPOLL_CLOEXEC = 0x80000;

    /// <summary>How late, in nanoseconds, a timer of this thread may fire so that wake-ups can be joined; 50,000 unless set.</summary>
    public const int PR_SET_TIMERSLACK = 29;

    public const int EFD_NONBLOCK = 0x800;
    public const int EFD_CLOEXEC = 0x80000;
}
