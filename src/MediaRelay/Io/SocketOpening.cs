using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Creating, binding and configuring of non-blocking Linux sockets.</summary>
internal static unsafe class SocketOpening
{
    /// <summary>A bound, non-blocking socket; -1 when the port number is taken. Every other failure is the operator's to mend and throws.</summary>
    public static int TryBind(IPEndPoint local, int type, bool reuse)
    {
        var family = SocketAddresses.FamilyOf(local.Address);
        var descriptor = Syscalls.Socket(family, type | SocketConstants.SOCK_NONBLOCK | SocketConstants.SOCK_CLOEXEC, 0);
        ThrowIfFailed(descriptor, "socket");
        if (family == SocketConstants.AF_INET6)
        {
            TrySetOption(descriptor, SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_V6ONLY, 1);
        }

        if (reuse)
        {
            TrySetOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_REUSEADDR, 1);
        }

        var address = stackalloc byte[SocketAddresses.MaxLength];
        var length = SocketAddresses.Write(local, address);
        if (Syscalls.Bind(descriptor, address, length) == 0)
        {
            return descriptor;
        }

        var error = Syscalls.LastError;
        _ = Syscalls.Close(descriptor);
        return error == Errno.EADDRINUSE ? -1 : throw Failure("bind", error);
    }

    public static bool TrySetOption(int descriptor, int level, int option, int value) =>
        Syscalls.SetSocketOption(descriptor, level, option, &value, sizeof(int)) == 0;

    /// <summary>Asks past the system's limit first, which needs CAP_NET_ADMIN, then for as much as the limit allows.</summary>
    public static void SetKernelBuffers(int descriptor, int size)
    {
        if (!TrySetOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVBUFFORCE, size))
        {
            TrySetOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVBUF, size);
        }

        if (!TrySetOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUFFORCE, size))
        {
            TrySetOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF, size);
        }
    }

    /// <summary>The bound address: the wanted one with the port that the system chose.</summary>
    public static IPEndPoint LocalEndPoint(int descriptor, IPEndPoint wanted)
    {
        var address = stackalloc byte[SocketAddresses.MaxLength];
        var length = (uint)SocketAddresses.MaxLength;
        ThrowIfFailed(Syscalls.GetSocketName(descriptor, address, &length), "getsockname");
        return new(wanted.Address, SocketAddresses.Read(address, PathKind.Udp, 0).Port);
    }

    public static void ThrowIfFailed(int result, string call)
    {
        if (result < 0)
        {
            throw Failure(call, Syscalls.LastError);
        }
    }

    private static IOException Failure(string call, int error) => new($"{call} failed with error {error} of Linux.");
}
