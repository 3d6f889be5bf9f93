using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>One non-blocking UDP socket on one listening address. Linux only. Belongs to the thread of its loop.</summary>
internal sealed unsafe class UdpPort : IDisposable
{
    /// <summary>Wanted size of the kernel's buffers: 50 ms of 600 Mbit/s, so that a long turn of the loop loses nothing.</summary>
    private const int KernelBuffer = 4 << 20;

    /// <summary>Address family of the socket: AF_INET or AF_INET6.</summary>
    private readonly int _family;

    /// <summary>Interface of a link-local listening address; destinations get the same one.</summary>
    private readonly uint _scope;

    private UdpPort(int descriptor, IPEndPoint local, byte index)
    {
        Descriptor = descriptor;
        Index = index;
        LocalEndPoint = SocketOpening.LocalEndPoint(descriptor, local);
        _family = SocketAddresses.FamilyOf(local.Address);
        _scope = local.Address.IsIPv6LinkLocal ? (uint)local.Address.ScopeId : 0;
    }

    /// <summary>The file descriptor; -1 once disposed.</summary>
    public int Descriptor { get; private set; }

    /// <summary>The socket index of the paths through this port.</summary>
    public byte Index { get; }

    public IPEndPoint LocalEndPoint { get; }

    /// <summary>Whether runs may leave as one message; cleared for good when the kernel refuses them.</summary>
    public bool SegmentationOffload { get; set; }

    /// <summary>Whether the kernel may join received datagrams, which then need 64 KiB of memory each.</summary>
    public bool ReceiveOffload { get; private init; }

    /// <summary>Kernel's count of datagrams dropped on this socket, as last told; wraps at 32 bits.</summary>
    public uint LastDropCount { get; set; }

    /// <summary>Opens and binds; null when the port number is taken.</summary>
    public static UdpPort? TryOpen(LoopOptions options, IPEndPoint local, byte index)
    {
        var descriptor = SocketOpening.TryBind(local, SocketConstants.SOCK_DGRAM, reuse: false);
        if (descriptor < 0)
        {
            return null;
        }

        SocketOpening.SetKernelBuffers(descriptor, KernelBuffer);
        SocketOpening.TrySetOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_RXQ_OVFL, 1);
        return new(descriptor, local, index)
        {
            // Setting the socket's own segment size to "none" changes nothing and fails where the kernel knows no segmentation.
            SegmentationOffload = options.SegmentationOffload
                && SocketOpening.TrySetOption(descriptor, SocketConstants.SOL_UDP, SocketConstants.UDP_SEGMENT, 0),
            ReceiveOffload = options.ReceiveOffload
                && SocketOpening.TrySetOption(descriptor, SocketConstants.SOL_UDP, SocketConstants.UDP_GRO, 1),
        };
    }

    /// <summary>Writes a destination as this socket wants it; returns its length, 0 when the socket cannot reach that family.</summary>
    public uint WriteAddress(in TransportAddress to, byte* target) => SocketAddresses.Write(to, _family, _scope, target);

    public void Dispose()
    {
        if (Descriptor >= 0)
        {
            _ = Syscalls.Close(Descriptor);
            Descriptor = -1;
        }
    }
}
