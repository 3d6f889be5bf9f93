using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>
/// One peer's UDP socket, towards one server. It sends datagram by datagram (no UDP_SEGMENT), so that no server profits from runs on
/// its way in; whether it takes runs as they were sent is an option. Belongs to the engine's thread.
/// </summary>
internal sealed unsafe class LoadSocket : IDisposable
{
    /// <summary>Has the kernel stamp each message when it arrives.</summary>
    public const int SO_TIMESTAMPNS = 35;

    private readonly UdpPort _port;

    /// <summary>The server's address as the kernel wants it.</summary>
    private readonly NativeBuffer _remote = new(SocketAddresses.MaxLength);

    /// <summary>0 until <see cref="Aim"/>.</summary>
    private uint _remoteLength;

    public LoadSocket(IPAddress local, bool joined)
    {
        _port = UdpPort.TryOpen(new() { ReceiveOffload = joined, SegmentationOffload = false }, new(local, 0), 0)
            ?? throw new IOException("No port is free.");
        SocketOpening.TrySetOption(_port.Descriptor, SocketConstants.SOL_SOCKET, SO_TIMESTAMPNS, 1);
    }

    /// <summary>Where everything goes.</summary>
    public TransportAddress Server { get; private set; }

    public int Descriptor => _port.Descriptor;

    public IPEndPoint LocalEndPoint => _port.LocalEndPoint;

    /// <summary>Datagrams that the kernel did not take.</summary>
    public long Refused { get; private set; }

    public void Aim(IPEndPoint server)
    {
        Server = TransportAddress.From(server);
        _remoteLength = _port.WriteAddress(Server, _remote.Start);
    }

    public void Send(ReadOnlySpan<byte> datagram)
    {
        fixed (byte* start = datagram)
        {
            const int flags = SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_NOSIGNAL;
            if (Syscalls.SendTo(_port.Descriptor, start, (nuint)datagram.Length, flags, _remote.Start, _remoteLength) < 0)
            {
                Refused++;
            }
        }
    }

    public void Dispose()
    {
        _port.Dispose();
        _remote.Dispose();
    }
}
