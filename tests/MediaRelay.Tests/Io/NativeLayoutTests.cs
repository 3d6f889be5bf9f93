using System.Net;
using System.Runtime.InteropServices;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Io;

/// <summary>The structs as 64-bit Linux lays them out: &lt;sys/socket.h&gt;, &lt;poll.h&gt;, &lt;netinet/in.h&gt;.</summary>
public sealed unsafe class NativeLayoutTests
{
    [Fact]
    public void Structs_OnLinux_HaveTheLayoutOfTheKernel()
    {
        Assert.Equal(16, sizeof(IoVector));
        Assert.Equal(56, sizeof(MessageHeader));
        Assert.Equal(16, Offset<MessageHeader>(nameof(MessageHeader.Vectors)));
        Assert.Equal(32, Offset<MessageHeader>(nameof(MessageHeader.Control)));
        Assert.Equal(48, Offset<MessageHeader>(nameof(MessageHeader.Flags)));
        Assert.Equal(64, sizeof(MultiMessageHeader));
        Assert.Equal(56, Offset<MultiMessageHeader>(nameof(MultiMessageHeader.Length)));
        Assert.Equal(ControlHeader.Size, sizeof(ControlHeader));
        Assert.Equal(8, sizeof(PollDescriptor));
        Assert.Equal(16, sizeof(TimeSpecification));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("192.0.2.33")]
    [InlineData("::1")]
    [InlineData("2001:db8:12:3456:789a:bcde:f012:3456")]
    public void Address_WrittenAndRead_IsTheSame(string text)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(text), 50_123);
        var bytes = stackalloc byte[SocketAddresses.MaxLength];

        var length = SocketAddresses.Write(endPoint, bytes);

        Assert.Equal(text.Contains(':', StringComparison.Ordinal) ? 28u : 16u, length);
        var expected = endPoint.Serialize().Buffer.Span[..(int)length].ToArray();
        Assert.Equal(expected, new ReadOnlySpan<byte>(bytes, (int)length).ToArray());
        Assert.Equal(TransportAddress.From(endPoint, PathKind.Udp, 3), SocketAddresses.Read(bytes, PathKind.Udp, 3));
    }

    [Fact]
    public void Address_IPv6OnAnIPv4Socket_IsRefused()
    {
        var bytes = stackalloc byte[SocketAddresses.MaxLength];
        var address = TransportAddress.From(new(IPAddress.IPv6Loopback, 1));

        Assert.Equal(0u, SocketAddresses.Write(address, SocketConstants.AF_INET, 0, bytes));
    }

    private static int Offset<T>(string field) => (int)Marshal.OffsetOf<T>(field);
}
