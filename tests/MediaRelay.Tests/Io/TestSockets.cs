using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Io;

/// <summary>Ordinary sockets at the other end, with a bound on every wait.</summary>
internal static class TestSockets
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Socket Udp(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 << 20 };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    public static async Task<Socket> ConnectTcpAsync(IPEndPoint to)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var bound = Bound();
        await socket.ConnectAsync(to, bound.Token);
        return socket;
    }

    public static void Send(Socket socket, ReadOnlySpan<byte> datagram, EndPoint to) => socket.SendTo(datagram, to);

    public static async Task<byte[]> ReceiveAsync(Socket socket)
    {
        using var bound = Bound();
        var buffer = new byte[65_536];
        var length = await socket.ReceiveAsync(buffer, bound.Token);
        return buffer[..length];
    }

    public static async Task<byte[]> ReceiveFrameAsync(Socket socket)
    {
        var prefix = await ReceiveExactlyAsync(socket, 2);
        return await ReceiveExactlyAsync(socket, BinaryPrimitives.ReadUInt16BigEndian(prefix));
    }

    public static byte[] Frame(byte[] datagram)
    {
        var frame = new byte[2 + datagram.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)datagram.Length);
        datagram.CopyTo(frame, 2);
        return frame;
    }

    /// <summary>True when the other end closes, with or without a reset.</summary>
    public static async Task<bool> IsClosedByPeerAsync(Socket socket)
    {
        using var bound = Bound();
        try
        {
            return await socket.ReceiveAsync(new byte[1], bound.Token) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>Waits for a descriptor that the test reads without a loop.</summary>
    public static unsafe void WaitReadable(int descriptor)
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = SocketConstants.POLLIN };
        var timeout = TimeSpecification.FromMicroseconds((long)Patience.TotalMicroseconds);
        Assert.Equal(1, Syscalls.Poll(&poll, 1, &timeout, null));
    }

    /// <summary>A datagram that passes for STUN (first byte 0 or 1) and can be told from others.</summary>
    public static byte[] Datagram(int number, int length)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    public static async Task<T> WithinPatienceAsync<T>(Task<T> task) =>
        await task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public static IPEndPoint EndPoint(LoopEndpoint endpoint) => new(endpoint.Address, endpoint.Port);

    private static async Task<byte[]> ReceiveExactlyAsync(Socket socket, int length)
    {
        using var bound = Bound();
        var buffer = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(filled), bound.Token);
            Assert.True(received > 0, $"The connection ended after {filled} of {length} bytes.");
            filled += received;
        }

        return buffer;
    }

    private static CancellationTokenSource Bound()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Patience);
        return source;
    }
}
